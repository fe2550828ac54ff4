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

    private readonly string[] interests = [.. store.Projection.Events.Select(types.NameOf)];
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
        if (page.Events.Count > 0) await ApplyPage(page, cancellation);
        else if (page.ScannedTo - persisted >= LazySkip) await Commit([], page.ScannedTo, cancellation);
        Position = page.ScannedTo;
        return page.AtHead;
    }

    /// <summary>Lets this file serve from now on, also after a restart.</summary>
    public async Task MarkReady(CancellationToken cancellation)
    {
        await using var db = store.Open(file, tracking: true);
        await db.Checkpoints.ExecuteUpdateAsync(row => row.SetProperty(checkpoint => checkpoint.Ready, true), cancellation);
    }

    public static async Task<bool> IsReady(IReadModelStore store, string file, CancellationToken cancellation)
    {
        await using var db = store.Open(file, tracking: false);
        return await db.Database.CanConnectAsync(cancellation) && await db.Checkpoints.AnyAsync(row => row.Ready, cancellation);
    }

    private async Task ApplyPage(EventPage page, CancellationToken cancellation)
    {
        try
        {
            await Commit([.. page.Events.Select(types.Decode)], page.ScannedTo, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // One of them is at fault: apply singly, so that all before it count and it is named.
            foreach (var stored in page.Events) await ApplyOne(stored, cancellation);
        }
    }

    private async Task ApplyOne(StoredEvent stored, CancellationToken cancellation)
    {
        try
        {
            await Commit([types.Decode(stored)], stored.Position, cancellation);
            Position = stored.Position;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            throw new ProjectionFaultException(stored, fault);
        }
    }

    private async Task Commit(IReadOnlyList<Recorded> batch, long position, CancellationToken cancellation)
    {
        await using var db = store.Open(file, tracking: true);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (batch.Count > 0)
        {
            await store.Projection.Apply(db, batch, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        await db.Checkpoints.ExecuteUpdateAsync(row => row.SetProperty(checkpoint => checkpoint.Position, position), cancellation);
        await transaction.CommitAsync(cancellation);
        persisted = position;
    }
}

/// <summary>An event that a projection cannot apply.</summary>
internal sealed class ProjectionFaultException(StoredEvent stored, Exception inner)
    : Exception($"{stored.Type} at position {stored.Position} ({stored.Stream}, version {stored.Version}): {inner.Message}", inner);
