using Npgsql;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>The generations that there are, who uses them, and the making and removing of their schemas.</summary>
internal sealed class ReadRegistry(ReadConnections connections, ReadNames names, PostgreSqlReadOptions options)
{
    // Nodes say that they go on three times as often as leases end; who reads is given longer than who writes.
    private const int Patience = 4;

    private volatile bool exists;

    public string Uses => $"INTERVAL '{(long)(options.Lease * Patience).TotalMilliseconds} milliseconds'";

    public async Task<IReadOnlyList<string>> Existing(string name, string fingerprint, CancellationToken cancellation)
    {
        await using var connection = await Open(cancellation);
        return await Texts(connection, null, $"SELECT place FROM {names.Generations} WHERE name = $1 AND fingerprint = $2 ORDER BY number DESC", cancellation, name, fingerprint);
    }

    /// <summary>Those that do not serve here, of all fingerprints.</summary>
    public async Task<IReadOnlyList<string>> Others(string name, string current, CancellationToken cancellation)
    {
        await using var connection = await Open(cancellation);
        return await Texts(connection, null, $"SELECT place FROM {names.Generations} WHERE name = $1 AND place <> $2 ORDER BY number", cancellation, name, current);
    }

    public async Task<bool> IsReady(string place, CancellationToken cancellation)
    {
        await using var connection = await Open(cancellation);
        return (await Texts(connection, null, $"SELECT place FROM {names.Generations} WHERE place = $1 AND ready", cancellation, place)).Count > 0;
    }

    /// <summary>Makes a generation when it is missing, and enters that this node uses it.</summary>
    public async Task Make(string place, string tables, bool ready, CancellationToken cancellation)
    {
        var of = names.Parse(place);
        await using var connection = await Open(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Run(connection, names.Lock, cancellation);
        if ((await Texts(connection, transaction, $"SELECT place FROM {names.Generations} WHERE place = $1", cancellation, place)).Count == 0)
        {
            var schema = $"\"{place}\"";
            await Run(connection, $"CREATE SCHEMA {schema}; SET LOCAL search_path TO {schema}; {tables}", cancellation);
            await Run(connection, $"INSERT INTO \"checkpoint\" (\"Id\", \"Position\", \"Ready\") VALUES (1, 0, {ready})", cancellation);
            await Run(connection, $"INSERT INTO {names.Generations} (place, name, fingerprint, number, ready) VALUES ($1, $2, $3, $4, $5)", cancellation,
                place, of.Name, of.Fingerprint, of.Number, ready);
        }

        await Enter(connection, place, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Enters that this node uses a generation, which is then not removed.</summary>
    /// <exception cref="ReadModelReplacedException">It is gone.</exception>
    public async Task Use(string place, CancellationToken cancellation)
    {
        await using var connection = await Open(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Run(connection, names.Lock, cancellation);
        if ((await Texts(connection, transaction, $"SELECT place FROM {names.Generations} WHERE place = $1", cancellation, place)).Count == 0)
            throw new ReadModelReplacedException(place);
        await Enter(connection, place, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>This node uses it no more; who is the last one removes it.</summary>
    public async Task LetGo(string place, CancellationToken cancellation)
    {
        await using var connection = await Open(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // A reader that is cut off may hold it: then it is removed another time.
        await Run(connection, "SET LOCAL lock_timeout = '2s'", cancellation);
        await Run(connection, names.Lock, cancellation);
        await Run(connection, $"DELETE FROM {names.Uses} WHERE place = $1 AND (holder = $2 OR until < clock_timestamp())", cancellation, place, connections.Node);
        if ((await Texts(connection, transaction, $"SELECT holder FROM {names.Uses} WHERE place = $1", cancellation, place)).Count == 0)
        {
            await Run(connection, $"DROP SCHEMA IF EXISTS \"{place}\" CASCADE", cancellation);
            await Run(connection, $"DELETE FROM {names.Generations} WHERE place = $1", cancellation, place);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>A session; what nodes tell each other is made when it is missing.</summary>
    public async Task<NpgsqlConnection> Open(CancellationToken cancellation)
    {
        var connection = await connections.Open(cancellation);
        try
        {
            if (!exists) await Ensure(connection, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task Ensure(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Run(connection, names.Lock, cancellation);
        await using var ask = new NpgsqlCommand(names.Exists, connection);
        if (await ask.ExecuteScalarAsync(cancellation) is false) await Run(connection, names.Create, cancellation);
        await transaction.CommitAsync(cancellation);
        exists = true;
    }

    private Task Enter(NpgsqlConnection connection, string place, CancellationToken cancellation) => Run(
        connection, $"INSERT INTO {names.Uses} (place, holder, until) VALUES ($1, $2, clock_timestamp() + {Uses}) ON CONFLICT (place, holder) DO UPDATE SET until = excluded.until",
        cancellation, place, connections.Node);

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<IReadOnlyList<string>> Texts(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var texts = new List<string>();
        while (await rows.ReadAsync(cancellation)) texts.Add(rows.GetString(0));
        return texts;
    }
}

/// <summary>Another node has replaced the generation: a newer one serves.</summary>
internal sealed class ReadModelReplacedException(string place) : Exception($"The read model '{place}' was replaced by a newer one.");
