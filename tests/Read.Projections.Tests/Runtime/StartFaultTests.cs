using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class StartFaultTests : FaultTests
{
    [Theory]
    [InlineData(StoreCall.Open)]
    [InlineData(StoreCall.Use)]
    public async Task A_generation_that_cannot_be_opened_is_let_go_of(StoreCall fails)
    {
        FaultyGeneration? opened = null;
        Store.Before = (call, generation) =>
        {
            opened = generation ?? opened;
            if (call == fails || call == StoreCall.Abandon) throw new IOException($"{call} failed.");
        };
        await using var run = await Start();
        Assert.Equal((ProjectionState.Failed, $"{fails} failed."), (Status(run).State, Status(run).Error));
        Assert.Contains(StoreCall.Abandon, opened!.Calls);
    }

    [Fact]
    public async Task A_clean_up_that_fails_neither_stops_the_projection_nor_keeps_others_out()
    {
        await Store.Next(default);
        Fail(StoreCall.DeleteOthers);
        await using var run = await Start();
        await AssertFollows(run);
        // The clean-up comes before the second event is applied.
        await AssertFollows(run);
        Assert.Equal(ProjectionState.Running, Status(run).State);
        Assert.Equal(2, Store.Kept.Count);
        using var other = FaultyStore.OtherLock(Place);
        other.Share();
        Assert.False(other.TryExclude());
    }

    [Fact]
    public async Task A_look_for_what_was_replaced_that_fails_does_not_stop_the_projection()
    {
        Fail(StoreCall.HasOthers);
        await using var run = await Start();
        await AssertFollows(run);
        await AssertFollows(run);
        Assert.Equal(ProjectionState.Running, Status(run).State);
    }

    [Theory]
    [InlineData(StoreCall.Existing)]
    [InlineData(StoreCall.Open)]
    [InlineData(StoreCall.Use)]
    public async Task A_server_that_is_away_does_not_keep_the_host_from_starting_and_is_followed_into_when_it_is_back(StoreCall away)
    {
        var clock = new PausingClock();
        BeAway(2, away);
        await using var run = await Start(clock);
        Assert.Equal(TimeSpan.FromSeconds(1), await clock.NextPause());
        Assert.Equal((ProjectionState.CatchingUp, "The server is away."), (Status(run).State, Status(run).Error));
        var health = await run.Host.CheckHealthAsync(new());
        Assert.Equal((HealthStatus.Degraded, "The server is away."), (health.Status, health.Data[Store.Name]));

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(2), await clock.NextPause());
        clock.Advance(TimeSpan.FromSeconds(2));
        await AssertFollows(run);
        Assert.Null(Status(run).Error);
    }

    [Fact]
    public async Task However_often_and_by_however_many_at_once_it_is_started_it_opens_once()
    {
        var opened = 0;
        Store.Before = (call, _) =>
        {
            if (call == StoreCall.Open) Interlocked.Increment(ref opened);
        };
        await using var run = await Start();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => run.Host.StartAsync(CancellationToken.None))));
        Assert.Equal(1, opened);
        await AssertFollows(run);
    }

    [Fact]
    public async Task What_fails_for_good_after_the_server_is_back_stops_the_projection()
    {
        var clock = new PausingClock();
        BeAway(1, StoreCall.Open);
        await using var run = await Start(clock);
        Assert.Equal(TimeSpan.FromSeconds(1), await clock.NextPause());
        Fail(StoreCall.Open);
        var waiting = run.Host.WaitFor(1, TimeSpan.FromMinutes(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([Store.Name], (await waiting.WaitAsync(Patience)).Failed);
    }

    [Fact]
    public async Task Until_it_is_open_a_read_model_is_not_rebuilt_and_can_be_stopped()
    {
        var clock = new PausingClock();
        BeAway(int.MaxValue, StoreCall.Existing);
        await using var run = await Start(clock);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => run.Host.Rebuild(Store.Name));
        Assert.Contains("not open yet: The server is away.", refused.Message, StringComparison.Ordinal);
        await run.Host.StopAsync(CancellationToken.None).WaitAsync(Patience);
        Assert.Equal((ProjectionState.Stopped, null), (Status(run).State, Status(run).Error));
    }
}
