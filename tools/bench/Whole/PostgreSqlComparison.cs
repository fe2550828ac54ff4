using System.Diagnostics;
using System.Text.Json;
using Marten;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.PostgreSql;

namespace PartnerGraph.Bench.Whole;

/// <summary>Appended events a second, each to a stream of its own, against Marten on the same server: the same payload, round by round.</summary>
internal static class PostgreSqlComparison
{
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<Row>> Run(string connectionString)
    {
        await using var ours = await PostgreSqlEventStore.Open(new() { ConnectionString = connectionString, Schema = $"bench_{Guid.NewGuid():N}" });
        await using var marten = DocumentStore.For(options =>
        {
            options.Connection(connectionString);
            options.DatabaseSchemaName = options.Events.DatabaseSchemaName = $"marten_{Guid.NewGuid():N}";
            options.Events.StreamIdentity = JasperFx.Events.StreamIdentity.AsString;
        });
        return
        [
            await Compare("events appended to PostgreSQL, 1 in flight", ours, marten, events: 300, inFlight: 1),
            await Compare("events appended to PostgreSQL, 64 in flight", ours, marten, events: 6_400, inFlight: 64),
            await Compare("events appended to PostgreSQL, 1,000 in flight", ours, marten, events: 10_000, inFlight: 1_000),
        ];
    }

    private static async Task<Row> Compare(string what, PostgreSqlEventStore ours, DocumentStore marten, int events, int inFlight)
    {
        List<double> own = [], theirs = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var run = Guid.NewGuid();
            var rate = await Rate(events, inFlight, n => ours.Append(
                $"bench-{run:N}-{n}", ExpectedVersion.NoStream, [new NewEvent(Guid.CreateVersion7(), SampleEvent.Type, SampleEvent.Data, SampleEvent.Metadata)]));
            // Marten's pool holds a connection for each session; more than the server has would be refused.
            var other = await Rate(events, Math.Min(inFlight, 64), async n =>
            {
                await using var session = marten.LightweightSession();
                session.Events.StartStream($"bench-{run:N}-{n}", new Payload(JsonSerializer.Deserialize<JsonElement>(SampleEvent.Data)));
                await session.SaveChangesAsync();
            });
            if (round == 0) continue;
            own.Add(rate);
            theirs.Add(other);
        }

        return Row.Rates(what, "events/s", Table.Median(own), Table.Median(theirs));
    }

    private static async Task<double> Rate(int events, int inFlight, Func<int, Task> append)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async worker =>
        {
            for (var n = worker; n < events; n += inFlight) await append(n);
        }));
        return events / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public sealed record Payload(JsonElement Data);
}
