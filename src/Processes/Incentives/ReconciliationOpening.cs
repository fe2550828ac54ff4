using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Processes.Incentives;

/// <summary>Opens a statement's reconciliation when the last working day begins on which it has to start (INCENT-2).</summary>
public sealed class ReconciliationOpening(IncentiveWorkflow incentives, IncentivePolicy policy) : IDeadlineProcess
{
    /// <param name="policy">How many working days there are.</param>
    public static DeadlineKind Declared(IncentivePolicy policy) => new DeadlineKind(
            "open-reconciliation", "INCENT-2", ZoneRule.WorkingDays, "IncentiveStatement", "The reconciliation is opened, and the partner is told.",
            Version: policy.OpeningWorkingDays)
        .SetBy<IncentiveStatementGenerated>(e => e.StatementId, (e, calendar) => OpeningOf(e.Period, policy, calendar), e => e.PartnerId)
        .ClearedBy<ReconciliationOpened>(e => e.StatementId);

    public DeadlineKind Kind { get; } = Declared(policy);

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) => incentives.Open(due.Key, context, cancellation);

    private static DateTimeOffset? OpeningOf(string period, IncentivePolicy policy, WorkingCalendar calendar) => IncentiveSpan.Parse(period) is { } span
        ? calendar.Zone.StartOf(calendar.Zone.DayOf(calendar.WorkingDayOf(span.Last.Next, policy.OpeningWorkingDays)))
        : null;
}
