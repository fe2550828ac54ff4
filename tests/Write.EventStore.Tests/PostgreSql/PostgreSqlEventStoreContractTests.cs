using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.PostgreSql;

namespace PartnerGraph.Write.EventStore.Tests.PostgreSql;

/// <summary>The contract on a real server. No test waits for time to pass: a missed wake-up is a failure.</summary>
public sealed class PostgreSqlEventStoreContractTests : EventStoreContract
{
    public override async Task DisposeAsync() => await ((PostgreSqlEventStore)Store).DisposeAsync();

    protected override async Task<IEventStore> Open() => await PostgreSqlStores.Open("contract");
}
