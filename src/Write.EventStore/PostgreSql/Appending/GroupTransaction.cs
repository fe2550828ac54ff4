using Npgsql;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.Chain;

namespace PartnerGraph.Write.EventStore.PostgreSql.Appending;

/// <summary>
/// One transaction that stores a group, in three exchanges with the server: the lock, the facts, and everything that is stored with its commit.
/// Positions become visible in order, because the next transaction gets the lock when this one has ended.
/// </summary>
internal sealed class GroupTransaction(NpgsqlConnection connection, PostgreSqlTables tables, ChainEnd chain, TimeSpan patience)
{
    private readonly Dictionary<string, int> _typeIds = [];

    /// <summary>Waits until nobody else can append.</summary>
    public async Task Begin() => await Run(
        new("BEGIN ISOLATION LEVEL READ COMMITTED"),
        // Of this session alone: one that stalls in the middle is ended by the server, and its group is decided anew.
        Of($"SELECT set_config('lock_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true)", $"{(long)patience.TotalMilliseconds}"),
        new(tables.Lock));

    public async Task<LockedFacts> Read(IReadOnlyList<PendingAppend> group)
    {
        var parts = group.SelectMany(append => append.Parts).ToList();
        string[] streams = [.. parts.Select(part => part.Stream).Distinct(StringComparer.Ordinal)];
        Guid[] ids = [.. parts.SelectMany(part => part.Events).Select(appended => appended.Id).Distinct()];
        await using var batch = Batch(
            Of($"""
                SELECT coalesce((SELECT max(position) FROM {tables.Events}), 0), position, hash, (SELECT hash FROM {tables.Chain} WHERE position = $1)
                FROM {tables.Chain} ORDER BY position DESC LIMIT 1
                """, chain.Last.Position),
            Of($"""
                SELECT named.stream, last.version FROM unnest($1) AS named (stream)
                CROSS JOIN LATERAL (SELECT version FROM {tables.Events} WHERE stream = named.stream COLLATE "C" ORDER BY version DESC LIMIT 1) AS last
                """, (object)streams),
            Of($"SELECT event_id, stream, version, position FROM {tables.Events} WHERE event_id = ANY ($1)", ids));
        await using var rows = await batch.ExecuteReaderAsync();
        if (!await rows.ReadAsync()) throw new StoreDamagedException("The event log has no chain.");
        var (head, last) = (rows.GetInt64(0), (rows.GetInt64(1), rows.GetFieldValue<byte[]>(2)));
        var link = rows.IsDBNull(3) ? null : rows.GetFieldValue<byte[]>(3);
        var (versions, places) = (new Dictionary<string, long>(StringComparer.Ordinal), new Dictionary<Guid, EventPlace>());
        await rows.NextResultAsync();
        while (await rows.ReadAsync()) versions[rows.GetString(0)] = rows.GetInt64(1);
        await rows.NextResultAsync();
        while (await rows.ReadAsync()) places[rows.GetGuid(0)] = new(rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3));
        return new(new(head, versions, places), last, link);
    }

    /// <summary>Stores the events with the link of the chain, tells those who wait on other nodes, and commits.</summary>
    public async Task Commit(IReadOnlyList<PlacedEvent> events)
    {
        await NameTypes([.. events.Select(placed => placed.Event.Type).Distinct(StringComparer.Ordinal).Where(name => !_typeIds.ContainsKey(name))]);
        var last = events[^1].Position;
        await Run(
            Of($"""
                INSERT INTO {tables.Events} (position, version, type_id, event_id, stream, data, metadata)
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
                """,
                events.Select(placed => placed.Position).ToArray(), events.Select(placed => placed.Version).ToArray(),
                events.Select(placed => _typeIds[placed.Event.Type]).ToArray(), events.Select(placed => placed.Event.Id).ToArray(),
                events.Select(placed => placed.Stream).ToArray(), Bytes(events, placed => placed.Data), Bytes(events, placed => placed.Metadata)),
            Of($"INSERT INTO {tables.Chain} (position, hash) VALUES ($1, $2)", last, chain.End(last)),
            Of("SELECT pg_notify($1, $2)", tables.Channel, $"{last}"),
            new("COMMIT"));
    }

    public async Task Rollback() => await Run(new NpgsqlBatchCommand("ROLLBACK"));

    private async Task NameTypes(string[] names)
    {
        if (names.Length == 0) return;
        await using var batch = Batch(
            Of($"INSERT INTO {tables.Types} (name) SELECT * FROM unnest($1) ON CONFLICT DO NOTHING", (object)names),
            Of($"SELECT id, name FROM {tables.Types} WHERE name = ANY ($1)", (object)names));
        await using var rows = await batch.ExecuteReaderAsync();
        while (await rows.ReadAsync()) _typeIds[rows.GetString(1)] = rows.GetInt32(0);
    }

    private async Task Run(params NpgsqlBatchCommand[] commands)
    {
        await using var batch = Batch(commands);
        await batch.ExecuteNonQueryAsync();
    }

    private NpgsqlBatch Batch(params NpgsqlBatchCommand[] commands)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var command in commands) batch.BatchCommands.Add(command);
        return batch;
    }

    private static NpgsqlBatchCommand Of(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static byte[][] Bytes(IReadOnlyList<PlacedEvent> events, Func<NewEvent, ReadOnlyMemory<byte>> of) => [.. events.Select(placed => of(placed.Event).ToArray())];
}
