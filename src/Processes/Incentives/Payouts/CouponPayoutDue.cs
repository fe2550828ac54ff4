using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Processes.Incentives.Payouts;

/// <summary>Raises the alarm for an earning that is not applied for within five working days after its reconciliation (INCENT-5, GAP-17).</summary>
public sealed class CouponPayoutDue(CommandRunner runner, WorkingCalendar calendar, TimeProvider clock) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "coupon-payout-due", "INCENT-5", ZoneRule.WorkingDays, "Earning", "An earning that nobody applied for is flagged, and the partner is told.")
        .SetBy<EarningNotified>(
            e => $"{e.PartnerId}/{e.EarningId}", (e, calendar) => BusinessTime.FirstLateSecond(Earning.CouponsDueAt(e.NotifiedAt, calendar)), e => e.PartnerId)
        .ClearedBy<CouponsOverdue>(e => $"{e.PartnerId}/{e.EarningId}")
        .ClearedBy<EarningExpired>(e => $"{e.PartnerId}/{e.EarningId}");

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) => runner.Run(
        PayoutDecider.Definition, new FlagCouponsOverdue(due.PartnerId!, due.Key[(due.PartnerId!.Length + 1)..], clock.GetUtcNow(), calendar), context, cancellation);
}
