using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Processes.Billing;

/// <summary>
/// Closes a partner's month when the bill run of the next one begins, at 00:00 on the 5th of the billing zone, so that the bill is there
/// before 12:00 (BILL-3). What arrives until then still counts for the month; what comes later is a correction in the next bill.
/// </summary>
public sealed class MonthlyBillRun(CommandRunner runner, BusinessTime time, TimeProvider clock) : IDeadlineProcess
{
    private const int Day = 5;

    public static readonly DeadlineKind Declared = new DeadlineKind(
            "bill-run", "BILL-3", ZoneRule.DayOfMonth, "Partner", "The month's bill is made, and deducted from the balance.")
        .SetBy<PartnerRegistered>(e => e.PartnerId, (e, calendar) => RunOf(calendar.Zone.MonthOf(e.RegisteredAt), calendar.Zone), e => e.PartnerId)
        .SetBy<BillingMonthClosed>(e => e.PartnerId, (e, calendar) => RunOf(e.Month.Next, calendar.Zone), e => e.PartnerId);

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) => runner.Run(
        PartnerAccountDecider.Definition, new CloseBillingMonth(due.Key, BillingMonth.Of(time.DayOf(due.DueAt).AddMonths(-1)), time, clock.GetUtcNow()),
        context, cancellation);

    /// <summary>When the bill of a month is made.</summary>
    public static DateTimeOffset RunOf(BillingMonth month, BusinessTime zone) => zone.StartOf(month.Next.FirstDay.AddDays(Day - 1));
}
