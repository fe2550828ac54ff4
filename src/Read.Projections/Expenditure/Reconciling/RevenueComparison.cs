using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Revenue;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Expenditure.Reconciling;

/// <summary>
/// Adds up single lines product by product, and holds them against what revenue is made of: whatever a line was paid by, all of it is counted, excluded or
/// unpaid.
/// </summary>
internal sealed class RevenueComparison(ReadModelContext db, string partnerId, PartnerAccount account, Action<string, Dictionary<string, Money>, Dictionary<string, Money>> compare)
{
    private static readonly string Referral = nameof(AssociationModel.Referral);

    public async Task Run(BillingMonth month, CancellationToken cancellation)
    {
        await OfReferral(month, cancellation);
        if (account.Bills.TryGetValue(month, out var bill)) await OfBill(BillIds.Of(partnerId, month), bill.Version, cancellation);
    }

    private async Task OfReferral(BillingMonth month, CancellationToken cancellation)
    {
        var prefix = $"{month}";
        var lines = await db.Set<ExpenditureLineRow>().Where(line => line.PartnerId == partnerId && line.Model == Referral && line.Day.Substring(0, 7) == prefix)
            .GroupBy(line => new { line.Day, line.ServiceType, line.Offering }).Summed().ToListAsync(cancellation);
        var shown = await db.Set<ReferralRevenueRow>().Where(row => row.PartnerId == partnerId && row.Day.Substring(0, 7) == prefix).ToListAsync(cancellation);
        Of("referral revenue", row => row.Parts.Total, sums => sums.AmountDue);
        Of("referral revenue, in money", row => row.Net + row.Tax, sums => sums.CashPayment);
        Of("referral revenue, by coupons", row => row.Coupons, sums => sums.CashCoupons);

        void Of(string figure, Func<ReferralRevenueRow, Money> told, Func<ExpenditureSums, SplitAmount> summed) => compare(
            figure, shown.ToDictionary(row => Key(row.Day, row.ServiceType, row.Offering), told),
            lines.ToDictionary(of => Key(of.Key.Day, of.Key.ServiceType, of.Key.Offering), of => summed(of.Sums).Money));
    }

    private async Task OfBill(string bill, int version, CancellationToken cancellation)
    {
        var lines = await db.Set<BillLineRow>().Where(row => row.Bill == bill && row.Version <= version)
            .Join(db.Set<ExpenditureLineRow>(), row => row.LinePosition, line => line.Position, (row, line) => new { row.Reversal, Line = line })
            .GroupBy(of => new { of.Reversal, Month = of.Line.Day.Substring(0, 7), of.Line.ServiceType, of.Line.Offering }, of => of.Line)
            .Summed([nameof(ExpenditureSums.AmountDue)]).ToListAsync(cancellation);
        // A bill of the first version was made of no lines.
        if (lines.Count == 0) return;
        var shown = await db.Set<BillRevenueRow>().Where(row => row.Bill == bill).ToListAsync(cancellation);
        compare(
            "revenue of the bill", Added(shown.Select(row => (Key($"{row.Month}", row.ServiceType, row.Offering), row.Parts.Total + row.DeductedCoupons + row.DeductedTestCoupons))),
            Added(lines.Select(of => (
                Key(of.Key.Month, of.Key.ServiceType, of.Key.Offering), of.Key.Reversal ? Money.Zero - of.Sums.AmountDue.Money : of.Sums.AmountDue.Money))));
    }

    private static Dictionary<string, Money> Added(IEnumerable<(string Key, Money Amount)> amounts) =>
        amounts.GroupBy(of => of.Key).ToDictionary(of => of.Key, of => of.Aggregate(Money.Zero, (sum, one) => sum + one.Amount));

    private static string Key(string when, string product, Offering offering) => $"{when} / {product} / {offering}";
}
