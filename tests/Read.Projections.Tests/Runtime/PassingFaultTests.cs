using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>A server that is away for a while delays its read model and does nothing else to it.</summary>
public sealed class PassingFaultTests : FaultTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromHours(1);

    private readonly PausingClock clock = new();

    [Fact]
    public async Task It_waits_longer_each_time_shows_why_and_goes_on_where_it_was()
    {
        await using var run = await Start(clock);
        BeAway(7, StoreCall.Commit);
        var waiting = run.Host.WaitFor(2, Bound);
        Assert.Equal(Bound, await clock.NextPause());
        await run.Append(Demo.Opened("a", "ann"));
        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), await clock.NextPause());
            Assert.Equal((ProjectionState.CatchingUp, "The server is away.", 0, null), Shown(run));
            var health = await run.Host.CheckHealthAsync(new());
            Assert.Equal((HealthStatus.Degraded, "The server is away."), (health.Status, health.Data[Store.Name]));
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await run.Append(Demo.Opened("b", "ben"));
        Assert.True((await waiting.WaitAsync(Patience)).Reached);
        Assert.Equal((ProjectionState.Running, null, 2, null), Shown(run));
        Assert.Equal(HealthStatus.Healthy, (await run.Host.CheckHealthAsync(new())).Status);
        Assert.Equal(2, Store.Serving!.Applied);
    }

    [Fact]
    public async Task After_an_answer_it_begins_with_a_short_pause_again()
    {
        await using var run = await Start(clock);
        foreach (var account in new[] { "a", "b" })
        {
            BeAway(1, StoreCall.Commit);
            var waiting = run.Host.WaitFor(await run.Append(Demo.Opened(account, "ann")), Bound);
            Assert.Equal([TimeSpan.FromSeconds(1), Bound], new[] { await clock.NextPause(), await clock.NextPause() }.Order());
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True((await waiting.WaitAsync(Patience)).Reached);
        }
    }

    [Fact]
    public async Task Who_waits_longer_than_the_bound_learns_that_it_is_behind_not_that_it_failed()
    {
        await using var run = await Start(clock);
        BeAway(int.MaxValue, StoreCall.Commit);
        await run.Append(Demo.Opened("a", "ann"));
        Assert.Equal(TimeSpan.FromSeconds(1), await clock.NextPause());
        var waiting = run.Host.WaitFor(1, TimeSpan.FromMilliseconds(500));
        clock.Advance(TimeSpan.FromMilliseconds(500));
        var outcome = await waiting.WaitAsync(Patience);
        Assert.Equal([Store.Name], outcome.Behind);
        Assert.Empty(outcome.Failed);
    }

    [Fact]
    public async Task A_server_that_goes_away_between_single_events_blames_none_and_loses_none()
    {
        // The page is refused as a whole, its first event is applied alone, and then the server is away.
        var commits = 0;
        Store.Before = (call, _) =>
        {
            if (call != StoreCall.Commit) return;
            if (++commits == 1) throw new IOException("Too much at once.");
            if (commits == 3) throw new AwayException();
        };
        await using (var log = new Write.EventStore.Sqlite.SqliteEventStore(new() { DataDirectory = Place }, TimeProvider.System))
            foreach (var past in new[] { Demo.Opened("a", "ann"), Demo.Opened("b", "ben") }) await past.AppendTo(log, Demo.Types);
        await using var run = await Start(clock);
        Assert.Equal(TimeSpan.FromSeconds(1), await clock.NextPause());
        Assert.Equal((ProjectionState.CatchingUp, "The server is away.", 1, null), Shown(run));
        var waiting = run.Host.WaitFor(2, Bound);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await waiting.WaitAsync(Patience)).Reached);
        Assert.Equal(2, Store.Serving!.Applied);
    }

    private (ProjectionState State, string? Error, long Position, DateTimeOffset? FailedAt) Shown(Contract.ProjectionRun run) =>
        (Status(run).State, Status(run).Error, Status(run).Position, Status(run).FailedAt);
}
