using Npgsql;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>Opens a schema without the mapping of its rows.</summary>
internal sealed partial class PostgreSqlGeneration
{
    public Task<bool> IsReady(CancellationToken cancellation) => registry.IsReady(place, cancellation);

    public async Task<long> Open(bool ready, CancellationToken cancellation)
    {
        serves = ready;
        await registry.Make(place, tables, ready, cancellation);
        await leases.Follow(followed, cancellation);
        await using var connection = await Connect(cancellation);
        await using var read = new NpgsqlCommand("SELECT \"Position\", \"Log\" FROM \"checkpoint\"", connection);
        await using var checkpoint = await read.ExecuteReaderAsync(cancellation);
        await checkpoint.ReadAsync(cancellation);
        Mark = !await checkpoint.IsDBNullAsync(1, cancellation) && LogMark.TryParse(checkpoint.GetString(1), out var mark) ? mark : null;
        return checkpoint.GetInt64(0);
    }

    /// <exception cref="InvalidOperationException">Another node has taken over meanwhile, and goes on with the one that serves.</exception>
    public async Task MarkReady(CancellationToken cancellation)
    {
        await using var connection = await Connect(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var mark = new NpgsqlCommand($"""
            WITH held AS (UPDATE {names.Leases} SET until = clock_timestamp() + {leases.Span} WHERE name = $1 AND holder = $2 AND token = $3 RETURNING name),
                made AS (UPDATE "checkpoint" SET "Ready" = TRUE WHERE EXISTS (SELECT 1 FROM held) RETURNING "Id")
            UPDATE {names.Generations} SET ready = TRUE WHERE place = $4 AND EXISTS (SELECT 1 FROM made)
            """, connection, transaction)
        {
            Parameters =
            {
                new() { Value = followed.Of.Lease }, new() { Value = connections.Node }, new() { Value = leases.TokenOf(followed.Of.Lease) ?? -1L }, new() { Value = place },
            },
        };
        if (await mark.ExecuteNonQueryAsync(cancellation) == 0)
            throw new InvalidOperationException($"Another node follows '{followed.Of.Name}' now: it rebuilds it.");
        await transaction.CommitAsync(cancellation);
        serves = true;
    }

    public async Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation)
    {
        await using var connection = await Connect(cancellation);
        return await QuarantineRows.Load(connection, cancellation);
    }

    private async Task<long> Position(CancellationToken cancellation)
    {
        await using var connection = await Connect(cancellation);
        await using var read = new NpgsqlCommand("SELECT \"Position\" FROM \"checkpoint\"", connection);
        return (long)(await read.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<NpgsqlConnection> Connect(CancellationToken cancellation)
    {
        var connection = await registry.Open(cancellation);
        try
        {
            await using var point = new NpgsqlCommand(SearchPath.Of(place), connection);
            await point.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
