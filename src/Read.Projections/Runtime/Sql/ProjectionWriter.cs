using System.Diagnostics;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>Brings one generation of a read model up to date, page by page of the log.</summary>
/// <param name="setAside">Told of each stream that is set aside, and of the fault of its event.</param>
internal sealed partial class ProjectionWriter(
    IReadModelStore store, IReadModelGeneration generation, IEventStore events, DecodedEvents decoded, int batchSize, TimeProvider clock,
    Action<QuarantinedStream, Exception> setAside)
{
    // Positions skipped without an event of interest are written down this rarely: reading them again costs almost nothing.
    private const long LazySkip = 10_000;

    private readonly string[] interests = [.. store.Events.SelectMany(decoded.StoredNamesOf)];
    private readonly FollowedLog log = new(events, generation);
    private volatile Quarantine quarantine = Quarantine.Empty;
    private long persisted;

    public IReadModelGeneration Generation => generation;

    public IReadOnlyCollection<string> Interests => interests;

    public long Position { get; private set; }

    /// <summary>What the generation lacks, by position.</summary>
    public IReadOnlyList<QuarantinedStream> Quarantined => quarantine.Streams;

    /// <summary>Makes the generation when missing, and reads how far it has come.</summary>
    /// <exception cref="LogDiffersException">It comes from another log.</exception>
    public async Task Open(bool ready, CancellationToken cancellation)
    {
        Position = persisted = await generation.Open(ready, cancellation);
        await log.Open(Position, cancellation);
        quarantine = Quarantine.Of(await generation.Quarantined(cancellation));
    }

    /// <summary>Applies the next page. True when it reached the end of the log.</summary>
    /// <exception cref="ProjectionFaultException">An event cannot be applied, nor be set aside; everything before it is applied.</exception>
    /// <exception cref="LogDiffersException">The log was replaced, or went back.</exception>
    /// <exception cref="Exception">The log failed, or the store with a fault that is no event's (<see cref="StoreFaults"/>).</exception>
    public async Task<bool> Advance(CancellationToken cancellation)
    {
        var page = await events.ReadAll(Position, batchSize, interests, cancellation);
        await log.Recognise(page.ScannedTo, cancellation);
        if (page.Events.Count > 0)
        {
            if (!await ApplyPage(page, cancellation)) return false;
        }
        else if (page.ScannedTo - persisted >= LazySkip && !await Commit([], quarantine, page.ScannedTo, cancellation))
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
            var skipped = page.Events.Where(quarantine.Holds).ToList();
            var applied = skipped.Count == 0 ? page.Events : page.Events.Except(skipped);
            return await Commit([.. applied.Select(decoded.Decode)], quarantine.Skip(skipped), page.ScannedTo, cancellation);
        }
        catch (Exception fault) when (IsOfAnEvent(fault, cancellation))
        {
            // One of them is at fault: apply singly, so that the others count and it alone is set aside.
            foreach (var stored in page.Events)
            {
                if (!await ApplyOne(stored, cancellation)) return false;
                Position = stored.Position;
            }

            return true;
        }
    }

    private async Task<bool> ApplyOne(StoredEvent stored, CancellationToken cancellation)
    {
        if (quarantine.Holds(stored)) return await Commit([], quarantine.Skip([stored]), stored.Position, cancellation);
        try
        {
            return await Commit([decoded.Decode(stored)], quarantine, stored.Position, cancellation);
        }
        catch (Exception fault) when (IsOfAnEvent(fault, cancellation))
        {
            return await SetAside(stored, fault, cancellation);
        }
    }

    // Where a server is away or the generation is broken, an event would be blamed that any other could stand for.
    private bool IsOfAnEvent(Exception fault, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested && generation.Fault is not { IsCompleted: true }
        && !PassingFaults.IsPassing(store, fault) && !StoreFaults.IsDamage(fault);

    /// <summary>False when another process has moved the checkpoint: nothing is applied, and the next page starts there.</summary>
    private async Task<bool> Commit(IReadOnlyList<Recorded> batch, Quarantine after, long position, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var (reached, applied) = await generation.Commit(batch, after.Since(quarantine), persisted, position, cancellation);
        persisted = reached;
        if (!applied)
        {
            Position = reached;
            quarantine = Quarantine.Of(await generation.Quarantined(cancellation));
            return false;
        }

        quarantine = after;
        ProjectionMetrics.Committed(store.Name, batch.Count, started);
        return true;
    }
}

/// <summary>An event that a projection can neither apply nor set aside.</summary>
internal sealed class ProjectionFaultException(StoredEvent stored, Exception inner)
    : Exception($"{stored.Type} at position {stored.Position} ({stored.Stream}, version {stored.Version}): {inner.Message}", inner);
