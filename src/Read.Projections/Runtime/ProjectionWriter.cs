using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.EventStore;
using PartnerGraph.EventStore.Types;

namespace PartnerGraph.Projections.Runtime;

/// <summary>Applies events to one file of a read model: rows and checkpoint in one transaction.</summary>
internal sealed class ProjectionWriter(IReadModelStore store, string file, IEventStore events, EventTypeRegistry types, int batchSize)
{
    private const int CheckpointId = 1;

    // Positions skipped without an event of interest are written down this rarely: reading them again costs almost nothing.
    private const long LazySkip = 10_000;

    private readonly string[] interests = [.. store.Projection.Events.SelectMany(types.StoredNamesOf)];
    private long persisted;

    public string File => file;

    public IReadOnlyCollection<string> Interests => interests;

    public long Position { get; private set; }

    /// <summary>Makes the file when missing, and reads how far it has come.</summary>
    public async Task Open(bool ready, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var db = store.Open(file, tracking: true);
        if (await db.Database.EnsureCreatedAsync(cancellation) || !await db.Checkpoints.AnyAsync(cancellation))
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
            db.Checkpoints.Add(new CheckpointRow { Id = CheckpointId, Ready = ready });
            await db.SaveChangesAsync(cancellation);
        }

        Position = persisted = (await db.Checkpoints.SingleAsync(cancellation)).Position;
    }

    /// <summary>Applies the next page. True when it reached the end of the log.</summary>
    /// <exception cref="ProjectionFaultException">An event cannot be applied; everything before it is.</exception>
    public async Task<bool> Advance(CancellationToken cancellation)
    {
        var page = await events.ReadAll(Position, batchSize, interests, cancellation);
        if (page.Events.Count > 0)
        {
            if (!await ApplyPage(page, cancellation)) return false;
        }
        else if (page.ScannedTo - persisted >= LazySkip && !await Commit([], page.ScannedTo, cancellation))
        {
            return false;
        }

        Position = page.ScannedTo;
        return page.AtHead;
    }

    /// <summary>Lets this file serve from now on, also after a restart.</summary>
    public async Task MarkReady(CancellationToken cancellation)
    {
        await using var db = store.Open(file, tracking: true);
        await db.Checkpoints.ExecuteUpdateAsync(row => row.SetProperty(checkpoint => checkpoint.Ready, true), cancellation);
    }

    /// <summary>Whether the file may serve. What a crash left half made is not ready, nor is a file that is no database.</summary>
    public static async Task<bool> IsReady(IReadModelStore store, string file, CancellationToken cancellation)
    {
        const int noSuchTable = 1, corrupt = 11, notADatabase = 26;
        try
        {
            await using var db = store.Open(file, tracking: false);
            return await db.Checkpoints.AnyAsync(row => row.Ready, cancellation);
        }
        catch (SqliteException unusable) when (unusable.SqliteErrorCode is noSuchTable or corrupt or notADatabase)
        {
            return false;
        }
    }

    private async Task<bool> ApplyPage(EventPage page, CancellationToken cancellation)
    {
        try
        {
            return await Commit([.. page.Events.Select(types.Decode)], page.ScannedTo, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // One of them is at fault: apply singly, so that all before it count and it is named.
            foreach (var stored in page.Events)
                if (!await ApplyOne(stored, cancellation)) return false;
            return true;
        }
    }

    private async Task<bool> ApplyOne(StoredEvent stored, CancellationToken cancellation)
    {
        try
        {
            if (!await Commit([types.Decode(stored)], stored.Position, cancellation)) return false;
            Position = stored.Position;
            return true;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            throw new ProjectionFaultException(stored, fault);
        }
    }

    /// <summary>False when another process has moved this file's checkpoint: nothing is applied, and the next page starts there.</summary>
    private async Task<bool> Commit(IReadOnlyList<Recorded> batch, long position, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        await using var db = store.Open(file, tracking: true);
        await db.Database.OpenConnectionAsync(cancellation);
        // A power cut may take the last transactions, rows and checkpoint alike; they are then applied again.
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=NORMAL", cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var reached = await db.Checkpoints.Select(row => row.Position).SingleAsync(cancellation);
        if (reached != persisted)
        {
            Position = persisted = reached;
            return false;
        }

        if (batch.Count > 0)
        {
            await store.Projection.Apply(db, batch, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        await db.Checkpoints.ExecuteUpdateAsync(row => row.SetProperty(checkpoint => checkpoint.Position, position), cancellation);
        await transaction.CommitAsync(cancellation);
        persisted = position;
        ProjectionMetrics.Committed(store.Projection.Name, batch.Count, started);
        return true;
    }
}

/// <summary>An event that a projection cannot apply.</summary>
internal sealed class ProjectionFaultException(StoredEvent stored, Exception inner)
    : Exception($"{stored.Type} at position {stored.Position} ({stored.Stream}, version {stored.Version}): {inner.Message}", inner);
