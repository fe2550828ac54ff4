using Npgsql;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Tests.Runtime;

namespace PartnerGraph.Read.Projections.Tests.PostgreSql;

/// <summary>Two nodes on one log and one database of read models: one follows, both serve.</summary>
public sealed class SharedDatabaseTests : DemoTests
{
    private readonly NodeRole first = new(PostgreSqlServer.Shared), second = new(PostgreSqlServer.Shared);

    [Fact]
    public async Task What_one_applies_both_serve_and_every_event_counts_once()
    {
        await using var one = await Node(first);
        await using var two = await Node(second);
        foreach (var past in Demo.History)
        {
            await one.Append(past);
            Assert.True((await two.CatchUp()).Reached, two.Told);
            Assert.True((await one.CatchUp()).Reached, one.Told);
            Assert.Equal(await one.Dump<BalanceProjection>(), await two.Dump<BalanceProjection>());
        }

        await using var alone = await Start("alone", configure: options => options.PostgreSql = null);
        await alone.Append(Demo.History);
        Assert.True((await alone.CatchUp()).Reached, alone.Told);
        Assert.Equal(await alone.Dump<BalanceProjection>(), await two.Dump<BalanceProjection>());
        Assert.Equal(await alone.Dump<OwnerProjection>(), await two.Dump<OwnerProjection>());
    }

    [Fact]
    public async Task Who_is_left_takes_over_and_who_comes_back_serves_what_the_other_wrote()
    {
        await using var one = await Node(first);
        await one.Append(Demo.History.Take(4));
        Assert.True((await one.CatchUp()).Reached, one.Told);
        await using var two = await Node(second);
        Assert.Equal(1, (int)(await Holders())!);

        first.CutOff();
        await two.Append(Demo.History.Skip(4));
        Assert.True((await two.CatchUp()).Reached, two.Told);
        Assert.Throws<ReadModelUnavailableException>(one.Open<BalanceProjection>);

        first.LetIn();
        Assert.True((await one.CatchUp()).Reached, one.Told);
        Assert.Equal(await two.Dump<BalanceProjection>(), await one.Dump<BalanceProjection>());
        Assert.Equal(await two.Dump<OwnerProjection>(), await one.Dump<OwnerProjection>());
    }

    [Fact]
    public async Task A_node_that_stalled_and_wakes_up_cannot_write()
    {
        var (stalled, awake) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var one = await Node(first);
        await one.Append(Demo.History.Take(4));
        Assert.True((await one.CatchUp()).Reached, one.Told);
        var before = await one.Dump<BalanceProjection>();
        Interference.Before = async recorded =>
        {
            stalled.TrySetResult();
            await awake.Task.WaitAsync(Patience);
        };
        await one.Append(Demo.Booked("a", 5m));
        await stalled.Task.WaitAsync(Patience);

        // Another node has taken over meanwhile, and then went away itself.
        var leases = $"{ReadModelPlace.InPostgreSql(Place()).Schema}.leases";
        await Ask($"UPDATE {leases} SET holder = 'another', token = token + 1, until = clock_timestamp() + INTERVAL '1 hour' WHERE name LIKE '{Balances}%'");
        awake.SetResult();
        await Eventually(async () => (long)(await Ask($"SELECT count(*) FROM pg_stat_activity WHERE usename = '{first.Name}' AND state LIKE 'idle in transaction%'"))! == 0);
        Assert.Equal(before, await one.Dump<BalanceProjection>());
        Assert.True(one.Status(Balances).Position < await one.Events.Head());

        await Ask($"UPDATE {leases} SET until = '-infinity' WHERE holder = 'another'");
        Assert.True((await one.CatchUp()).Reached, one.Told);
        Assert.Contains("Balance=6.5", string.Join(' ', await one.Dump<BalanceProjection>()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rebuild_fills_a_schema_beside_and_all_nodes_go_on_with_it()
    {
        await using var one = await Node(first);
        await one.Append(Demo.History.Take(8));
        Assert.True((await one.CatchUp()).Reached, one.Told);
        await using var two = await Node(second);
        var before = await Schema(two);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => two.Host.Rebuild(Balances));
        Assert.Contains("Another process", refused.Message, StringComparison.Ordinal);
        await one.Host.Rebuild(Balances);
        await one.Append(Demo.History.Skip(8));
        Assert.True((await one.CatchUp()).Reached, one.Told);
        Assert.True((await two.CatchUp()).Reached, two.Told);

        await Eventually(async () => await Schema(two) != before);
        Assert.Equal(await Schema(one), await Schema(two));
        Assert.Equal(await one.Dump<BalanceProjection>(), await two.Dump<BalanceProjection>());
        await Eventually(async () => (long)(await Ask($"SELECT count(*) FROM pg_namespace WHERE nspname = '{before}'"))! == 0);
    }

    private Task<ProjectionRun> Node(NodeRole role) => Start(configure: options =>
    {
        options.PostgreSql = ReadModelPlace.InPostgreSql(Place());
        options.PostgreSql.ConnectionString = role.ConnectionString;
    });

    private Task<object?> Holders() => Ask($"SELECT count(DISTINCT holder)::integer FROM {ReadModelPlace.InPostgreSql(Place()).Schema}.leases");

    private static async Task<string> Schema(ProjectionRun run)
    {
        await using var db = run.Open<BalanceProjection>();
        return await ReadModelPlace.Schema(db);
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        using var bound = new CancellationTokenSource(Patience);
        while (!await holds()) await Task.Delay(20, bound.Token);
    }

    private static async Task<object?> Ask(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgreSqlServer.Shared.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The test's own text.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
