using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>Wherever a rebuild fails, somebody follows afterwards, or the projection has failed for all to see.</summary>
public sealed class RebuildFaultTests : FaultTests
{
    [Fact]
    public async Task A_switch_that_fails_leaves_the_replaced_one_following()
    {
        await using var run = await Start();
        await AssertFollows(run);
        var (old, failures) = (Store.Serving!, 1);
        Store.Before = (call, _) =>
        {
            if (call == StoreCall.Use && failures-- > 0) throw new IOException("Use failed.");
        };
        Assert.Equal("Use failed.", (await Assert.ThrowsAsync<IOException>(() => Rebuild(run))).Message);
        await AssertFollows(run);
        Assert.Equal((old, ProjectionState.Running), (Store.Serving, Status(run).State));
        Assert.Equal([old.Name], Store.Kept);
    }

    [Fact]
    public async Task When_neither_can_be_let_serve_the_projection_fails_and_deletes_nothing()
    {
        await using var run = await Start();
        await AssertFollows(run);
        Fail(StoreCall.Use);
        await Assert.ThrowsAsync<IOException>(() => Rebuild(run));
        Assert.Equal((ProjectionState.Failed, "Use failed."), (Status(run).State, Status(run).Error));
        Assert.Equal(HealthStatus.Unhealthy, (await run.Host.CheckHealthAsync(new())).Status);
        Assert.Equal(["0001", "0002"], Store.Kept);
    }

    [Fact]
    public async Task A_switch_that_fails_because_the_server_is_away_is_undone_when_it_is_back()
    {
        var clock = new PausingClock();
        await using var run = await Start(clock);
        await AssertFollows(run);
        BeAway(2, StoreCall.Use);
        await Assert.ThrowsAsync<AwayException>(() => Rebuild(run));
        Assert.Equal((ProjectionState.CatchingUp, "The server is away."), (Status(run).State, Status(run).Error));

        while (await clock.NextPause() != TimeSpan.FromSeconds(1))
        {
            // That was the bound of a wait.
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        await AssertFollows(run);
        // The clean-up comes before the second event is applied.
        await AssertFollows(run);
        Assert.Equal("0001", Assert.Single(Store.Kept));
        Assert.Null(Status(run).Error);
    }

    [Fact]
    public async Task Faults_while_the_replaced_one_is_removed_are_left_to_a_later_start()
    {
        await using (var run = await Start())
        {
            await AssertFollows(run);
            var old = Store.Serving!;
            Fail(StoreCall.Abandon, StoreCall.DeleteOthers);
            await Rebuild(run);
            await AssertFollows(run);
            Assert.Equal(("0002", ProjectionState.Running), (Store.Serving!.Name, Status(run).State));
            Assert.DoesNotContain(StoreCall.Close, old.Calls);
            Assert.Equal(["0001", "0002"], Store.Kept);
        }

        Fail();
        await using var again = await Start();
        await AssertFollows(again);
        await AssertFollows(again);
        Assert.Equal("0002", Assert.Single(Store.Kept));
    }

    [Theory]
    [InlineData(StoreCall.Commit)]
    [InlineData(StoreCall.MarkReady)]
    public async Task Giving_up_hides_no_fault_and_ends_nothing_else(StoreCall fails)
    {
        await using var run = await Start();
        await AssertFollows(run);
        FaultyGeneration? beside = null;
        Store.Before = (call, generation) =>
        {
            if (generation is null || generation == Store.Serving) return;
            beside = generation;
            if (call == fails || call is StoreCall.Abandon or StoreCall.Close) throw new IOException($"The disk is full: {call}.");
        };
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => Rebuild(run));
        Assert.EndsWith($"The disk is full: {fails}.", fault.Message, StringComparison.Ordinal);
        Assert.Equal([StoreCall.Abandon, StoreCall.Delete], beside!.Calls.TakeLast(2));
        await AssertFollows(run);
        Assert.Equal("0001", Assert.Single(Store.Kept));
    }

    private Task Rebuild(ProjectionRun run) => run.Host.Rebuild(Store.Name).WaitAsync(Patience);
}
