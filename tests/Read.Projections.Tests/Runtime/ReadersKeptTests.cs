using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>A context that was read with serves the next reader, with nothing of the one before it.</summary>
public sealed class ReadersKeptTests : DemoTests
{
    protected override bool OfFiles => true;

    [Fact]
    public async Task The_next_reader_gets_it_and_two_at_once_get_two()
    {
        await using var run = await Caught();
        var first = run.Open<BalanceProjection>();
        await first.DisposeAsync();
        await using var next = run.Open<BalanceProjection>();
        Assert.Same(first, next);
        await using var beside = run.Open<BalanceProjection>();
        Assert.NotSame(first, beside);
        Assert.Equal(await next.Set<BalanceRow>().CountAsync(), await beside.Set<BalanceRow>().CountAsync());
    }

    [Fact]
    public async Task It_sees_what_was_written_meanwhile()
    {
        await using var run = await Caught();
        int before;
        await using (var db = run.Open<BalanceProjection>()) before = await db.Set<BalanceRow>().CountAsync();
        Assert.True((await run.Host.WaitFor(await run.Append(Demo.Opened("late", "lea")), Patience)).Reached);
        await using (var db = run.Open<BalanceProjection>()) Assert.Equal(before + 1, await db.Set<BalanceRow>().CountAsync());
    }

    [Fact]
    public async Task What_one_reader_tracks_the_next_does_not()
    {
        await using var run = await Caught();
        await using (var db = run.Open<BalanceProjection>())
        {
            Assert.NotEmpty(await db.Set<BalanceRow>().AsTracking().ToListAsync());
            Assert.NotEmpty(db.ChangeTracker.Entries());
        }

        await using var next = run.Open<BalanceProjection>();
        Assert.Empty(next.ChangeTracker.Entries());
    }

    [Fact]
    public async Task One_that_is_left_within_a_transaction_is_closed()
    {
        await using var run = await Caught();
        var left = run.Open<BalanceProjection>();
        await left.Database.BeginTransactionAsync();
        await left.DisposeAsync();
        await using var next = run.Open<BalanceProjection>();
        Assert.NotSame(left, next);
        Assert.Throws<ObjectDisposedException>(() => left.ChangeTracker);
    }

    [Fact]
    public async Task After_a_rebuild_nobody_reads_the_old_file_and_those_that_were_kept_for_it_are_closed()
    {
        await using var run = await Caught();
        var kept = run.Open<BalanceProjection>();
        var reading = run.Open<BalanceProjection>();
        await kept.DisposeAsync();
        await run.Host.Rebuild(Balances);
        Assert.Equal(2, Files(Balances).Count);
        await reading.DisposeAsync();
        Assert.EndsWith("-0002.db", Assert.Single(Files(Balances)), StringComparison.Ordinal);
        foreach (var old in new[] { kept, reading }) Assert.Throws<ObjectDisposedException>(() => old.ChangeTracker);
        await using var next = run.Open<BalanceProjection>();
        Assert.NotEmpty(await next.Set<BalanceRow>().ToListAsync());
    }

    [Fact]
    public async Task No_more_are_kept_than_read_at_once_on_a_busy_machine()
    {
        await using var run = await Caught();
        var many = Enumerable.Range(0, 20).Select(_ => run.Open<BalanceProjection>()).ToList();
        foreach (var db in many) await db.DisposeAsync();
        Assert.Equal(8, many.Count(IsOpen));
    }

    [Fact]
    public async Task With_the_host_they_are_closed()
    {
        ReadModel<BalanceProjection> kept;
        await using (var run = await Caught())
        {
            kept = run.Open<BalanceProjection>();
            await kept.DisposeAsync();
            Assert.True(IsOpen(kept));
        }

        Assert.False(IsOpen(kept));
    }

    private async Task<ProjectionRun> Caught()
    {
        var run = await Start();
        await run.Append(Demo.History);
        Assert.True((await run.CatchUp()).Reached);
        return run;
    }

    private static bool IsOpen(DbContext db)
    {
        try
        {
            return db.ChangeTracker is not null;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
