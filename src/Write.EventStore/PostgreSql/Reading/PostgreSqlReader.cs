using System.Data;
using Npgsql;

namespace PartnerGraph.Write.EventStore.PostgreSql.Reading;

/// <summary>The queries. A page ends early when it grows large, so that memory does not follow the size of the payloads.</summary>
internal sealed class PostgreSqlReader(NpgsqlDataSource source, PostgreSqlTables tables)
{
    private const int MaxBytes = 8 << 20;

    private readonly string _columns = "events.position, events.version, types.name, events.event_id, events.stream, events.data, events.metadata "
        + $"FROM {tables.Events} AS events JOIN {tables.Types} AS types ON types.id = events.type_id";

    public async Task<long> Head(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand($"SELECT coalesce(max(position), 0) FROM {tables.Events}");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Whether there are events after a position, of one of the types when given.</summary>
    public async Task<bool> Holds(long afterPosition, IReadOnlyCollection<string>? types, CancellationToken cancellation)
    {
        if (types is null) return await Head(cancellation) > afterPosition;
        await using var command = source.CreateCommand($"""
            SELECT EXISTS (SELECT 1 FROM {tables.Types} AS types WHERE types.name = ANY ($2)
                AND EXISTS (SELECT 1 FROM {tables.Events} AS events WHERE events.type_id = types.id AND events.position > $1))
            """);
        Bind(command, afterPosition, Names(types));
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The types of the events after a position, and where the last of them is.</summary>
    public async Task<(long Head, HashSet<string> Types)> After(long position, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand($"""
            SELECT types.name, found.last FROM (SELECT type_id, max(position) AS last FROM {tables.Events} WHERE position > $1 GROUP BY type_id) AS found
            JOIN {tables.Types} AS types ON types.id = found.type_id
            """);
        Bind(command, position);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var (head, types) = (position, new HashSet<string>());
        while (await rows.ReadAsync(cancellation))
        {
            types.Add(rows.GetString(0));
            head = Math.Max(head, rows.GetInt64(1));
        }

        return (head, types);
    }

    public async Task<EventPage> All(long afterPosition, int limit, IReadOnlyCollection<string>? types, CancellationToken cancellation)
    {
        // The head is read first: the page sees at least what is up to it, so nothing below it can be skipped.
        var head = await Head(cancellation);
        await using var command = new NpgsqlCommand(types is null
            ? $"SELECT {_columns} WHERE events.position > $1 ORDER BY events.position LIMIT $2"
            // Each type's positions come sorted out of its index, so that a page costs by its size and not by the events of other types around it.
            : $"""
                SELECT {_columns} WHERE events.position IN (
                    SELECT found.position FROM {tables.Types} AS types
                    CROSS JOIN LATERAL (SELECT position FROM {tables.Events} WHERE type_id = types.id AND position > $1 ORDER BY position LIMIT $2) AS found
                    WHERE types.name = ANY ($3) ORDER BY found.position LIMIT $2)
                ORDER BY events.position
                """);
        Bind(command, afterPosition, (long)limit);
        if (types is not null) command.Parameters.Add(new() { Value = Names(types) });
        var (events, isWhole) = await Read(command, cancellation);
        var last = events.Count > 0 ? events[^1].Position : afterPosition;
        var ended = isWhole && events.Count < limit;
        return new EventPage(events, ended ? Math.Max(head, last) : last, ended || last >= head);
    }

    /// <summary>A page of a stream, and whether there may be more.</summary>
    public async Task<(List<StoredEvent> Events, bool More)> Stream(string stream, long fromVersion, int limit, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT {_columns} WHERE events.stream = $1 AND events.version >= $2 ORDER BY events.version LIMIT $3");
        Bind(command, stream, fromVersion, (long)limit);
        var (events, isWhole) = await Read(command, cancellation);
        return (events, !isWhole || events.Count == limit);
    }

    /// <summary>The link of the commit that holds the position; null when there is none.</summary>
    public async Task<LogMark?> MarkAt(long position, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            $"SELECT position, hash, (SELECT id FROM {tables.Log}) FROM {tables.Chain} WHERE position >= $1 ORDER BY position LIMIT 1");
        Bind(command, position);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation)
            ? new LogMark(rows.GetGuid(2), rows.GetInt64(0), Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(1)))
            : null;
    }

    private async Task<(List<StoredEvent> Events, bool IsWhole)> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        var (events, bytes) = (new List<StoredEvent>(), 0);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        command.Connection = connection;
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var (position, version, type, id, stream) = (rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2), rows.GetGuid(3), rows.GetString(4));
            var read = new StoredEvent(id, stream, version, position, type, rows.GetFieldValue<byte[]>(5), rows.GetFieldValue<byte[]>(6));
            events.Add(read);
            bytes += read.Data.Length + read.Metadata.Length;
            if (bytes <= MaxBytes) continue;
            // What else was found is not sent.
            command.Cancel();
            return (events, false);
        }

        return (events, true);
    }

    private static string[] Names(IReadOnlyCollection<string> types) => [.. types.Distinct(StringComparer.Ordinal)];

    private static void Bind(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
    }
}
