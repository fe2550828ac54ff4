using PartnerGraph.Write.EventStore.PostgreSql;

namespace PartnerGraph.Write.EventStore.Tests.PostgreSql;

/// <summary>Two nodes on one log: each has a store of its own, as two processes have.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private const int Writers = 8, Appends = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string log = $"nodes_{Guid.NewGuid():N}";
    private PostgreSqlEventStore one = null!, other = null!;

    public async Task InitializeAsync()
    {
        // At once: the tables are made by one of them.
        var both = await Task.WhenAll(PostgreSqlStores.Open(log), PostgreSqlStores.Open(log));
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
        var following = new[] { Follow(one), Follow(other) };

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < Appends; n++)
                await (writer % 2 == 0 ? one : other).Append($"writer-{writer}", ExpectedVersion.At(n - 1), [Event("happened.v1")]);
        })));

        foreach (var seen in await Task.WhenAll(following).WaitAsync(Patience))
        {
            Assert.Equal(Enumerable.Range(1, Writers * Appends).Select(n => (long)n), seen.Select(e => e.Position));
            Assert.All(seen.GroupBy(e => e.Stream), stream => Assert.Equal(Enumerable.Range(0, Appends).Select(n => (long)n), stream.Select(e => e.Version)));
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
            Assert.Equal(await one.Append("contested", ExpectedVersion.Any, [again]), await other.Append("contested", ExpectedVersion.Any, [again]));
        }

        Assert.Equal(20, (await one.ReadStream("contested").ToListAsync()).Count);
    }

    [Fact]
    public async Task Both_give_the_same_mark()
    {
        await one.Append("s", ExpectedVersion.NoStream, [Event("a.v1")]);
        await other.Append("s", ExpectedVersion.At(0), [Event("b.v1")]);
        for (var position = 0; position <= 2; position++) Assert.Equal(await one.MarkAt(position), await other.MarkAt(position));
    }

    internal static NewEvent Event(string type) => new(Guid.NewGuid(), type, "{}"u8.ToArray(), "{}"u8.ToArray());

    private static async Task<List<StoredEvent>> Follow(PostgreSqlEventStore store)
    {
        var seen = new List<StoredEvent>();
        for (long position = 0; seen.Count < Writers * Appends;)
        {
            await store.WaitForEvents(position);
            var page = await store.ReadAll(position, 50);
            seen.AddRange(page.Events);
            position = page.ScannedTo;
        }

        return seen;
    }

    private static async Task<bool> Wins(PostgreSqlEventStore store, ExpectedVersion expected, NewEvent appended)
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
