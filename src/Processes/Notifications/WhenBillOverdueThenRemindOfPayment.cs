using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Processes.Notifications;

/// <summary>A bill that is overdue reminds the partner to pay: its account, and whoever gets its messages about account fees (NOTIFY-1, NOTIFY-3).</summary>
public sealed class WhenBillOverdueThenRemindOfPayment : Reaction
{
    public WhenBillOverdueThenRemindOfPayment(CommandRunner runner) =>
        On<BillOverdue>(async (_, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var remind = new RemindOfArrears(e.PartnerId, recorded.Place, e.Month, e.Unpaid, e.Total);
            await runner.Run(MessageSettingsDecider.Definition, remind, this.Context(recorded), cancellation);
        });

    public override string Name => "reaction-remind-of-arrears";

    public override void Map(ModelBuilder model)
    {
    }
}
