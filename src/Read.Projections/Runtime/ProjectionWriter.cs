using System.Diagnostics;
using PartnerGraph.EventStore;
using PartnerGraph.EventStore.Types;

namespace PartnerGraph.Projections.Runtime;

/// <summary>Brings one generation of a read model up to date, page by page of the log.</summary>
internal sealed class ProjectionWriter(IReadModelStore store, IReadModelGeneration generation, IEventStore events, EventTypeRegistry types, int batchSize)
{
    // Positions skipped without an event of interest are written down this rarely: reading them again costs almost nothing.
    private const long LazySkip = 10_000;

    private readonly string[] interests = [.. store.Events.SelectMany(types.StoredNamesOf)];
    private readonly FollowedLog log = new(events, generation);
    private long persisted;

    public IReadModelGeneration Generation => generation;

    public IReadOnlyCollection<string> Interests => interests;

    public long Position { get; private set; }

    /// <summary>Makes the generation when missing, and reads how far it has come.</summary>
    /// <exception cref="LogDiffersException">It comes from another log.</exception>
    public async Task Open(bool ready, CancellationToken cancellation)
    {
        Position = persisted = await generation.Open(ready, cancellation);
        await log.Open(Position, cancellation);
    }

    /// <summary>Applies the next page. True when it reached the end of the log.</summary>
    /// <exception cref="ProjectionFaultException">An event cannot be applied; everything before it is.</exception>
    /// <exception cref="LogDiffersException">The log was replaced, or went back.</exception>
    /// <exception cref="Exception">The log failed, or the store with a fault that passes (<see cref="IReadModelStore.IsPassing"/>).</exception>
    public async Task<bool> Advance(CancellationToken cancellation)
    {
        var page = await events.ReadAll(Position, batchSize, interests, cancellation);
        await log.Recognise(page.ScannedTo, cancellation);
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

    private async Task<bool> ApplyPage(EventPage page, CancellationToken cancellation)
    {
        try
        {
            return await Commit([.. page.Events.Select(types.Decode)], page.ScannedTo, cancellation);
        }
        catch (Exception fault) when (IsOfAnEvent(fault, cancellation))
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
        catch (Exception fault) when (IsOfAnEvent(fault, cancellation))
        {
            throw new ProjectionFaultException(stored, fault);
        }
    }

    // Where a server is away or the generation is broken, an event would be blamed that any other could stand for.
    private bool IsOfAnEvent(Exception fault, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested && generation.Fault is not { IsCompleted: true } && !store.IsPassing(fault);

    /// <summary>False when another process has moved the checkpoint: nothing is applied, and the next page starts there.</summary>
    private async Task<bool> Commit(IReadOnlyList<Recorded> batch, long position, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var reached = await generation.Commit(batch, persisted, position, cancellation);
        persisted = reached;
        if (reached != position)
        {
            Position = reached;
            return false;
        }

        ProjectionMetrics.Committed(store.Name, batch.Count, started);
        return true;
    }
}

/// <summary>An event that a projection cannot apply.</summary>
internal sealed class ProjectionFaultException(StoredEvent stored, Exception inner)
    : Exception($"{stored.Type} at position {stored.Position} ({stored.Stream}, version {stored.Version}): {inner.Message}", inner);
