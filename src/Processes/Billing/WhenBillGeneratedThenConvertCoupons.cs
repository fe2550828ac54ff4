using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Application.Billing;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;

namespace PartnerGraph.Processes.Billing;

/// <summary>
/// Once the current month's bill exists, what is left of the partner's coupon quota and the coupons of its reseller customers become coupons of the
/// partner, which pay the next bill (COUPON-11 to COUPON-15).
/// </summary>
public sealed class WhenBillGeneratedThenConvertCoupons : Reaction
{
    public WhenBillGeneratedThenConvertCoupons(CouponConversionWorkflow conversion) =>
        On<BillGenerated>(async (_, recorded, cancellation) =>
        {
            var once = this.Context(recorded) with { CommandId = EventIds.Of($"{Name}:{recorded.Position}") };
            await conversion.Convert(recorded.Event.PartnerId, recorded.Event.Month, once, cancellation);
        });

    public override string Name => "reaction-convert-coupons";

    public override void Map(ModelBuilder model)
    {
    }
}
