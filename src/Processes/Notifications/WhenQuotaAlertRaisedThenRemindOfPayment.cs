using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Processes.Notifications;

/// <summary>A quota that is used up or exceeded reminds everybody concerned to pay (QUOTA-11, QUOTA-18), unless it was history that used it up.</summary>
public sealed class WhenQuotaAlertRaisedThenRemindOfPayment : Reaction
{
    public WhenQuotaAlertRaisedThenRemindOfPayment(CommandRunner runner) =>
        On<QuotaAlertRaised>(async (_, recorded, cancellation) =>
        {
            if (recorded.Metadata.Historical) return;
            var e = recorded.Event;
            var remind = new RemindOfPayment(e.PartnerId, recorded.Place, e.Level, e.Used, e.Total);
            await runner.Run(MessageSettingsDecider.Definition, remind, this.Context(recorded), cancellation);
        });

    public override string Name => "reaction-remind-of-payment";

    public override void Map(ModelBuilder model)
    {
    }
}
