using PartnerGraph.EventStoreDb.Server;
using PartnerGraph.Write.EventStore.EventStoreDb;

namespace PartnerGraph.Write.EventStore.Tests.EventStoreDb;

internal static class EventStoreDbStores
{
    private static readonly Lazy<Task<EventStoreDbCluster>> Common = new(() => EventStoreDbCluster.Start());

    /// <summary>A server for all tests of the process that do not harm it; a real one when <c>PARTNERGRAPH_EVENTSTORE</c> names it.</summary>
    public static async Task<string> Shared() => Environment.GetEnvironmentVariable("PARTNERGRAPH_EVENTSTORE") is { Length: > 0 } real ? real : (await Common.Value).ConnectionString;

    public static string NewLog() => $"partnergraph-test-{Guid.NewGuid():N}";

    public static Task<EventStoreDbStore> Open(string connection, string log, Action<EventStoreDbOptions>? configure = null)
    {
        var options = new EventStoreDbOptions { ConnectionString = connection, Stream = log };
        configure?.Invoke(options);
        return EventStoreDbStore.Open(options, TimeProvider.System);
    }
}
