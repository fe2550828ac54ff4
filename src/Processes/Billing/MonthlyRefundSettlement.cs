using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Processes.Billing;

/// <summary>Puts what former reseller customers gave back in a month on their partner's balance when the month has ended in the billing zone (BILL-28).</summary>
public sealed class MonthlyRefundSettlement(CommandRunner runner, BusinessTime time, TimeProvider clock) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "refund-settlement", "BILL-28", ZoneRule.MonthStart, "PartnerBill", "Refunds of the month are put on the partner's balance.")
        .SetBy<RefundCredited>(e => BillIds.Of(e.PartnerId, e.Month), (e, calendar) => calendar.Zone.StartAfter(e.Month), e => e.PartnerId)
        .ClearedBy<RefundSettled>(e => BillIds.Of(e.PartnerId, e.Month));

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation)
    {
        var (partner, month) = BillIds.Parse(due.Key) ?? throw new FormatException($"'{due.Key}' is no bill.");
        return runner.Run(PartnerAccountDecider.Definition, new SettleRefunds(partner, month, time, clock.GetUtcNow()), context, cancellation);
    }
}
