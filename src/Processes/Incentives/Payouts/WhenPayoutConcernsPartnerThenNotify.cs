using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Processes.Incentives.Payouts;

/// <summary>
/// The partner is told by email what it has to do for a payout, and what is late (INCENT-3, INCENT-4, INCENT-5, INCENT-33), unless it is history.
/// </summary>
public sealed class WhenPayoutConcernsPartnerThenNotify : Reaction
{
    private readonly CommandRunner runner;

    public WhenPayoutConcernsPartnerThenNotify(CommandRunner runner)
    {
        this.runner = runner;
        Tell<InvoiceRequested>(e => (e.PartnerId, PayoutNotice.InvoiceRequested, e.PayoutId, e.Amount));
        Tell<InvoiceReceived>(e => e.Qualified ? null : (e.PartnerId, PayoutNotice.InvoiceReturned, e.PayoutId, null));
        Tell<CouponsOverdue>(e => (e.PartnerId, PayoutNotice.CouponsOverdue, e.EarningId, e.Left));
        Tell<PayoutOverdue>(e => (e.PartnerId, PayoutNotice.PayoutOverdue, e.PayoutId, null));
    }

    public override string Name => "reaction-tell-of-payouts";

    public override void Map(ModelBuilder model)
    {
    }

    private void Tell<TEvent>(Func<TEvent, (string PartnerId, PayoutNotice Notice, string About, Money? Amount)?> about) where TEvent : IDomainEvent =>
        On<TEvent>(async (_, recorded, cancellation) =>
        {
            if (recorded.Metadata.Historical || about(recorded.Event) is not var (partner, notice, of, amount)) return;
            await runner.Run(MessageSettingsDecider.Definition, new TellOfPayout(partner, recorded.Place, notice, of, amount), this.Context(recorded), cancellation);
        });
}
