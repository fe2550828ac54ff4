using Npgsql;
using PartnerGraph.Write.EventStore.Chain;

namespace PartnerGraph.Write.EventStore.PostgreSql;

/// <summary>Makes the tables of the log where there are none, once whoever starts at the same time.</summary>
internal static class PostgreSqlSchema
{
    /// <exception cref="UnknownLayoutException">A newer release made the log.</exception>
    public static async Task Ensure(NpgsqlDataSource source, PostgreSqlTables tables, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Run(connection, tables.Lock, cancellation);
        if (await Ask(connection, tables.Exists, cancellation) is false)
        {
            var id = Guid.NewGuid();
            await Run(connection, tables.Create, cancellation);
            await Run(connection, $"INSERT INTO {tables.Log} (one, id, layout) VALUES (1, $1, {PostgreSqlTables.Layout})", cancellation, id);
            await Run(connection, $"INSERT INTO {tables.Chain} (position, hash) VALUES (0, $1)", cancellation, ChainHash.OfEmpty(id));
        }

        var layout = (int)(await Ask(connection, $"SELECT layout FROM {tables.Log}", cancellation))!;
        if (layout != PostgreSqlTables.Layout) throw new UnknownLayoutException(layout, PostgreSqlTables.Layout);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Where the chain of the log ends.</summary>
    public static async Task<ChainEnd> EndOf(NpgsqlDataSource source, PostgreSqlTables tables, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand($"SELECT (SELECT id FROM {tables.Log}), position, hash FROM {tables.Chain} ORDER BY position DESC LIMIT 1");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation)
            ? new ChainEnd(rows.GetGuid(0), rows.GetInt64(1), rows.GetFieldValue<byte[]>(2))
            : throw new StoreDamagedException("The event log has no chain.");
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation);
    }
}
