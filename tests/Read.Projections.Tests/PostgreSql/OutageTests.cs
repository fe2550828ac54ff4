using PartnerGraph.EventStore.Contract;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Tests.Runtime;

namespace PartnerGraph.Read.Projections.Tests.PostgreSql;

/// <summary>A server that is away, or has no session left, is waited for; nothing is set aside for it.</summary>
public sealed class OutageTests : DemoTests
{
    [Fact]
    public async Task A_server_that_ended_hard_and_came_back_holds_everything_once()
    {
        using var server = new PostgreSqlServer();
        await using var run = await Start(configure: options => options.PostgreSql = ReadModelPlace.InPostgreSql(Place(), server));
        await run.Append(Demo.History.Take(5));
        Assert.True((await run.CatchUp()).Reached, run.Told);

        server.Kill();
        await run.Append(Demo.History.Skip(5));
        await Shows(run, status => status.IsPutOff);
        Assert.Throws<ReadModelUnavailableException>(run.Open<BalanceProjection>);
        Assert.All(run.Host.Statuses, status => Assert.NotEqual(ProjectionState.Failed, status.State));

        server.Start();
        Assert.True((await run.CatchUp()).Reached, run.Told);
        Assert.All(run.Host.Statuses, status => Assert.Empty(status.Quarantined));
        await Same(run);
    }

    [Fact]
    public async Task A_server_that_is_not_there_yet_is_waited_for_at_the_start()
    {
        using var server = new PostgreSqlServer();
        server.Kill();
        await using var run = await Start(configure: options => options.PostgreSql = ReadModelPlace.InPostgreSql(Place(), server));
        Assert.All(run.Host.Statuses, status => Assert.True(status.IsPutOff, status.ToString()));
        await run.Append(Demo.History);
        server.Start();
        Assert.True((await run.CatchUp()).Reached, run.Told);
        await Same(run);
    }

    [Fact]
    public async Task Who_finds_no_session_left_is_told_so_and_the_others_go_on()
    {
        await using var run = await Start(configure: options =>
        {
            options.PostgreSql = ReadModelPlace.InPostgreSql(Place());
            options.PostgreSql.ConnectionString += ";Maximum Pool Size=2;Timeout=1";
        });
        await run.Append(Demo.History.Take(5));
        Assert.True((await run.CatchUp()).Reached, run.Told);

        await using (run.Open<BalanceProjection>())
        {
            await using var other = run.Open<OwnerProjection>();
            Assert.Throws<ReadModelUnavailableException>(run.Open<BalanceProjection>);
            await run.Append(Demo.History.Skip(5));
        }

        Assert.True((await run.CatchUp()).Reached, run.Told);
        await Same(run);
    }

    private async Task Same(ProjectionRun run)
    {
        await using var alone = await Start("alone", configure: options => options.PostgreSql = null);
        await alone.Append(Demo.History);
        Assert.True((await alone.CatchUp()).Reached, alone.Told);
        Assert.Equal(await alone.Dump<BalanceProjection>(), await run.Dump<BalanceProjection>());
        Assert.Equal(await alone.Dump<OwnerProjection>(), await run.Dump<OwnerProjection>());
    }

    private static async Task Shows(ProjectionRun run, Func<ProjectionStatus, bool> what)
    {
        using var bound = new CancellationTokenSource(Patience);
        while (!run.Host.Statuses.All(what)) await Task.Delay(20, bound.Token);
    }
}
