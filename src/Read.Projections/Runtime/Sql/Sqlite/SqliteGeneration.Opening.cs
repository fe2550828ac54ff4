using Microsoft.Data.Sqlite;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Sqlite;

/// <summary>Opens a file without the mapping of its rows.</summary>
internal sealed partial class SqliteGeneration
{
    /// <summary>Whether the file may serve. What a crash left half made is not ready, nor is a file that is no database.</summary>
    public async Task<bool> IsReady(CancellationToken cancellation)
    {
        const int noSuchTable = 1, corrupt = 11, notADatabase = 26;
        try
        {
            LetGo();
            await using var connection = await Connect(cancellation);
            return await Ask(connection, "SELECT EXISTS (SELECT 1 FROM \"checkpoint\" WHERE \"Ready\")", cancellation) is 1L;
        }
        catch (SqliteException unusable) when (unusable.SqliteErrorCode is noSuchTable or corrupt or notADatabase)
        {
            return false;
        }
    }

    public async Task<long> Open(bool ready, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        LetGo();
        await using var connection = await Connect(cancellation);
        await Make(connection, ready, cancellation);
        await using var read = connection.CreateCommand();
        read.CommandText = "SELECT \"Position\", \"Log\" FROM \"checkpoint\"";
        await using var checkpoint = await read.ExecuteReaderAsync(cancellation);
        await checkpoint.ReadAsync(cancellation);
        Mark = !await checkpoint.IsDBNullAsync(1, cancellation) && LogMark.TryParse(checkpoint.GetString(1), out var mark) ? mark : null;
        return checkpoint.GetInt64(0);
    }

    public async Task MarkReady(CancellationToken cancellation)
    {
        await using var connection = await Connect(cancellation);
        await Ask(connection, "UPDATE \"checkpoint\" SET \"Ready\" = 1", cancellation);
    }

    public async Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation)
    {
        await using var connection = await Connect(cancellation);
        return await QuarantineRows.Load(connection, cancellation);
    }

    /// <summary>Makes tables and checkpoint in one transaction, when they are missing.</summary>
    private async Task Make(SqliteConnection connection, bool ready, CancellationToken cancellation)
    {
        const string exists = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'checkpoint')";
        if (await Ask(connection, exists, cancellation) is 1L && await Ask(connection, "SELECT EXISTS (SELECT 1 FROM \"checkpoint\")", cancellation) is 1L) return;
        await Ask(connection, "PRAGMA journal_mode=WAL", cancellation);
        await using var transaction = connection.BeginTransaction();
        if (await Ask(connection, exists, cancellation) is 0L) await Ask(connection, tables, cancellation);
        await Ask(connection, $"INSERT OR IGNORE INTO \"checkpoint\" (\"Id\", \"Position\", \"Ready\") VALUES (1, 0, {(ready ? 1 : 0)})", cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // A connection that was kept from before may be of a file that is gone.
    private void LetGo()
    {
        using var kept = new SqliteConnection(ReadModelFiles.ConnectionString(file, reading: false));
        SqliteConnection.ClearPool(kept);
    }

    private async Task<SqliteConnection> Connect(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(ReadModelFiles.ConnectionString(file, reading: false));
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<object?> Ask(SqliteConnection connection, string statements, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The product's own statements.
        command.CommandText = statements;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellation);
    }
}
