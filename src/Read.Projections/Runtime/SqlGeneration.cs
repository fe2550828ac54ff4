using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.EventStore;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Runtime.Quarantining;

namespace PartnerGraph.Projections.Runtime;

/// <summary>One SQLite file of a projection: rows and checkpoint in one transaction.</summary>
/// <param name="open">A tracking context of a file.</param>
internal sealed class SqlGeneration(Projection projection, string file, Func<string, ReadModelContext> open) : IReadModelGeneration
{
    private const int CheckpointId = 1;

    public string Name => file;

    public LogMark? Mark { get; set; }

    /// <summary>Whether the file may serve. What a crash left half made is not ready, nor is a file that is no database.</summary>
    public async Task<bool> IsReady(CancellationToken cancellation)
    {
        const int noSuchTable = 1, corrupt = 11, notADatabase = 26;
        try
        {
            await using var db = open(file);
            return await db.Checkpoints.AnyAsync(row => row.Ready, cancellation);
        }
        catch (SqliteException unusable) when (unusable.SqliteErrorCode is noSuchTable or corrupt or notADatabase)
        {
            return false;
        }
    }

    public async Task<long> Open(bool ready, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var db = open(file);
        if (await db.Database.EnsureCreatedAsync(cancellation) || !await db.Checkpoints.AnyAsync(cancellation))
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
            db.Checkpoints.Add(new CheckpointRow { Id = CheckpointId, Ready = ready });
            await db.SaveChangesAsync(cancellation);
        }

        var checkpoint = await db.Checkpoints.SingleAsync(cancellation);
        Mark = LogMark.TryParse(checkpoint.Log, out var mark) ? mark : null;
        return checkpoint.Position;
    }

    public async Task MarkReady(CancellationToken cancellation)
    {
        await using var db = open(file);
        await db.Checkpoints.ExecuteUpdateAsync(row => row.SetProperty(checkpoint => checkpoint.Ready, true), cancellation);
    }

    public async Task<long> Commit(
        IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long after, long position, CancellationToken cancellation)
    {
        await using var db = open(file);
        await db.Database.OpenConnectionAsync(cancellation);
        // A power cut may take the last transactions, rows and checkpoint alike; they are then applied again.
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=NORMAL", cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var reached = await db.Checkpoints.Select(row => row.Position).SingleAsync(cancellation);
        if (reached != after) return reached;
        if (batch.Count > 0)
        {
            await projection.Apply(db, batch, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        await QuarantineRows.Save(db, quarantine, cancellation);
        var log = Mark?.ToString();
        await db.Checkpoints.ExecuteUpdateAsync(
            row => row.SetProperty(checkpoint => checkpoint.Position, position).SetProperty(checkpoint => checkpoint.Log, log), cancellation);
        await transaction.CommitAsync(cancellation);
        return position;
    }

    public async Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation)
    {
        await using var db = open(file);
        return await QuarantineRows.Load(db, cancellation);
    }

    public Task Delete()
    {
        ReadModelFiles.DeleteDatabase(file);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
