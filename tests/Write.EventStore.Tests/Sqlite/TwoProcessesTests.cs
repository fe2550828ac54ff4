using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Write.EventStore.Tests.Sqlite;

/// <summary>Two stores on one file share nothing but the file, like two processes.</summary>
public sealed class TwoProcessesTests : SqliteStoreTests
{
    private readonly TimeSpan _poll = new SqliteEventStoreOptions().PollInterval;

    [Fact]
    public async Task Each_numbers_on_from_what_the_other_appended()
    {
        await using var one = Open();
        await using var two = Open();

        await one.Append("s", ExpectedVersion.NoStream, [Event()]);
        await two.Append("s", ExpectedVersion.At(0), [Event("two.v1")]);
        await Assert.ThrowsAsync<WrongExpectedVersionException>(() => one.Append("s", ExpectedVersion.At(0), [Event()]));
        var last = await one.Append("s", ExpectedVersion.At(1), [Event("two.v1")]);

        Assert.Equal(new AppendResult(2, 3), last);
        Assert.Equal(["happened.v1", "two.v1", "two.v1"], (await two.ReadAll(0, 10)).Events.Select(e => e.Type));
    }

    [Fact]
    public async Task Each_is_woken_by_the_others_appends_within_the_poll_interval()
    {
        await using var one = Open();
        await using var two = Open();
        foreach (var (writer, follower) in new[] { (one, two), (two, one) })
        {
            var head = await follower.Head();
            var waiting = follower.WaitForEvents(head);
            var forAnotherType = follower.WaitForEvents(head, ["never.v1"]);
            await writer.Append("s", ExpectedVersion.Any, [Event()]);
            Assert.False(waiting.IsCompleted);

            Clock.Advance(_poll);

            await waiting.WaitAsync(Patience);
            Assert.False(forAnotherType.IsCompleted);
        }
    }

    [Fact]
    public async Task A_foreign_append_below_an_own_one_still_wakes_its_waiter()
    {
        await using var own = Open();
        await using var foreign = Open();
        var waiting = own.WaitForEvents(0, ["foreign.v1"]);
        await foreign.Append("f", ExpectedVersion.NoStream, [Event("foreign.v1")]);
        await own.Append("o", ExpectedVersion.NoStream, [Event()]);

        Clock.Advance(_poll);

        await waiting.WaitAsync(Patience);
    }

    [Fact]
    public async Task Both_write_at_full_speed_and_a_follower_misses_nothing()
    {
        await using var one = Open();
        await using var two = Open();

        await Task.WhenAll(Enumerable.Range(0, 400).Select(n =>
            (n % 2 == 0 ? one : two).Append($"s-{n % 10}", ExpectedVersion.Any, [Event()])));

        var all = (await one.ReadAll(0, 1000)).Events;
        Assert.Equal(Enumerable.Range(1, 400).Select(n => (long)n), all.Select(e => e.Position));
        Assert.All(all.GroupBy(e => e.Stream), stream => Assert.Equal(Enumerable.Range(0, 40).Select(n => (long)n), stream.Select(e => e.Version)));
    }

    [Fact]
    public async Task Opening_an_empty_file_at_the_same_time_makes_one_schema()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Open())));

        foreach (var store in stores) await store.Append("s", ExpectedVersion.Any, [Event()]);

        Assert.Equal(4, await stores[0].Head());
        foreach (var store in stores) await store.DisposeAsync();
    }
}
