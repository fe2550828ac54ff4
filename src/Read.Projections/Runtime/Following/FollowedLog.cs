using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>
/// Whether the log is still the one that a generation has followed. A log that is shorter, another one, or altered before the generation's
/// position would be followed from a wrong place: what it acknowledges under positions that were applied already would be skipped for good.
/// </summary>
public sealed class FollowedLog(IEventStore events, IReadModelGeneration generation)
{
    private LogMark? followed;

    /// <summary>Reads from the opened generation by what it recognises the log.</summary>
    /// <exception cref="LogDiffersException">It is not the one that was followed.</exception>
    public async Task Open(long position, CancellationToken cancellation)
    {
        followed = generation.Mark;
        await Recognise(position, cancellation);
    }

    /// <summary>Looks again, and lets the next commit keep the mark of a position.</summary>
    /// <exception cref="LogDiffersException">It is not the one that was followed.</exception>
    public async Task Recognise(long position, CancellationToken cancellation)
    {
        if (followed is not null && await DifferenceOf(events, followed, cancellation) is { } differs) throw new LogDiffersException(differs);
        if (followed?.Position >= position) return;
        followed = await events.MarkAt(position, cancellation)
            ?? throw new LogDiffersException($"the log ends at position {await events.Head(cancellation)}, and {position} was applied");
        generation.Mark = followed;
    }

    /// <summary>In what a log differs from the one of a mark; null when it is that one.</summary>
    public static async Task<string?> DifferenceOf(IEventStore events, LogMark known, CancellationToken cancellation)
    {
        if (await events.MarkAt(known.Position, cancellation) == known) return null;
        var head = await events.Head(cancellation);
        return await events.MarkAt(0, cancellation) is { } start && start.Log != known.Log ? "the log is another one"
            : head < known.Position ? $"the log ends at position {head}, and {known.Position} was applied"
            : $"the log holds other events up to position {known.Position} than those that were applied";
    }
}

/// <summary>The log is not the one that a read model or reaction has followed. It does not pass by itself, and no event is at fault.</summary>
public sealed class LogDiffersException(string reason) : Exception($"It has followed another log: {reason}.");
