using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Contract;

namespace PartnerGraph.Projections.Tests.Runtime;

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
