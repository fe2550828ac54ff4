using System.Text;
using PartnerGraph.EventStoreDb.Server;
using PartnerGraph.Write.EventStore.EventStoreDb;
using static PartnerGraph.Write.EventStore.Tests.PostgreSql.TwoNodesTests;

namespace PartnerGraph.Write.EventStore.Tests.EventStoreDb;

/// <summary>What a server refuses for good is told as the port does: credentials, sizes, a log that is not the one that was.</summary>
public sealed class ServerRefusalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string log = EventStoreDbStores.NewLog();

    [Fact]
    public async Task Only_who_has_the_credentials_is_let_in()
    {
        await using var cluster = await EventStoreDbCluster.Start();
        cluster.Credentials = ("ops", "p@ss:word");
        var node = cluster.Nodes[0];

        await Assert.ThrowsAsync<StoreAccessDeniedException>(() => EventStoreDbStores.Open(cluster.ConnectionString, log));
        await using var store = await EventStoreDbStores.Open($"esdb://ops:p%40ss%3Aword@{node.Host}:{node.Port}?tls=false", log);
        await store.Append("s", ExpectedVersion.NoStream, [Event("happened.v1")]);

        cluster.Credentials = ("ops", "another");
        await Assert.ThrowsAsync<StoreAccessDeniedException>(() => store.Append("s", ExpectedVersion.At(0), [Event("happened.v1")]));
    }

    [Fact]
    public async Task What_does_not_fit_into_one_append_sends_its_payloads_ahead_and_is_stored_whole()
    {
        await using var cluster = await EventStoreDbCluster.Start();
        await using var store = await EventStoreDbStores.Open(cluster.ConnectionString, log);
        NewEvent[] large = [.. Enumerable.Range(0, 1_500).Select(n => Event("line.v1") with { Data = Encoding.UTF8.GetBytes($"{{\"n\":{n},\"text\":\"{new string('x', 2_000)}\"}}") })];

        var result = await store.Append([new("a", ExpectedVersion.NoStream, large), new("b", ExpectedVersion.NoStream, [Event("end.v1")])]);

        await using var other = await EventStoreDbStores.Open(cluster.ConnectionString, log);
        Assert.Equal([new(1_499, 1_500), new(0, 1_501)], result);
        foreach (var reader in new[] { store, other })
        {
            var read = await reader.ReadStream("a").ToListAsync();
            Assert.Equal(large.Select(e => (e.Id, Encoding.UTF8.GetString(e.Data.Span))), read.Select(e => (e.Id, Encoding.UTF8.GetString(e.Data.Span))));
            Assert.All(read, e => Assert.Equal("{}", Encoding.UTF8.GetString(e.Metadata.Span)));
        }
    }

    [Fact]
    public async Task What_is_too_large_all_the_same_is_told_and_its_neighbours_stand()
    {
        await using var cluster = await EventStoreDbCluster.Start();
        await using var store = await EventStoreDbStores.Open(cluster.ConnectionString, log, options => options.MaxAppendSize = 100_000);

        await Assert.ThrowsAsync<AppendTooLargeException>(() => store.Append("s", ExpectedVersion.NoStream, [.. Enumerable.Range(0, 1_000).Select(_ => Event("line.v1"))]));
        Assert.Equal(new AppendResult(0, 1), await store.Append("s", ExpectedVersion.NoStream, [Event("happened.v1")]));

        // A server that was told to take less than it is sent.
        cluster.Log.MaxAppendSize = 100;
        Assert.Contains("100 bytes", (await Assert.ThrowsAsync<AppendTooLargeException>(() => store.Append("s", ExpectedVersion.At(0), [Event("happened.v1")]))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_appended_to_a_log_that_went_back(bool waits)
    {
        await using var cluster = await EventStoreDbCluster.Start();
        await using var store = await EventStoreDbStores.Open(cluster.ConnectionString, log);
        for (var n = 0; n < 3; n++) await store.Append("s", ExpectedVersion.Any, [Event("happened.v1")]);
        var waiting = store.WaitForEvents(3);

        cluster.Log.Truncate(log, 1);

        if (waits) await Assert.ThrowsAsync<StoreDamagedException>(() => store.Head());
        var told = await Assert.ThrowsAsync<StoreDamagedException>(() => store.Append("s", ExpectedVersion.Any, [Event("happened.v1")]));
        Assert.Contains("ends at position 2, and 3 were", told.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreDamagedException>(() => waiting.WaitAsync(Patience));
        await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAll(0, 10));
    }

    [Fact]
    public async Task A_log_that_was_altered_is_not_taken_over()
    {
        await using var cluster = await EventStoreDbCluster.Start();
        await using (var store = await EventStoreDbStores.Open(cluster.ConnectionString, log)) await store.Append("s", ExpectedVersion.NoStream, [Event("a.v1"), Event("b.v1")]);
        cluster.Log.Alter(log, 2, "{\"amount\":1}"u8.ToArray());

        var told = await Assert.ThrowsAsync<StoreDamagedException>(() => EventStoreDbStores.Open(cluster.ConnectionString, log));
        Assert.Contains("position 2", told.Message, StringComparison.Ordinal);
        var seen = await EventStoreDbInspection.Of(new() { ConnectionString = cluster.ConnectionString, Stream = log }, TimeProvider.System);
        Assert.Equal((null, told.Message), (seen.Head, Assert.Single(seen.Problems)));
    }

    [Fact]
    public async Task A_log_is_looked_at_from_outside_and_never_begun_by_that()
    {
        await using var cluster = await EventStoreDbCluster.Start();
        var options = new EventStoreDbOptions { ConnectionString = cluster.ConnectionString, Stream = log };

        Assert.Contains("no event log", Assert.Single((await EventStoreDbInspection.Of(options, TimeProvider.System)).Problems), StringComparison.Ordinal);
        Assert.Equal(0, cluster.Log.Appends);

        await using var store = await EventStoreDbStores.Open(cluster.ConnectionString, log);
        await store.Append("s", ExpectedVersion.NoStream, [Event("b.v1"), Event("a.v1")]);
        var seen = await EventStoreDbInspection.Of(options, TimeProvider.System);
        Assert.Empty(seen.Problems);
        Assert.Equal(["a.v1", "b.v1"], seen.Types);
        Assert.Equal(await store.MarkAt(2), seen.Head);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$all")]
    public async Task The_log_has_a_stream_of_its_own(string stream) =>
        await Assert.ThrowsAsync<ArgumentException>(() => EventStoreDbStores.Open("esdb://127.0.0.1?tls=false", stream));
}
