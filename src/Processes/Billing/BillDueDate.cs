using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Write.Application.Billing;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Processes.Billing;

/// <summary>A bill of which something is unpaid when its due day ends, in the billing zone, puts the partner in arrears.</summary>
public sealed class BillDueDate(PaymentWorkflow payments) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "bill-due", "NOTIFY-5", ZoneRule.CalendarDays, "PartnerBill", "The partner is in arrears: it is told so, and restricted.")
        .SetBy<BillGenerated>(
            e => BillIds.Of(e.PartnerId, e.Month), (e, calendar) => e.IsPaid ? null : calendar.Zone.StartOf(e.DueDay.AddDays(1)), e => e.PartnerId)
        .SetBy<BillRestated>(
            e => BillIds.Of(e.PartnerId, e.Month), (e, calendar) => e.Unpaid.IsZero ? null : calendar.Zone.StartOf(e.DueOn.AddDays(1)), e => e.PartnerId)
        .ClearedBy<BillPaid>(e => BillIds.Of(e.PartnerId, e.Month))
        .ClearedBy<BillOverdue>(e => BillIds.Of(e.PartnerId, e.Month));

    public DeadlineKind Kind => Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation) => BillIds.Parse(due.Key) is { } bill
        ? payments.FallDue(bill.PartnerId, bill.Month, context, cancellation)
        : throw new FormatException($"'{due.Key}' is no bill.");
}
