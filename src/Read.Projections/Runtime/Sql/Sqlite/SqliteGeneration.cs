using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Sqlite;

/// <summary>One SQLite file of a projection: rows and checkpoint in one transaction.</summary>
/// <param name="tables">The statements that make a new file's tables.</param>
/// <param name="open">A tracking context of a file.</param>
internal sealed partial class SqliteGeneration(Projection projection, string file, string tables, Func<string, ReadModelContext> open) : IReadModelGeneration
{
    // Opening a connection costs more than most commits; one writer has one for as long as it follows.
    private (ReadModelContext Context, CheckpointCommands Checkpoint)? writing;

    public string Name => file;

    public LogMark? Mark { get; set; }

    public async Task<CommitResult> Commit(
        IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long after, long position, CancellationToken cancellation)
    {
        try
        {
            var (db, checkpoint) = writing ??= await OpenToWrite(cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var underlying = (SqliteTransaction)transaction.GetDbTransaction();
            var reached = checkpoint.Position(underlying);
            if (reached != after) return new(reached, Applied: false);
            if (batch.Count > 0)
            {
                await projection.Apply(db, batch, cancellation);
                await db.SaveChangesAsync(cancellation);
            }

            await QuarantineRows.Save(db, quarantine, cancellation);
            checkpoint.Move(underlying, position, Mark?.ToString());
            await transaction.CommitAsync(cancellation);
            db.ChangeTracker.Clear();
            return new(position, Applied: true);
        }
        catch
        {
            // Neither rows that were not written nor a connection that failed outlast it.
            await StopWriting();
            throw;
        }
    }

    public Task Delete()
    {
        ReadModelFiles.DeleteDatabase(file);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => StopWriting();

    private async Task<(ReadModelContext, CheckpointCommands)> OpenToWrite(CancellationToken cancellation)
    {
        var db = open(file);
        try
        {
            await db.Database.OpenConnectionAsync(cancellation);
            // A power cut may take the last transactions, rows and checkpoint alike; they are then applied again.
            await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=NORMAL", cancellation);
            return (db, new((SqliteConnection)db.Database.GetDbConnection()));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private async ValueTask StopWriting()
    {
        if (writing is not var (db, checkpoint)) return;
        writing = null;
        checkpoint.Dispose();
        await db.DisposeAsync();
    }
}
