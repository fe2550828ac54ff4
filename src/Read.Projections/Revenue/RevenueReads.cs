using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Revenue;

namespace PartnerGraph.Read.Projections.Revenue;

/// <summary>
/// Reads what a partner's customers spent and by what it was paid: a view of the attributed lines in the referral model, and of the bills and what was paid of
/// them in the reseller model. What it costs grows with days and products, not with lines.
/// </summary>
public sealed class RevenueReads(IDbContextFactory<ReadModel<ExpenditureProjection>> expenditure, AccountHistory accounts)
{
    /// <param name="model">Null for both.</param>
    /// <param name="from">The first month.</param>
    /// <param name="to">The last month, included.</param>
    /// <param name="asOf">Bills, and what was paid of them, as they stood then; null for as they stand.</param>
    /// <returns>None for a partner that the scope leaves out.</returns>
    public async Task<IReadOnlyList<SpentPart>> Parts(
        PartnerScope scope, string partnerId, AssociationModel? model, BillingMonth from, BillingMonth to, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        if (!scope.Includes(partnerId)) return [];
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        List<SpentPart> parts = [];
        if (model != AssociationModel.Reseller) parts.AddRange(await Referral(db, partnerId, from, to, cancellation));
        if (model != AssociationModel.Referral)
            parts.AddRange(asOf is { } instant ? await Reseller(db, partnerId, from, to, instant, cancellation) : await Reseller(db, partnerId, from, to, cancellation));
        return parts;
    }

    private static async Task<IEnumerable<SpentPart>> Referral(ReadModelContext db, string partnerId, BillingMonth from, BillingMonth to, CancellationToken cancellation)
    {
        var (first, after) = (LineRows.Day(from.FirstDay), LineRows.Day(to.Next.FirstDay));
        var rows = await db.Set<ReferralRevenueRow>().AsNoTracking()
            .Where(row => row.PartnerId == partnerId && string.Compare(row.Day, first) >= 0 && string.Compare(row.Day, after) < 0).ToListAsync(cancellation);
        return rows.Select(row =>
        {
            var day = LineRows.DayOf(row.Day);
            return new SpentPart(BillingMonth.Of(day), AssociationModel.Referral, row.ServiceType, row.Offering, day, row.Parts, Money.Zero, Money.Zero);
        });
    }

    /// <summary>Of the bills of these months, as they and their payments stand.</summary>
    internal static async Task<IEnumerable<SpentPart>> Reseller(ReadModelContext db, string partnerId, BillingMonth from, BillingMonth to, CancellationToken cancellation)
    {
        var months = await db.Set<PartnerMonthRow>().AsNoTracking().Where(row => row.PartnerId == partnerId).ToDictionaryAsync(row => row.Month, row => row.Unpaid, cancellation);
        return await Paid(db, await Bills(db, partnerId, from, to, DateTimeOffset.MaxValue, cancellation), months.GetValueOrDefault, cancellation);
    }

    private async Task<IEnumerable<SpentPart>> Reseller(
        ReadModelContext db, string partnerId, BillingMonth from, BillingMonth to, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var bills = await BillVersions.Of(db, await Bills(db, partnerId, from, to, asOf, cancellation), asOf, cancellation);
        var then = await accounts.AsOf(partnerId, asOf, cancellation);
        return await Paid(db, bills, month => then.Unpaid.GetValueOrDefault(month), cancellation);
    }

    private static async Task<IReadOnlyList<PartnerBillRow>> Bills(
        ReadModelContext db, string partnerId, BillingMonth from, BillingMonth to, DateTimeOffset until, CancellationToken cancellation) =>
        [.. (await db.Set<PartnerBillRow>().AsNoTracking().Where(row => row.PartnerId == partnerId && row.GeneratedAt <= until).ToListAsync(cancellation))
            .Where(bill => bill.Month >= from && bill.Month <= to).OrderBy(bill => bill.Month)];

    private static async Task<IEnumerable<SpentPart>> Paid(
        ReadModelContext db, IReadOnlyList<PartnerBillRow> bills, Func<BillingMonth, Money> unpaid, CancellationToken cancellation)
    {
        List<string> ids = [.. bills.Select(bill => BillIds.Of(bill.PartnerId, bill.Month))];
        var rows = (await db.Set<BillRevenueRow>().AsNoTracking().Where(row => ids.Contains(row.Bill)).ToListAsync(cancellation)).ToLookup(row => row.Bill);
        return bills.SelectMany((bill, index) => Paid(bill, [.. Products(rows[ids[index]].Where(row => row.Version <= bill.Version))], unpaid(bill.Month)));
    }

    // A product of a month is one part, whichever version took it in.
    internal static IEnumerable<BillRevenueRow> Products(IEnumerable<BillRevenueRow> rows) => rows.GroupBy(row => (row.Month, row.ServiceType, row.Offering))
        .OrderBy(of => of.Key.Month).ThenBy(of => of.Key.ServiceType, StringComparer.Ordinal).ThenBy(of => of.Key.Offering)
        .Select(of => of.Aggregate((sum, row) => sum.Plus(row)));

    private static IEnumerable<SpentPart> Paid(PartnerBillRow bill, IReadOnlyList<BillRevenueRow> rows, Money unpaid)
    {
        var paid = PaidParts.OfPayment([.. rows.Select(row => row.Parts)], bill.Total - bill.Credited - unpaid);
        return rows.Select((row, index) => new SpentPart(
            bill.Month, AssociationModel.Reseller, row.ServiceType, row.Offering, row.Month.Next.FirstDay.AddDays(-1), paid[index], row.DeductedCoupons, row.DeductedTestCoupons));
    }
}
