using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Processes.Incentives.Payouts;

/// <summary>Flags a payout that was not submitted or topped up within 30 calendar days after its qualified invoice (INCENT-4, INCENT-42).</summary>
public sealed class PayoutDue(CommandRunner runner, TimeProvider clock) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "payout-due", "INCENT-42", ZoneRule.CalendarDays, "Payout", "A payout that was neither submitted to the bank nor topped up is overdue.")
        .SetBy<InvoiceReceived>(e => $"{e.PartnerId}/{e.PayoutId}", (e, _) => e.DueAt is { } due ? BusinessTime.FirstLateSecond(due) : null, e => e.PartnerId)
        .SetBy<PayoutResumed>(e => $"{e.PartnerId}/{e.PayoutId}", (e, _) => e.DueAt is { } due ? BusinessTime.FirstLateSecond(due) : null, e => e.PartnerId)
        .ClearedBy<PayoutSubmittedToBank>(e => $"{e.PartnerId}/{e.PayoutId}")
        .ClearedBy<PayoutPaid>(e => $"{e.PartnerId}/{e.PayoutId}")
        .ClearedBy<PayoutOverdue>(e => $"{e.PartnerId}/{e.PayoutId}");

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) => runner.Run(
        PayoutDecider.Definition, new FlagOverdue(due.PartnerId!, due.Key[(due.PartnerId!.Length + 1)..], clock.GetUtcNow()), context, cancellation);
}
