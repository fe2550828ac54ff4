using PartnerGraph.Write.EventStore.EventStoreDb;
using static PartnerGraph.Write.EventStore.Tests.PostgreSql.TwoNodesTests;

namespace PartnerGraph.Write.EventStore.Tests.EventStoreDb;

/// <summary>Two nodes of the product on one log of a cluster: each has a copy of its own, as two machines have.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private const int Writers = 8, Appends = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string log = EventStoreDbStores.NewLog();
    private EventStoreDbStore one = null!, other = null!;

    public async Task InitializeAsync()
    {
        var connection = await EventStoreDbStores.Shared();
        // At once: the log is begun by one of them.
        var both = await Task.WhenAll(EventStoreDbStores.Open(connection, log), EventStoreDbStores.Open(connection, log));
        (one, other) = (both[0], both[1]);
    }

    public async Task DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task An_append_on_one_wakes_who_waits_on_the_other_for_its_type()
    {
        var (waiting, elsewhere) = (other.WaitForEvents(0, ["wanted.v1"]), other.WaitForEvents(0, ["never.v1"]));
        await one.Append("s", ExpectedVersion.NoStream, [Event("other.v1")]);
        await one.Append("s", ExpectedVersion.At(0), [Event("wanted.v1")]);
        await waiting.WaitAsync(Patience);
        Assert.False(elsewhere.IsCompleted);
    }

    [Fact]
    public async Task What_both_append_takes_positions_without_a_gap_and_is_followed_in_order_on_both()
    {
        var following = new[] { Follow(one, Writers * Appends * 2), Follow(other, Writers * Appends * 2) };

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < Appends; n++)
            {
                await (writer % 2 == 0 ? one : other).Append(
                    [new($"writer-{writer}", ExpectedVersion.At(n - 1), [Event("happened.v1")]), new($"beside-{writer}", ExpectedVersion.At(n - 1), [Event("happened.v1")])]);
            }
        })));

        foreach (var seen in await Task.WhenAll(following).WaitAsync(Patience))
        {
            Assert.Equal(Enumerable.Range(1, Writers * Appends * 2).Select(n => (long)n), seen.Select(e => e.Position));
            Assert.All(seen.GroupBy(e => e.Stream), stream => Assert.Equal(Enumerable.Range(0, Appends).Select(n => (long)n), stream.Select(e => e.Version)));
            // What was appended together lies together.
            Assert.All(seen.Chunk(2), pair => Assert.Equal(pair[0].Stream.Replace("writer", "beside", StringComparison.Ordinal), pair[1].Stream));
        }
    }

    [Fact]
    public async Task Of_two_at_one_version_one_wins_and_the_same_append_on_both_is_stored_once()
    {
        for (var round = 0; round < 20; round++)
        {
            var version = ExpectedVersion.At(round - 1);
            var (a, b) = (Event("happened.v1"), Event("happened.v1"));
            var wins = await Task.WhenAll(Wins(one, version, a), Wins(other, version, b));
            Assert.Single(wins, won => won);
            var again = wins[0] ? a : b;
            var both = await Task.WhenAll(one.Append("contested", ExpectedVersion.Any, [again]), other.Append("contested", ExpectedVersion.Any, [again]));
            Assert.Equal(both[0], both[1]);
        }

        Assert.Equal(20, (await one.ReadStream("contested").ToListAsync()).Count);
    }

    [Fact]
    public async Task A_refusal_and_a_reading_know_what_the_other_was_told_to_be_stored()
    {
        for (var n = 0; n < 50; n++)
        {
            await one.Append("s", ExpectedVersion.At(n - 1), [Event("happened.v1")]);
            Assert.Equal(n + 1, (await other.ReadStream("s").ToListAsync()).Count);
            Assert.Equal(n + 1, await other.Head());
            var refused = await Assert.ThrowsAsync<WrongExpectedVersionException>(() => other.Append("s", ExpectedVersion.At(n - 1), [Event("happened.v1")]));
            Assert.Equal(n, refused.Actual);
        }
    }

    [Fact]
    public async Task Whoever_knows_more_than_a_nodes_copy_is_not_refused_by_it()
    {
        // Each expects what the other was just told, which its own copy may not hold yet.
        for (var n = 0; n < 100; n++)
            Assert.Equal(n, (await (n % 2 == 0 ? one : other).Append("s", ExpectedVersion.At(n - 1), [Event("happened.v1")])).Version);
    }

    [Fact]
    public async Task Both_give_the_same_mark_and_so_does_a_copy_that_is_made_anew()
    {
        await one.Append("s", ExpectedVersion.NoStream, [Event("a.v1"), Event("a.v1")]);
        await other.Append("s", ExpectedVersion.At(1), [Event("b.v1")]);
        await using var anew = await EventStoreDbStores.Open(await EventStoreDbStores.Shared(), log);
        Assert.Equal(3, await one.Head());
        for (var position = 0; position <= 3; position++)
        {
            Assert.Equal(await one.MarkAt(position), await other.MarkAt(position));
            Assert.Equal(await one.MarkAt(position), await anew.MarkAt(position));
        }
    }

    internal static async Task<List<StoredEvent>> Follow(EventStoreDbStore store, int count)
    {
        var seen = new List<StoredEvent>();
        for (long position = 0; seen.Count < count;)
        {
            await store.WaitForEvents(position);
            var page = await store.ReadAll(position, 50);
            seen.AddRange(page.Events);
            position = page.ScannedTo;
        }

        return seen;
    }

    private static async Task<bool> Wins(EventStoreDbStore store, ExpectedVersion expected, NewEvent appended)
    {
        try
        {
            await store.Append("contested", expected, [appended]);
            return true;
        }
        catch (WrongExpectedVersionException)
        {
            return false;
        }
    }
}
