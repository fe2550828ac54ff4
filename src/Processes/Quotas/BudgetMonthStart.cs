using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Processes.Quotas;

/// <summary>Starts the next period of a monthly budget when the month begins in the billing zone (BUDGET-7).</summary>
public sealed class BudgetMonthStart(CommandRunner runner, BusinessTime time) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "budget-month-start", "BUDGET-7", ZoneRule.MonthStart, "CustomerBudget", "A monthly budget is restored for the month that begins.")
        .SetBy<BudgetSet>(
            e => e.CustomerId, (e, calendar) => e.Kind == BudgetKind.Monthly ? calendar.Zone.StartAfter(e.StartedMonth) : null, e => e.PartnerId)
        .SetBy<BudgetPeriodStarted>(e => e.CustomerId, (e, calendar) => calendar.Zone.StartAfter(e.Month), e => e.PartnerId)
        .ClearedBy<BudgetRemoved>(e => e.CustomerId);

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) =>
        runner.Run(BudgetDecider.Definition, new StartBudgetPeriod(due.Key, time.MonthOf(due.DueAt)), context, cancellation);
}
