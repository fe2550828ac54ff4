using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Partners.Tiers;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Processes.Partners.Tiers;

/// <summary>Marks a pledge of employees as missed when its six months are over (PROG-10, PROG-40).</summary>
public sealed class TierCommitmentReview(TierWorkflow tiers) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "tier-commitment-review", "PROG-10", ZoneRule.CalendarMonths, "TierAdmission", "A pledge of employees that is not met is marked as missed.")
        .SetBy<TierGrantedInAdvance>(e => e.PartnerId, (e, _) => BusinessTime.FirstLateSecond(e.CertifyBy), e => e.PartnerId)
        .SetBy<CoreApproved>(e => e.PartnerId, (e, _) => BusinessTime.FirstLateSecond(e.CertifyBy), e => e.PartnerId)
        .ClearedBy<TierCommitmentMet>(e => e.PartnerId)
        .ClearedBy<TierCommitmentMissed>(e => e.PartnerId)
        .ClearedBy<CoreEnded>(e => e.PartnerId);

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) => tiers.ReviewCommitment(due.Key, context, cancellation);
}
