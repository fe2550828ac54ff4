using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Cli.Repair;

/// <summary>Whether what a read model or reaction has followed is the log that is there.</summary>
internal sealed class LogComparison(IEventStore events)
{
    private const string Rebuilt = "the next start builds it anew";

    /// <param name="mark">By what it recognises its log; null when it has none.</param>
    /// <param name="how">How far it has come, as it is told.</param>
    public async Task<Finding> With(string name, bool isReaction, long position, LogMark? mark, string how, CancellationToken cancellation)
    {
        // Asked after the position was read: a server may append and apply meanwhile.
        var head = await events.Head(cancellation);
        if (await Difference(position, mark, head, cancellation) is { } differs)
            return Finding.Broken(name, $"{how}, but {differs}; {(isReaction ? "decide which log is right, as ADR 25 says" : Rebuilt)}");
        return Finding.Fine(name, $"{how} of {head}; what follows holds nothing for it, or is applied at the next start");
    }

    private async Task<string?> Difference(long position, LogMark? mark, long head, CancellationToken cancellation) =>
        mark is not null && await FollowedLog.DifferenceOf(events, mark, cancellation) is { } differs ? differs
        : position > head ? $"the log ends at position {head}, and {position} was applied"
        : null;
}
