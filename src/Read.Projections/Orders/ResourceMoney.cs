using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Read.Projections.Orders;

/// <summary>
/// Adds up what was paid for resources and given back of them, for the customer to see: what its partner settled is told at official prices, never at
/// those between partner and vendor (BILL-9).
/// </summary>
internal static class ResourceMoney
{
    public static Money SettledOf(ResourceCharge charge) => charge.PartnerId is null ? Money.Zero : charge.ListPrice;

    private static Money SettledOf(ChargeRefund refund) => refund.PartnerId is null ? Money.Zero : refund.ListPrice;

    public static async ValueTask Charge(ReadModelContext db, ResourceCharge charge, CancellationToken cancellation)
    {
        var row = await Row(db, charge.ResourceId, cancellation);
        (row.Cash, row.Coupon, row.Settlement) = (row.Cash + charge.Cash, row.Coupon + charge.Coupon, row.Settlement + SettledOf(charge));
    }

    public static async ValueTask GiveBack(ReadModelContext db, ImmutableArray<ChargeRefund> refunds, CancellationToken cancellation)
    {
        foreach (var refund in refunds)
        {
            var row = await Row(db, refund.ResourceId, cancellation);
            (row.CashBack, row.CouponBack, row.SettlementBack) =
                (row.CashBack + refund.Cash, row.CouponBack + refund.Coupon, row.SettlementBack + SettledOf(refund));
        }
    }

    private static ValueTask<ResourceMoneyRow> Row(ReadModelContext db, string resourceId, CancellationToken cancellation) =>
        db.RowOrNew<ResourceMoneyRow>(() => new() { ResourceId = resourceId }, cancellation, resourceId);
}
