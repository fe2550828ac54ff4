using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class BalanceContractTests : ProjectionContract<BalanceProjection>
{
    protected override EventTypeRegistry Types => Demo.Types;

    protected override IEnumerable<PastEvent> History => Demo.History;

    protected override void Configure(IServiceCollection services) => services.AddSingleton<Interference>();
}

public sealed class OwnerContractTests : ProjectionContract<OwnerProjection>
{
    protected override EventTypeRegistry Types => Demo.Types;

    protected override IEnumerable<PastEvent> History => Demo.History;
}
