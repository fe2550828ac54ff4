using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Partners.Tiers;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Processes.Partners.Tiers;

/// <summary>Ends a tier whose pledge was missed when the time of grace is over, too (GAP-53).</summary>
public sealed class TierCommitmentGrace(TierWorkflow tiers) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "tier-commitment-grace", "PROG-10", ZoneRule.CalendarDays, "TierAdmission", "The tier for which the pledge was given ends, and the partner is Standard.")
        .SetBy<TierCommitmentMissed>(e => e.PartnerId, (e, _) => e.DowngradeAt, e => e.PartnerId)
        .ClearedBy<TierCommitmentMet>(e => e.PartnerId)
        .ClearedBy<TierCommitmentLapsed>(e => e.PartnerId)
        .ClearedBy<CoreEnded>(e => e.PartnerId);

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) => tiers.LapseCommitment(due.Key, context, cancellation);
}
