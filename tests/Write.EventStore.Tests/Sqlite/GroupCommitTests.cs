using Microsoft.Data.Sqlite;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Tests.Sqlite;

public sealed class GroupCommitTests : SqliteStoreTests
{
    [Fact]
    public async Task What_queued_while_the_writer_was_held_up_shares_one_commit()
    {
        await using var store = Open();
        using var outside = Outside();
        List<Task<AppendResult>> appends;
        using (HoldWriteLock(outside))
            appends = [.. Enumerable.Range(0, 300).Select(n => store.Append($"s-{n}", ExpectedVersion.NoStream, [Event()]))];

        var results = await Task.WhenAll(appends);

        Assert.Equal(1, store.Commits);
        Assert.Equal(Enumerable.Range(1, 300).Select(n => (long)n), results.Select(result => result.Position));
    }

    [Fact]
    public async Task A_group_has_a_limit_and_a_full_queue_holds_callers_back()
    {
        await using var store = Open(options => options.MaxBatch = 10);
        using var outside = Outside();
        List<Task<AppendResult>> appends;
        using (HoldWriteLock(outside))
            appends = [.. Enumerable.Range(0, 40).Select(n => store.Append($"s-{n}", ExpectedVersion.NoStream, [Event()]))];

        await Task.WhenAll(appends);

        Assert.InRange(store.Commits, 4, 40);
        Assert.Equal(40, await store.Head());
    }

    [Fact]
    public async Task A_refused_append_does_not_touch_its_neighbours()
    {
        await using var store = Open();
        var taken = Event();
        await store.Append("taken", ExpectedVersion.NoStream, [taken]);
        using var outside = Outside();
        Task<AppendResult> before, stale, duplicate, after;
        using (HoldWriteLock(outside))
        {
            before = store.Append("a", ExpectedVersion.NoStream, [Event(), Event()]);
            stale = store.Append("a", ExpectedVersion.At(0), [Event()]);
            duplicate = store.Append("b", ExpectedVersion.NoStream, [Event(), Event(), taken]);
            after = store.Append("a", ExpectedVersion.At(1), [Event()]);
        }

        Assert.Equal(new AppendResult(1, 3), await before);
        await Assert.ThrowsAsync<WrongExpectedVersionException>(() => stale);
        await Assert.ThrowsAsync<DuplicateEventIdException>(() => duplicate);
        Assert.Equal(new AppendResult(2, 4), await after);
        Assert.Equal(2, store.Commits);
        Assert.Empty(await store.ReadStream("b").ToListAsync());
    }

    [Fact]
    public async Task An_append_cancelled_in_the_queue_is_withdrawn()
    {
        await using var store = Open();
        using var outside = Outside();
        using var source = new CancellationTokenSource();
        Task<AppendResult> withdrawn, kept;
        using (HoldWriteLock(outside))
        {
            withdrawn = store.Append("a", ExpectedVersion.NoStream, [Event()], source.Token);
            kept = store.Append("b", ExpectedVersion.NoStream, [Event()]);
            await source.CancelAsync();
        }

        await kept;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => withdrawn);
        Assert.Equal(1, await store.Head());
    }

    [Fact]
    public async Task A_failing_row_fails_its_append_alone()
    {
        await using var store = Open();
        using var outside = Outside();
        var (bad, good) = await AppendBoth(store, outside, "RAISE(ABORT, 'cannot store this')");

        await Assert.ThrowsAsync<SqliteException>(() => bad);
        Assert.Equal(new AppendResult(0, 1), await good);
        Assert.Equal(1, await store.Head());
    }

    [Fact]
    public async Task A_failing_transaction_fails_the_whole_group_and_the_writer_goes_on()
    {
        await using var store = Open();
        using var outside = Outside();
        var (bad, good) = await AppendBoth(store, outside, "RAISE(ROLLBACK, 'disk full')");

        await Assert.ThrowsAsync<SqliteException>(() => bad);
        await Assert.ThrowsAsync<SqliteException>(() => good);
        Assert.Equal(0, await store.Head());
        Assert.Equal(new AppendResult(0, 1), await store.Append("good", ExpectedVersion.NoStream, [Event("later.v1")]));
        Assert.Equal("later.v1", Assert.Single((await store.ReadAll(0, 10)).Events).Type);
    }

    [Fact]
    public async Task A_lock_that_is_never_released_fails_the_appends_and_the_next_succeeds()
    {
        await using var store = Open(options => options.LockTimeout = TimeSpan.FromMilliseconds(50));
        using var outside = Outside();
        using (HoldWriteLock(outside))
            await Assert.ThrowsAsync<SqliteException>(() => store.Append("s", ExpectedVersion.NoStream, [Event()]));

        Assert.Equal(0, (await store.Append("s", ExpectedVersion.NoStream, [Event()])).Version);
    }

    [Fact]
    public async Task An_append_to_many_streams_is_one_unit_of_its_group()
    {
        await using var store = Open();
        using var outside = Outside();
        Task<AppendResult> before, after;
        Task<IReadOnlyList<AppendResult>> whole, refused;
        using (HoldWriteLock(outside))
        {
            before = store.Append("a", ExpectedVersion.NoStream, [Event()]);
            refused = store.Append([new("b", ExpectedVersion.NoStream, [Event(), Event()]), new("a", ExpectedVersion.NoStream, [Event()])]);
            whole = store.Append([new("b", ExpectedVersion.NoStream, [Event()]), new("a", ExpectedVersion.At(0), [Event()])]);
            after = store.Append("b", ExpectedVersion.At(0), [Event()]);
        }

        Assert.Equal("a", (await Assert.ThrowsAsync<WrongExpectedVersionException>(() => refused)).Stream);
        Assert.Equal([new(0, 2), new(1, 3)], await whole);
        Assert.Equal((new AppendResult(0, 1), new AppendResult(1, 4)), (await before, await after));
        Assert.Equal(1, store.Commits);
    }

    [Theory]
    [InlineData("RAISE(ABORT, 'cannot store this')")]
    [InlineData("RAISE(ROLLBACK, 'disk full')")]
    public async Task A_failure_between_two_streams_stores_nothing_of_either(string failure)
    {
        await using var store = Open();
        using var outside = Outside();
        outside.Execute($"CREATE TRIGGER fails BEFORE INSERT ON events WHEN NEW.stream = 'second' BEGIN SELECT {failure}; END");

        await Assert.ThrowsAsync<SqliteException>(
            () => store.Append([new("first", ExpectedVersion.NoStream, [Event()]), new("second", ExpectedVersion.NoStream, [Event()])]));

        Assert.Equal(0, await store.Head());
        Assert.Equal(new AppendResult(0, 1), await store.Append("first", ExpectedVersion.NoStream, [Event()]));
    }

    private static async Task<(Task Bad, Task<AppendResult> Good)> AppendBoth(SqliteEventStore store, SqliteConnection outside, string failure)
    {
        outside.Execute(
            $"CREATE TRIGGER fails BEFORE INSERT ON events WHEN NEW.stream = 'bad' AND NEW.version = 1 BEGIN SELECT {failure}; END");
        await using var held = HoldWriteLock(outside);
        return (store.Append("bad", ExpectedVersion.NoStream, [Event(), Event()]), store.Append("good", ExpectedVersion.NoStream, [Event()]));
    }
}
