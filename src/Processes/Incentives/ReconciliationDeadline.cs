using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Processes.Incentives;

/// <summary>Confirms a statement in the first second after its reconciliation, unless it was rejected (INCENT-21).</summary>
public sealed class ReconciliationDeadline(IncentiveWorkflow incentives) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "reconciliation-deadline", "INCENT-21", ZoneRule.WorkingDays, "IncentiveStatement", "The statement is confirmed.")
        .SetBy<ReconciliationOpened>(e => e.StatementId, (e, _) => BusinessTime.FirstLateSecond(e.DeadlineAt), e => e.PartnerId)
        .ClearedBy<IncentiveStatementRejected>(e => e.StatementId)
        .ClearedBy<IncentiveStatementConfirmed>(e => e.StatementId);

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) => incentives.Confirm(due.Key, context, cancellation);
}
