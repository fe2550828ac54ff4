using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>A file that cannot be opened or written for minutes needs somebody; a full disk says by itself what it needs.</summary>
public sealed class LastingFaultTests : FaultTests
{
    private const int InputOutput = 10, Full = 13, CannotOpen = 14;

    private readonly PausingClock clock = new();
    private int? code;

    [Theory]
    [InlineData(CannotOpen, StoreCall.Commit)]
    [InlineData(InputOutput, StoreCall.Commit)]
    [InlineData(CannotOpen, StoreCall.Open)]
    public async Task After_five_minutes_it_is_shown_as_failed_with_its_file_and_goes_on_by_itself_all_the_same(int fault, StoreCall call)
    {
        Break(fault, call);
        await using var run = await Start(clock);
        if (call == StoreCall.Commit) await run.Append(Demo.Opened("a", "ann"));
        var waited = TimeSpan.Zero;
        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 30, 30, 30, 30, 30, 30, 30, 30, 30 })
        {
            await clock.NextPauseOf(TimeSpan.FromSeconds(seconds));
            Assert.True(waited < TimeSpan.FromMinutes(5) == (Status(run).State == ProjectionState.CatchingUp), $"{Status(run).State} after {waited}");
            waited += TimeSpan.FromSeconds(seconds);
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await clock.NextPauseOf(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(301), waited);
        Assert.Equal(
            (ProjectionState.Failed, $"SQLite Error {fault}: 'no'. ({Store.Kept[^1]}) It is tried again every half minute."), (Status(run).State, Status(run).Error));
        Assert.Equal(HealthStatus.Unhealthy, (await run.Host.CheckHealthAsync(new())).Status);
        Assert.Equal([Store.Name], (await run.Host.WaitFor(1, Patience)).Failed);

        code = null;
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(SpinWait.SpinUntil(() => Status(run).State != ProjectionState.Failed, Patience));
        await AssertFollows(run);
        Assert.Equal((ProjectionState.Running, null, null), (Status(run).State, Status(run).Error, Status(run).FailedAt));
    }

    [Fact]
    public async Task A_disk_that_stays_full_is_waited_for()
    {
        Break(Full, StoreCall.Commit);
        await using var run = await Start(clock);
        await run.Append(Demo.Opened("a", "ann"));
        foreach (var seconds in new[] { 1, 2, 4, 8, 16 }.Concat(Enumerable.Repeat(30, 20)))
        {
            await clock.NextPauseOf(TimeSpan.FromSeconds(seconds));
            Assert.Equal(ProjectionState.CatchingUp, Status(run).State);
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }
    }

    private void Break(int fault, StoreCall broken)
    {
        code = fault;
        Store.Before = (call, _) =>
        {
            if (call == broken && code is { } present) throw new SqliteException($"SQLite Error {present}: 'no'.", present);
        };
    }
}
