using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>A generation may break while nothing is asked of it, as an index does that cannot write what it has accepted.</summary>
public sealed class BrokenGenerationTests : FaultTests
{
    [Fact]
    public async Task It_fails_its_projection_although_no_event_comes()
    {
        await using var run = await Start();
        await AssertFollows(run);
        var waiting = run.Host.WaitFor(1_000_000, Patience);
        Store.Serving!.Break(new IOException("The disk is full."));
        Assert.Equal([Store.Name], (await waiting).Failed);
        Assert.Equal((ProjectionState.Failed, "The disk is full."), (Status(run).State, Status(run).Error));
        Assert.Equal(1, Status(run).Position);
    }

    [Fact]
    public async Task What_fails_because_of_it_is_blamed_on_no_event()
    {
        await using var run = await Start();
        await AssertFollows(run);
        Store.Before = (call, generation) =>
        {
            if (call != StoreCall.Commit) return;
            if (!generation!.Fault!.IsCompleted) generation.Break(new IOException("The disk is full."));
            throw new ObjectDisposedException("index");
        };
        await run.Append(Demo.Opened("a", "ann"));
        Assert.Equal([Store.Name], (await run.CatchUp()).Failed);
        Assert.Equal("The disk is full.", Status(run).Error);
    }

    [Fact]
    public async Task What_a_passing_fault_broke_is_opened_again_and_readers_never_go_back()
    {
        var clock = new PausingClock();
        await using var run = await Start(clock);
        await AssertFollows(run);
        var broken = Store.Serving!;
        broken.KeepsNothing = true;
        await AssertFollows(run);
        Assert.Equal(2, Status(run).Position);
        List<long> seen = [];
        Store.Before = (call, _) =>
        {
            if (call == StoreCall.Use) seen.Add(Status(run).Position);
        };
        broken.Break(new AwayException());
        await run.Append(Demo.Opened("a", "ann"));
        await clock.NextPauseOf(TimeSpan.FromSeconds(1));
        Assert.Equal((ProjectionState.CatchingUp, "The server is away.", 2), (Status(run).State, Status(run).Error, Status(run).Position));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await run.CatchUp()).Reached);
        Assert.NotSame(broken, Store.Serving);
        Assert.Equal([2], seen);
        Assert.Equal(2, Store.Serving!.Applied);
        Assert.Contains(StoreCall.Abandon, broken.Calls);
        await AssertFollows(run);
        Assert.Equal((ProjectionState.Running, null, 4), (Status(run).State, Status(run).Error, Status(run).Position));
    }

    [Fact]
    public async Task A_rebuild_repairs_it()
    {
        await using var run = await Start();
        await AssertFollows(run);
        Store.Serving!.Break(new IOException("The disk is full."));
        Assert.False((await run.Host.WaitFor(1_000_000, Patience)).Reached);
        await run.Host.Rebuild(Store.Name);
        await AssertFollows(run);
        Assert.Null(Status(run).Error);
    }

    [Fact]
    public async Task What_cannot_be_kept_at_the_end_does_not_keep_the_host_from_stopping()
    {
        await using var run = await Start();
        await AssertFollows(run);
        Fail(StoreCall.Close);
        await run.Host.StopAsync(CancellationToken.None).WaitAsync(Patience);
        Assert.Equal([StoreCall.Close, StoreCall.Abandon], Store.Serving!.Calls.TakeLast(2));
        using var other = FaultyStore.OtherLock(Place);
        Assert.True(other.TryExclude());
    }
}
