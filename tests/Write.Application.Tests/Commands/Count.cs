using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Write.Application.Tests.Commands;

/// <summary>The smallest aggregate: it counts, and takes no more than its limit.</summary>
internal sealed record Count(string Key, int Limit = int.MaxValue)
{
    public static readonly Rule Full = new("CONV-10", "FULL", "The tally is full.");

    public static readonly Decider<Count, int> Tally = new(
        "tally", count => count.Key, 0,
        (count, seen) => seen < count.Limit ? Decision.Accept(new MessagePreferenceSet(count.Key, MessageType.AccountFee, true)) : Decision.Reject(Full.Refuse()),
        (seen, _) => seen + 1);
}
