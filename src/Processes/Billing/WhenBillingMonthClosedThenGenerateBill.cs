using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Processes.Billing;

/// <summary>A month that was cut becomes a bill: coupons are deducted, and what is left is taken from the balance or is due (BILL-3, COUPON-8).</summary>
public sealed class WhenBillingMonthClosedThenGenerateBill : Reaction
{
    public WhenBillingMonthClosedThenGenerateBill(BillReads bills, CommandRunner runner, ArrearsPolicy policy, CouponCutOver cutOver, BusinessTime time)
    {
        var tell = new FollowUp(runner, ReactionName);
        On<BillingMonthClosed>(async (_, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var usage = await bills.Cut(e.PartnerId, e.Month, version: 1, recorded.Position, cancellation);
            // Coupons that are issued from now on pay later bills, so that none can come between.
            var account = (await runner.Load(PartnerAccountDecider.Definition, e.PartnerId, cancellation)).State;
            var country = (await runner.Load(PartnerDecider.Definition, e.PartnerId, cancellation)).State.Country;
            var central = cutOver.IsCentral(country, e.Month);
            var charges = central && account.Coupons.Any(coupon => coupon.MayPay(e.Month)) ? await bills.Charges(e.PartnerId, e.Month, version: 1, cancellation) : [];
            var bill = new GenerateBill(e.PartnerId, e.Month, [.. usage], charges, policy.DueOn(e.Month, time.DayOf(e.ClosedAt)), central);
            await tell.Tell(PartnerAccountDecider.Definition, bill, $"{e.PartnerId}:{e.Month}", recorded, cancellation);
        });
    }

    private const string ReactionName = "reaction-generate-bills";

    public override string Name => ReactionName;

    public override void Map(ModelBuilder model)
    {
    }
}
