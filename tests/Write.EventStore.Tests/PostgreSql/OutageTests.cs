using Npgsql;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.Chain;
using PartnerGraph.Write.EventStore.PostgreSql;
using PartnerGraph.Write.EventStore.PostgreSql.Appending;

namespace PartnerGraph.Write.EventStore.Tests.PostgreSql;

/// <summary>A server that is ended hard under load, a session that is cut off, and a log that is not the one that was.</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_server_that_crashes_and_comes_back_is_waited_for_and_every_append_is_there_once()
    {
        using var server = new PostgreSqlServer();
        await using var store = await PostgreSqlStores.Open("outage", server);
        var waiting = Follow(store, 8 * 40);
        var appending = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < 40; n++)
            {
                await store.Append($"writer-{writer}", ExpectedVersion.At(n - 1), [TwoNodesTests.Event("happened.v1")]);
                await Task.Delay(10);
            }
        })).ToArray();

        for (var crash = 0; crash < 3; crash++)
        {
            await Task.Delay(60);
            server.Kill();
            server.Start();
        }

        await Task.WhenAll(appending).WaitAsync(Patience);
        var seen = await waiting.WaitAsync(Patience);
        Assert.Equal(Enumerable.Range(1, 8 * 40).Select(n => (long)n), seen.Select(e => e.Position));
        Assert.Equal(8 * 40, seen.DistinctBy(e => e.Id).Count());
    }

    [Fact]
    public async Task A_server_that_stays_away_is_told_and_the_append_can_be_repeated()
    {
        using var server = new PostgreSqlServer();
        await using var store = await PostgreSqlStores.Open("away", server, options => options.Patience = TimeSpan.FromSeconds(1));
        var appended = TwoNodesTests.Event("happened.v1");
        server.Kill();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Append("s", ExpectedVersion.NoStream, [appended]));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Head());

        server.Start();
        Assert.Equal(new AppendResult(0, 1), await store.Append("s", ExpectedVersion.NoStream, [appended]));
    }

    [Fact]
    public async Task Sessions_that_are_cut_off_lose_nothing()
    {
        using var server = new PostgreSqlServer();
        await using var store = await PostgreSqlStores.Open("cut", server);
        await using var outside = NpgsqlDataSource.Create(server.ConnectionString);
        for (var round = 0; round < 10; round++)
        {
            var appending = Task.WhenAll(Enumerable.Range(0, 20).Select(n => store.Append($"s-{round}-{n}", ExpectedVersion.NoStream, [TwoNodesTests.Event("happened.v1")])));
            await using (var cut = outside.CreateCommand(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'partnergraph-events' AND pid <> pg_backend_pid()"))
                await cut.ExecuteScalarAsync();
            await appending.WaitAsync(Patience);
        }

        Assert.Equal(200, await store.Head());
    }

    [Fact]
    public async Task A_node_that_stalls_while_it_holds_the_lock_does_not_hold_the_others()
    {
        var log = $"stalled_{Guid.NewGuid():N}";
        await using var store = await PostgreSqlStores.Open(log, configure: options => options.Patience = TimeSpan.FromSeconds(2));
        await using var outside = NpgsqlDataSource.Create(PostgreSqlServer.Shared.ConnectionString);
        var stalled = await outside.OpenConnectionAsync();
        var writing = new GroupTransaction(stalled, new PostgreSqlTables(log), new ChainEnd(Guid.NewGuid(), 0, []), patience: TimeSpan.FromSeconds(1));
        await writing.Begin();

        Assert.Equal(new AppendResult(0, 1), await store.Append("s", ExpectedVersion.NoStream, [TwoNodesTests.Event("happened.v1")]).WaitAsync(Patience));
        await Assert.ThrowsAnyAsync<NpgsqlException>(writing.Rollback);
    }

    [Theory]
    [InlineData("DELETE FROM {0}.events WHERE position = 2; DELETE FROM {0}.chain WHERE position = 2", "replaced or altered")]
    [InlineData("DELETE FROM {0}.events WHERE position = 2", "ends at position 1")]
    [InlineData("UPDATE {0}.chain SET hash = '\\x00' WHERE position = 2", "replaced or altered")]
    public async Task Nothing_is_appended_to_a_log_that_is_not_the_one_that_was(string damage, string reason)
    {
        var log = $"damaged_{Guid.NewGuid():N}";
        await using var store = await PostgreSqlStores.Open(log);
        for (var n = 0; n < 2; n++) await store.Append("s", ExpectedVersion.Any, [TwoNodesTests.Event("happened.v1")]);
        await using var outside = NpgsqlDataSource.Create(PostgreSqlServer.Shared.ConnectionString);
        await using (var harm = outside.CreateCommand(string.Format(System.Globalization.CultureInfo.InvariantCulture, damage, log))) await harm.ExecuteNonQueryAsync();

        var told = await Assert.ThrowsAsync<StoreDamagedException>(() => store.Append("s", ExpectedVersion.Any, [TwoNodesTests.Event("happened.v1")]));
        Assert.Contains(reason, told.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAll(0, 10));
    }

    private static async Task<List<StoredEvent>> Follow(PostgreSqlEventStore store, int count)
    {
        var seen = new List<StoredEvent>();
        for (long position = 0; seen.Count < count;)
        {
            try
            {
                await store.WaitForEvents(position);
                var page = await store.ReadAll(position, 50);
                seen.AddRange(page.Events);
                position = page.ScannedTo;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(20);
            }
        }

        return seen;
    }
}
