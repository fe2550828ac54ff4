using System.Globalization;
using Npgsql;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.PostgreSql;
using PartnerGraph.Write.EventStore.PostgreSql.Examining;

namespace PartnerGraph.Write.EventStore.Tests.PostgreSql;

/// <summary>What can be told of a log in a database that somebody, or a disk, has changed behind the store.</summary>
public sealed class InspectionTests : IAsyncLifetime
{
    // More than what is looked at without being asked for all.
    private const int Events = 12_000, PerAppend = 400;

    private readonly string log = $"inspected_{Guid.NewGuid():N}";
    private PostgreSqlEventStore store = null!;

    public async Task InitializeAsync()
    {
        store = await PostgreSqlStores.Open(log);
        for (var stream = 0; stream < Events / PerAppend; stream++)
            await store.Append($"s-{stream}", ExpectedVersion.NoStream, [.. Enumerable.Range(0, PerAppend).Select(_ => TwoNodesTests.Event(stream % 2 == 0 ? "a.v1" : "b.v1"))]);
    }

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sound_log_is_told_with_its_last_commit_and_its_types(bool full)
    {
        var seen = await Inspect(full);
        Assert.Empty(seen.Problems);
        Assert.Equal(await store.MarkAt(Events), seen.Head);
        Assert.Equal(["a.v1", "b.v1"], seen.Types);
    }

    [Fact]
    public async Task A_log_is_sound_while_nodes_append_to_it()
    {
        using var ended = new CancellationTokenSource();
        var appending = Task.Run(async () =>
        {
            for (var n = 0L; !ended.IsCancellationRequested; n++) await store.Append("busy", ExpectedVersion.At(n - 1), [TwoNodesTests.Event("a.v1")]);
        });
        for (var round = 0; round < 2; round++) Assert.Empty((await Inspect(full: true)).Problems);
        await ended.CancelAsync();
        await appending;
    }

    [Theory]
    [InlineData("UPDATE {0}.events SET data = '{{}} '::bytea WHERE position = 11901", "positions 11601 to 12000 are not those that were committed", true)]
    [InlineData("UPDATE {0}.events SET data = '{{}} '::bytea WHERE position = 5", "positions 1 to 400 are not those that were committed", false)]
    [InlineData("UPDATE {0}.events SET metadata = '{{}} '::bytea WHERE position = 5", "positions 1 to 400 are not those that were committed", false)]
    [InlineData("UPDATE {0}.events SET event_id = gen_random_uuid() WHERE position = 5", "positions 1 to 400 are not those that were committed", false)]
    [InlineData("UPDATE {0}.types SET name = 'c.v1' WHERE name = 'b.v1'", "positions 401 to 800 are not those that were committed", true)]
    [InlineData("DELETE FROM {0}.events WHERE position = 5", "Of the events that were committed at positions 1 to 400, 1 are missing", true)]
    [InlineData("DELETE FROM {0}.events WHERE position = 5", "Events are missing in the stream s-0", true)]
    [InlineData("DELETE FROM {0}.events WHERE position > 11990", "ends at position 11990, and what was committed to it at 12000", true)]
    [InlineData("DELETE FROM {0}.chain WHERE position > 0", "ends at position 12000, and what was committed to it at 0", true)]
    [InlineData("UPDATE {0}.log SET id = gen_random_uuid()", "The chain does not begin with this log", false)]
    [InlineData("DELETE FROM {0}.chain", "has no chain", true)]
    [InlineData("UPDATE {0}.log SET layout = 9", "has layout 9", true)]
    public async Task What_was_changed_is_told(string sql, string told, bool atAGlance)
    {
        await Change(sql);
        Assert.Contains((await Inspect(full: true)).Problems, problem => problem.Contains(told, StringComparison.Ordinal));
        // What lies far back is seen by those alone who ask for all of it; the change of a type is told of its last events, too.
        var glance = (await Inspect(full: false)).Problems;
        Assert.Equal(atAGlance, glance.Count > 0);
    }

    [Fact]
    public async Task Where_there_is_no_log_and_where_there_is_no_server_is_told()
    {
        var options = new PostgreSqlEventStoreOptions { ConnectionString = PostgreSqlServer.Shared.ConnectionString, Schema = $"none_{Guid.NewGuid():N}" };
        var seen = await PostgreSqlInspection.Of(options, full: true);
        Assert.Null(seen.Head);
        Assert.Contains("holds no event log", Assert.Single(seen.Problems), StringComparison.Ordinal);

        options.ConnectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Host = "127.0.0.1", Port = 1 }.ConnectionString;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => PostgreSqlInspection.Of(options, full: true));
    }

    private Task<PostgreSqlInspection> Inspect(bool full) =>
        PostgreSqlInspection.Of(new() { ConnectionString = PostgreSqlServer.Shared.ConnectionString, Schema = log }, full);

    private async Task Change(string sql)
    {
        await using var source = NpgsqlDataSource.Create(PostgreSqlServer.Shared.ConnectionString);
        await using var command = source.CreateCommand(string.Format(CultureInfo.InvariantCulture, sql, log));
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}
