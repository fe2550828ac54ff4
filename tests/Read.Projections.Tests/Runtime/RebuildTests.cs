using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class RebuildTests : DemoTests
{
    protected override bool OfFiles => true;

    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Old_rows_serve_and_follow_while_new_ones_are_built()
    {
        await using var run = await Start();
        await run.Append(Demo.History);
        await run.CatchUp();
        var before = await run.Dump<BalanceProjection>();
        HoldTheSecondPass(run);

        var rebuild = run.Host.Rebuild(Balances);
        await reached.Task.WaitAsync(Patience);
        Assert.Equal(ProjectionState.Rebuilding, run.Status(Balances).State);
        Assert.Equal(before, await run.Dump<BalanceProjection>());
        Assert.True((await run.Host.WaitFor(await run.Append(Demo.Opened("d", "dora")), Patience)).Reached);
        Assert.Equal(before.Count + 1, (await run.Dump<BalanceProjection>()).Count);

        goOn.SetResult();
        await rebuild.WaitAsync(Patience);
        Assert.Equal(before.Count + 1, (await run.Dump<BalanceProjection>()).Count);
        Assert.True((await run.Host.WaitFor(await run.Append(Demo.Opened("e", "eve")), Patience)).Reached);
        Assert.Equal(before.Count + 2, (await run.Dump<BalanceProjection>()).Count);
        Assert.Equal(ProjectionState.Running, run.Status(Balances).State);
        Assert.EndsWith("-0002.db", Assert.Single(Files(Balances)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_file_stays_until_its_last_reader_is_done()
    {
        await using var run = await Start();
        await run.Append(Demo.History);
        await run.CatchUp();
        await using (var reader = run.Open<BalanceProjection>())
        {
            await run.Host.Rebuild(Balances);
            Assert.Equal(2, Files(Balances).Count);
            Assert.Equal(2, await reader.Set<BalanceRow>().CountAsync());
        }

        Assert.EndsWith("-0002.db", Assert.Single(Files(Balances)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_goes_from_the_beginning_to_the_head()
    {
        await using var run = await Start(configure: options => options.BatchSize = 4);
        await run.Append(Demo.History);
        await run.CatchUp();
        var seen = new List<RebuildProgress>();
        await run.Host.Rebuild(Balances, new Collect(seen));
        Assert.Equal(new(0, 12), seen[0]);
        Assert.Equal(new(12, 12), seen[^1]);
        Assert.Equal(seen.OrderBy(progress => progress.Position), seen);
        Assert.InRange(seen.Count, 4, 6);
    }

    [Fact]
    public async Task A_rebuild_that_would_lose_a_stream_leaves_the_old_rows_following()
    {
        await using var run = await Start();
        await run.Append(Demo.History);
        await run.CatchUp();
        var before = await run.Dump<BalanceProjection>();
        Refuse(Interference, "b");
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => run.Host.Rebuild(Balances));
        Assert.Contains("include the stream b", refused.Message, StringComparison.Ordinal);
        Assert.True((await run.Host.WaitFor(await run.Append(Demo.Opened("d", "dora")), Patience)).Reached);
        Assert.Equal(before.Count + 1, (await run.Dump<BalanceProjection>()).Count);
        Assert.Single(Files(Balances));
    }

    [Fact]
    public async Task Stopping_the_host_gives_up_a_rebuild_and_the_old_file_serves_again()
    {
        IReadOnlyList<string> before;
        Task rebuild;
        await using (var run = await Start())
        {
            await run.Append(Demo.History);
            await run.CatchUp();
            before = await run.Dump<BalanceProjection>();
            HoldTheSecondPass(run);
            rebuild = run.Host.Rebuild(Balances);
            await reached.Task.WaitAsync(Patience);
            var stopping = run.Host.StopAsync(CancellationToken.None);
            goOn.SetResult();
            await stopping.WaitAsync(Patience);
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rebuild.WaitAsync(Patience));
        await using var again = await Start();
        Assert.Equal(before, await again.Dump<BalanceProjection>());
        Assert.EndsWith("-0001.db", Assert.Single(Files(Balances)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_read_model_is_refused_by_name()
    {
        await using var run = await Start();
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => run.Host.Rebuild("nothing"));
        Assert.Contains("demo-balances, demo-owners", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The building pass stops before its fourth event; the following one is not held.</summary>
    private void HoldTheSecondPass(ProjectionRun run)
    {
        var passed = run.Status(Balances).Position;
        Interference.Before = async recorded =>
        {
            if (recorded.Position != 4 || passed < 4) return;
            reached.TrySetResult();
            await goOn.Task;
        };
    }

    private sealed class Collect(List<RebuildProgress> seen) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value) => seen.Add(value);
    }
}
