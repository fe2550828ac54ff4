using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Billing.Bills;

/// <summary>Bills as their versions of an instant stated them.</summary>
internal static class BillVersions
{
    /// <param name="bills">Of one partner or several, all of which existed then.</param>
    /// <returns>In the order of the bills.</returns>
    public static async Task<IReadOnlyList<PartnerBillRow>> Of(ReadModelContext db, IReadOnlyList<PartnerBillRow> bills, DateTimeOffset asOf, CancellationToken cancellation)
    {
        List<string> ids = [.. bills.Select(bill => BillIds.Of(bill.PartnerId, bill.Month))];
        var versions = (await db.Set<BillVersionRow>().AsNoTracking().Where(row => ids.Contains(row.Bill) && row.StatedAt <= asOf).ToListAsync(cancellation))
            .GroupBy(row => row.Bill).ToDictionary(bill => bill.Key, bill => bill.MaxBy(row => row.Version)!);
        return [.. bills.Select((bill, index) => As(bill, versions[ids[index]]))];
    }

    private static PartnerBillRow As(PartnerBillRow bill, BillVersionRow then) => new()
    {
        PartnerId = bill.PartnerId, Month = bill.Month, ClosedAt = bill.ClosedAt, GeneratedAt = bill.GeneratedAt, Position = bill.Position, Version = then.Version,
        Usage = then.Usage, Coupons = then.Coupons, Total = then.Total, FromBalance = then.FromBalance, Credited = then.Credited, DueOn = then.DueOn,
    };
}
