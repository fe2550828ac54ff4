using System.Diagnostics;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Bench.Whole;

/// <summary>Appended events a second, each to a stream of its own, against bare commits of the same bytes.</summary>
internal static class AppendComparison
{
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<Row>> Run() =>
    [
        await Compare("events appended, 1 in flight", events: 300, inFlight: 1),
        await Compare("events appended, 64 in flight", events: 12_800, inFlight: 64),
        await Compare("events appended, 1,000 in flight", events: 30_000, inFlight: 1_000),
    ];

    private static async Task<Row> Compare(string what, int events, int inFlight)
    {
        using var directory = new TemporaryDirectory();
        await using var store = new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = directory.Info.FullName }, TimeProvider.System);
        using var bare = new BareSqlite(directory.File("bare.db"), "stream", "version", "event_id", "type", "data", "metadata");
        List<double> ours = [], theirs = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var (ourRate, bareRate) = (await Append(store, round, events, inFlight), Commit(bare, round, events, inFlight));
            if (round == 0) continue;
            ours.Add(ourRate);
            theirs.Add(bareRate);
        }

        return Row.Rates(what, "events/s", Table.Median(ours), Table.Median(theirs));
    }

    public static async Task<double> Append(SqliteEventStore store, int round, int events, int inFlight)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async worker =>
        {
            for (var n = worker; n < events; n += inFlight)
                await store.Append($"bench-{round}-{n}", ExpectedVersion.NoStream, [new NewEvent(Guid.CreateVersion7(), SampleEvent.Type, SampleEvent.Data, SampleEvent.Metadata)]);
        }));
        return events / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Commit(BareSqlite bare, int round, int events, int inFlight)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var together in Enumerable.Range(0, events).Chunk(inFlight))
            bare.Commit(together.Select(n => new object?[]
            {
                $"bench-{round}-{n}", 0L, Guid.CreateVersion7().ToByteArray(), SampleEvent.Type, SampleEvent.Data, SampleEvent.Metadata,
            }));
        return events / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
