using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>Several processes over one directory, a crash, and a release with other tables.</summary>
public sealed class ProcessTests : DemoTests
{
    protected override bool OfFiles => true;

    [Fact]
    public async Task Two_processes_that_follow_into_one_file_count_each_event_once()
    {
        await using var one = await Start(configure: options => options.BatchSize = 2);
        await using var other = await Start(configure: options => options.BatchSize = 3);
        var appended = Enumerable.Range(0, 40).Select(n => Demo.Opened($"account-{n}", "ann"));
        await Task.WhenAll(one.Append(appended.Take(20)), other.Append(appended.Skip(20)));
        Assert.True((await one.CatchUp()).Reached);
        Assert.True((await other.CatchUp()).Reached);
        Assert.Equal(["owner: Owner=ann, Accounts=40"], await one.Dump<OwnerProjection>());
        Assert.Equal(await one.Dump<BalanceProjection>(), await other.Dump<BalanceProjection>());
    }

    [Fact]
    public async Task A_read_model_that_another_process_has_open_is_not_rebuilt()
    {
        await using var server = await Start();
        await using (var tool = await Start())
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => tool.Host.Rebuild(Owners));
            Assert.Contains("Another process", refused.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<InvalidOperationException>(() => server.Host.Rebuild(Owners));
        }

        await server.Host.Rebuild(Owners);
        Assert.True((await server.Host.WaitFor(await server.Append(Demo.Opened("a", "ann")), Patience)).Reached);
        Assert.Single(await server.Dump<OwnerProjection>());
    }

    [Fact]
    public async Task What_a_crash_leaves_on_disk_in_the_middle_of_a_batch_is_finished_by_the_next_start()
    {
        // The files as they are while a batch has rows but no commit, and while a rebuild lies half made beside them.
        var copied = 0;
        var crashes = new Interference();
        crashes.Before = recorded =>
        {
            if (recorded.Position is 4 or 9) Copy(Place(), Place($"crash-{++copied}"));
            return ValueTask.CompletedTask;
        };
        // The log is complete before anything is copied: a copy made while it grows could be older than its read models.
        await using (var log = new SqliteEventStore(new() { DataDirectory = Place() }, TimeProvider.System))
            foreach (var past in Demo.History) await past.AppendTo(log, Types);
        await using var run = await Start(interference: crashes, configure: options => options.BatchSize = 3);
        await run.CatchUp();
        await run.Host.Rebuild(Balances);
        var expected = await run.Dump<BalanceProjection>();

        Assert.Equal(4, copied);
        for (var crash = 1; crash <= copied; crash++)
        {
            await using var restarted = await Start($"crash-{crash}");
            Assert.True((await restarted.CatchUp()).Reached);
            Assert.Equal(expected, await restarted.Dump<BalanceProjection>());
            // The next event is applied after the tidying.
            Assert.True((await restarted.Host.WaitFor(await restarted.Append(Demo.Opened("d", "dora")), Patience)).Reached);
            Assert.EndsWith("-0001.db", Assert.Single(Files(Balances, $"crash-{crash}")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_version_is_built_beside_and_removes_the_old_file_when_it_has_caught_up()
    {
        await using (var old = await Start()) await old.Append(Demo.History);
        var before = Assert.Single(Files(Balances));
        PagesThenNothing? pages = null;
        await using var next = await Start(interference: new() { Version = 2 }, between: store => pages = new(store, pages: 0));
        await pages!.Exhausted.WaitAsync(Patience);
        Assert.Equal(2, Files(Balances).Count);

        pages.Open();
        Assert.True((await next.CatchUp()).Reached);
        // The next event is applied after the tidying, so that waiting for it waits for that.
        Assert.True((await next.Host.WaitFor(await next.Append(Demo.Opened("d", "dora")), Patience)).Reached);
        Assert.NotEqual(before, Assert.Single(Files(Balances)));
        await using var db = next.Open<BalanceProjection>();
        Assert.Equal(["b", "c", "d"], await db.Set<BalanceRow>().Select(row => row.Account).Order().ToListAsync());
    }

    [Fact]
    public async Task The_file_of_an_older_release_stays_while_that_runs()
    {
        await using var old = await Start();
        await old.Append(Demo.History);
        await old.CatchUp();
        await using (var next = await Start(interference: new() { Version = 2 }))
        {
            Assert.True((await next.Host.WaitFor(await next.Append(Demo.Opened("d", "dora")), Patience)).Reached);
            Assert.Equal(2, Files(Balances).Count);
        }

        Assert.True((await old.CatchUp()).Reached);
        Assert.NotEmpty(await old.Dump<BalanceProjection>());
    }

    // Without the shared memory (-shm) and the locks, which do not outlive the processes, and without the other read model, which is opened meanwhile.
    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.Combine(to, "read"));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)
                     .Where(file => Path.GetExtension(file) is ".db" or ".db-wal"
                         && !Path.GetFileName(file).StartsWith(Owners, StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
