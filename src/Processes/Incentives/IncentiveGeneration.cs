using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Processes.Incentives;

/// <summary>
/// Closes a partner's month of referral incentives when the next one begins (INCENT-7), and with it the period that the policies reckon by (INCENT-1). What
/// arrives for it later is a correction in the next statement.
/// </summary>
public sealed class IncentiveGeneration(IncentiveWorkflow incentives, BusinessTime time) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "incentive-generation", "INCENT-7", ZoneRule.MonthStart, "Partner", "The month of referral incentives is closed; where a period ends, its statement is generated.")
        .SetBy<PartnerRegistered>(e => e.PartnerId, (e, calendar) => calendar.Zone.StartAfter(calendar.Zone.MonthOf(e.RegisteredAt)), e => e.PartnerId)
        .SetBy<IncentiveMonthClosed>(e => e.PartnerId, (e, calendar) => calendar.Zone.StartAfter(e.Month.Next), e => e.PartnerId);

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) =>
        incentives.Close(due.Key, BillingMonth.Of(time.DayOf(due.DueAt).AddMonths(-1)), context, cancellation);
}
