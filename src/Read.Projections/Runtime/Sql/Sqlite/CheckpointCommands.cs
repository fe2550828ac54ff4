using Microsoft.Data.Sqlite;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Sqlite;

/// <summary>What every commit asks of the checkpoint, prepared once for the connection that commits.</summary>
internal sealed class CheckpointCommands : IDisposable
{
    private readonly SqliteCommand read, move;
    private readonly SqliteParameter position, log;

    public CheckpointCommands(SqliteConnection connection)
    {
        read = connection.CreateCommand();
        read.CommandText = "SELECT \"Position\" FROM \"checkpoint\"";
        move = connection.CreateCommand();
        move.CommandText = "UPDATE \"checkpoint\" SET \"Position\" = $position, \"Log\" = $log";
        position = move.Parameters.Add("$position", SqliteType.Integer);
        log = move.Parameters.Add("$log", SqliteType.Text);
    }

    public long Position(SqliteTransaction transaction)
    {
        read.Transaction = transaction;
        return (long)read.ExecuteScalar()!;
    }

    public void Move(SqliteTransaction transaction, long to, string? mark)
    {
        (position.Value, log.Value) = (to, (object?)mark ?? DBNull.Value);
        move.Transaction = transaction;
        move.ExecuteNonQuery();
    }

    public void Dispose()
    {
        read.Dispose();
        move.Dispose();
    }
}
