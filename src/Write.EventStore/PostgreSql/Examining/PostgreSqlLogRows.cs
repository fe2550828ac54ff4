using System.Data;
using System.Text;
using Npgsql;
using PartnerGraph.Write.EventStore.Chain;

namespace PartnerGraph.Write.EventStore.PostgreSql.Examining;

/// <summary>The rows of a log as they lie in the database, whatever somebody made of them.</summary>
internal sealed class PostgreSqlLogRows(NpgsqlConnection connection, PostgreSqlTables tables)
{
    /// <summary>Null when there is no log.</summary>
    public async Task<int?> Layout(CancellationToken cancellation) =>
        await Ask(tables.Exists, cancellation) is true ? (int?)await Ask($"SELECT layout FROM {tables.Log}", cancellation) : null;

    public async Task<Guid> Id(CancellationToken cancellation) => (Guid)(await Ask($"SELECT id FROM {tables.Log}", cancellation))!;

    public async Task<long> LastEvent(CancellationToken cancellation) => (long)(await Ask($"SELECT coalesce(max(position), 0) FROM {tables.Events}", cancellation))!;

    public async Task<LogLink?> LastLink(CancellationToken cancellation)
    {
        await using var command = Of($"SELECT position, hash FROM {tables.Chain} ORDER BY position DESC LIMIT 1");
        return await ReadLinks(command, cancellation) is [var last] ? last : null;
    }

    public async Task<string?> StreamWithGap(CancellationToken cancellation) =>
        (string?)await Ask($"SELECT stream FROM {tables.Events} GROUP BY stream HAVING max(version) + 1 <> count(*) LIMIT 1", cancellation);

    /// <summary>The names of the types that events have.</summary>
    public async Task<List<string>> Types(CancellationToken cancellation)
    {
        await using var command = Of($"SELECT name FROM {tables.Types} ORDER BY name");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<string> names = [];
        while (await rows.ReadAsync(cancellation)) names.Add(rows.GetString(0));
        return names;
    }

    /// <summary>The links after a position, in order.</summary>
    public async Task<List<LogLink>> Links(long after, int limit, CancellationToken cancellation)
    {
        await using var command = Of($"SELECT position, hash FROM {tables.Chain} WHERE position > $1 ORDER BY position LIMIT $2", after, limit);
        return await ReadLinks(command, cancellation);
    }

    /// <summary>Adds the events after a position up to another one, and tells how many there were.</summary>
    public async Task<long> AddTo(ChainHash hash, long after, long until, CancellationToken cancellation)
    {
        await using var command = Of($"""
            SELECT events.position, events.version, events.event_id, events.stream, types.name, events.data, events.metadata
            FROM {tables.Events} AS events JOIN {tables.Types} AS types ON types.id = events.type_id
            WHERE events.position > $1 AND events.position <= $2 ORDER BY events.position
            """, after, until);
        await using var found = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        long count = 0;
        for (var digest = new byte[EventDigest.Size]; await found.ReadAsync(cancellation); count++)
        {
            var (position, version, id) = (found.GetInt64(0), found.GetInt64(1), found.GetGuid(2).ToByteArray(bigEndian: true));
            var (stream, type) = (Encoding.UTF8.GetBytes(found.GetString(3)), Encoding.UTF8.GetBytes(found.GetString(4)));
            EventDigest.Write(digest, id, stream, type, found.GetFieldValue<byte[]>(5), found.GetFieldValue<byte[]>(6));
            hash.Add(position, version, digest);
            hash.Keep();
        }

        return count;
    }

    private static async Task<List<LogLink>> ReadLinks(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<LogLink> links = [];
        while (await rows.ReadAsync(cancellation)) links.Add(new(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)));
        return links;
    }

    private async Task<object?> Ask(string sql, CancellationToken cancellation)
    {
        await using var command = Of(sql);
        return await command.ExecuteScalarAsync(cancellation);
    }

    private NpgsqlCommand Of(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
