using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public class BalanceContractTests : ProjectionContract<BalanceProjection>
{
    protected override EventTypeRegistry Types => Demo.Types;

    protected override IEnumerable<PastEvent> History => Demo.History;

    protected override void Configure(IServiceCollection services) => services.AddSingleton<Interference>();
}

public class OwnerContractTests : ProjectionContract<OwnerProjection>
{
    protected override EventTypeRegistry Types => Demo.Types;

    protected override IEnumerable<PastEvent> History => Demo.History;
}

/// <summary>What tracks rows and what writes them in bulk, on a server.</summary>
public sealed class BalancesInPostgreSqlTests : BalanceContractTests
{
    protected override bool InPostgreSql => true;
}

public sealed class OwnersInPostgreSqlTests : OwnerContractTests
{
    protected override bool InPostgreSql => true;
}
