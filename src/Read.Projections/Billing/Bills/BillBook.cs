using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Billing.Bills;

/// <summary>Enters what was decided of a bill beside what it was cut with, and keeps each version.</summary>
internal static class BillBook
{
    public static async ValueTask Enter(ReadModelContext db, BillGenerated bill, Recorded recorded, CancellationToken cancellation)
    {
        var row = await db.RowOrNew<PartnerBillRow>(
            () => new() { PartnerId = bill.PartnerId, Month = bill.Month }, cancellation, bill.PartnerId, bill.Month);
        (row.GeneratedAt, row.Position, row.Version) = (recorded.Metadata.OccurredAt, recorded.Position, 1);
        (row.Usage, row.Total, row.FromBalance, row.Credited) = (bill.Usage, bill.Total, bill.FromBalance, bill.Credited);
        row.DueOn = bill.DueDay;
        row.Coupons = bill.Coupons.Aggregate(Money.Zero, (sum, coupon) => sum + coupon.Amount);
        var id = BillIds.Of(bill.PartnerId, bill.Month);
        Keep(await db.RowOrNew<BillVersionRow>(() => new() { Bill = id, Version = 1 }, cancellation, id, 1), row, recorded);
    }

    public static async ValueTask Enter(ReadModelContext db, BillRestated bill, Recorded recorded, CancellationToken cancellation)
    {
        var row = await db.Row<PartnerBillRow>(cancellation, bill.PartnerId, bill.Month);
        (row.Version, row.Usage, row.Total, row.FromBalance, row.Credited) = (bill.Version, bill.Usage, bill.Total, bill.FromBalance, bill.Credited);
        (row.DueOn, row.Coupons) = (bill.DueOn, bill.CouponApplied);
        var version = await db.Row<BillVersionRow>(cancellation, BillIds.Of(bill.PartnerId, bill.Month), bill.Version);
        version.Before = bill.Before;
        Keep(version, row, recorded);
    }

    private static void Keep(BillVersionRow version, PartnerBillRow row, Recorded recorded)
    {
        version.StatedAt = recorded.Metadata.OccurredAt;
        (version.Usage, version.Coupons, version.Total, version.FromBalance) = (row.Usage, row.Coupons, row.Total, row.FromBalance);
        (version.Credited, version.DueOn) = (row.Credited, row.DueOn);
    }
}
