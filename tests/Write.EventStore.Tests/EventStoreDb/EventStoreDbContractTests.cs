using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.EventStoreDb;

namespace PartnerGraph.Write.EventStore.Tests.EventStoreDb;

/// <summary>All tests share a log, as those of the other stores do.</summary>
public sealed class EventStoreDbContractTests : EventStoreContract
{
    private static readonly string Log = EventStoreDbStores.NewLog();

    public override async Task DisposeAsync() => await ((EventStoreDbStore)Store).DisposeAsync();

    protected override async Task<IEventStore> Open() => await EventStoreDbStores.Open(await EventStoreDbStores.Shared(), Log);
}
