using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Billing;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Processes.Billing;

/// <summary>What a restatement was cut with goes into the bill: it is paid by coupons and the balance as the bill was, or is due.</summary>
public sealed class WhenBillRestatementOrderedThenRestateBill : Reaction
{
    private const string ReactionName = "reaction-restate-bills";

    public WhenBillRestatementOrderedThenRestateBill(
        BillReads bills, CommandRunner runner, PaymentWorkflow payments, ArrearsPolicy policy, CouponCutOver cutOver, BusinessTime time)
    {
        var tell = new FollowUp(runner, ReactionName);
        On<BillRestatementOrdered>(async (_, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var added = await bills.Cut(e.PartnerId, e.Month, e.Version, recorded.Position, cancellation);
            // Coupons that are issued from now on pay later bills, so that none can come between.
            var account = (await runner.Load(PartnerAccountDecider.Definition, e.PartnerId, cancellation)).State;
            var country = (await runner.Load(PartnerDecider.Definition, e.PartnerId, cancellation)).State.Country;
            var central = cutOver.IsCentral(country, e.Month);
            var charges = central && account.Coupons.Any(coupon => coupon.MayPay(e.Month)) ? await bills.Charges(e.PartnerId, e.Month, e.Version, cancellation) : [];
            var restate = new RestateBill(
                e.PartnerId, e.Month, e.Version, [.. added], charges, policy.DueOn(e.Month, time.DayOf(e.OrderedAt)), central, e.OrderedAt);
            var result = await payments.Restate(restate, tell.Context(recorded.Metadata, recorded.Position, $"{e.PartnerId}:{e.Month}"), cancellation);
            if (!result.IsAccepted) throw new InvalidOperationException(string.Join(" ", result.Rejections.Select(rejection => rejection.Message)));
        });
    }

    public override string Name => ReactionName;

    public override void Map(ModelBuilder model)
    {
    }
}
