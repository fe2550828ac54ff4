using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Revenue;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Expenditure.Reconciling;

/// <summary>
/// Adds up the single lines of a partner's bills, and holds them against what the bills say and what their parts add up to: a line is in
/// the bills of its partner once, or it is still to come.
/// </summary>
internal sealed class BillComparison(ReadModelContext db, string partnerId, PartnerAccount account, Action<string, Dictionary<string, Money>, Dictionary<string, Money>> compare)
{
    /// <param name="unbilled">What no bill holds, by the partner's own sums.</param>
    /// <returns>What the month's bill comes to; null while there is none, and for one of the first version, which was made of no lines.</returns>
    public async Task<BillReconciliation?> Run(BillingMonth month, Money unbilled, CancellationToken cancellation)
    {
        var rows = await db.Set<PartnerBillRow>().Where(row => row.PartnerId == partnerId).ToListAsync(cancellation);
        compare("bills, payable", rows.Where(row => row.Version > 0).ToDictionary(row => $"{row.Month}", row => row.Total), Made(bill => bill.Total));
        compare("bills, by coupons", rows.Where(row => row.Version > 0).ToDictionary(row => $"{row.Month}", row => row.Coupons), Made(bill => bill.Coupons));
        // A bill of the first version was made of no lines.
        var cut = rows.Where(row => row.ClosedAt is not null).Select(row => row.Month).ToHashSet();
        List<string> ids = [.. cut.Select(bill => BillIds.Of(partnerId, bill))];
        var lines = await Lines(ids, cancellation);
        var sums = (await db.Set<BillSumRow>().Where(row => ids.Contains(row.Bill)).GroupBy(row => new { row.Bill, row.Month }).Summed().ToListAsync(cancellation))
            .ToDictionary(sum => Key(MonthOf(sum.Key.Bill), $"{sum.Key.Month}"), sum => sum.Sums.AmountDue.Money);
        compare("parts of bills", sums, Added(lines));
        compare(
            "bills",
            account.Bills.Where(bill => cut.Contains(bill.Key)).SelectMany(bill => bill.Value.Months.Select(part => (Key: Key(bill.Key, $"{part.Month}"), part.Usage)))
                .ToDictionary(part => part.Key, part => part.Usage),
            Added(lines.Where(IsStated)));
        if (account.Bills.Keys.All(cut.Contains))
        {
            var waiting = Sum(lines.Where(line => !IsStated(line)).Select(line => line.Amount.Money));
            compare("in no bill", new() { [partnerId] = unbilled }, new() { [partnerId] = waiting + await Open(cancellation) });
        }

        return cut.Contains(month) && account.Bills.ContainsKey(month) ? await Bill(month, lines.Where(line => line.Bill == month && IsStated(line)), cancellation) : null;
    }

    private async Task<BillReconciliation> Bill(BillingMonth month, IEnumerable<Billed> lines, CancellationToken cancellation)
    {
        var (id, made) = (BillIds.Of(partnerId, month), account.Bills[month]);
        var sums = db.Set<BillSumRow>().Where(row => row.Bill == id && row.Version <= made.Version);
        var customers = await sums.GroupBy(row => row.CustomerId).Summed([nameof(ExpenditureSums.AmountDue)]).ToListAsync(cancellation);
        var products = await sums.GroupBy(row => row.ServiceType).Summed([nameof(ExpenditureSums.AmountDue)]).ToListAsync(cancellation);
        var all = lines.Aggregate(default(SplitAmount), (sum, line) => sum + line.Amount);
        return new(
            all.Money, Sum(customers.Select(of => of.Sums.AmountDue.Money)), Sum(products.Select(of => of.Sums.AmountDue.Money)), made.Usage, all.Cents,
            [.. await RevenueReads.Reseller(db, partnerId, month, month, cancellation)]);
    }

    // What was cut a moment ago is in no bill yet, nor in its next version.
    private bool IsStated(Billed line) => account.Bills.TryGetValue(line.Bill, out var made) && line.Version <= made.Version;

    private Dictionary<string, Money> Made(Func<Write.Domain.Billing.Restatements.MadeBill, Money> amount) =>
        account.Bills.ToDictionary(bill => $"{bill.Key}", bill => amount(bill.Value));

    private async Task<List<Billed>> Lines(List<string> bills, CancellationToken cancellation)
    {
        var groups = await db.Set<BillLineRow>().Where(row => bills.Contains(row.Bill))
            .Join(db.Set<ExpenditureLineRow>(), row => row.LinePosition, line => line.Position, (row, line) => new { row.Bill, row.Version, row.Reversal, Line = line })
            .GroupBy(row => new { row.Bill, row.Version, row.Reversal, Month = row.Line.Day.Substring(0, 7) }, row => row.Line).Summed().ToListAsync(cancellation);
        return [.. groups.Select(group => new Billed(
            MonthOf(group.Key.Bill), group.Key.Version, group.Key.Month, group.Key.Reversal ? default(SplitAmount) - group.Sums.AmountDue : group.Sums.AmountDue))];
    }

    private async Task<Money> Open(CancellationToken cancellation)
    {
        var lines = db.Set<ExpenditureLineRow>();
        var open = await lines.Where(line => line.UnbilledOf == partnerId).InAll().FirstOrDefaultAsync(cancellation);
        var back = await lines.Where(line => db.Set<BillReversalRow>().Any(row => row.PartnerId == partnerId && row.LinePosition == line.Position))
            .InAll().FirstOrDefaultAsync(cancellation);
        return (open?.Sums.AmountDue.Money ?? Money.Zero) - (back?.Sums.AmountDue.Money ?? Money.Zero);
    }

    private static Dictionary<string, Money> Added(IEnumerable<Billed> lines) =>
        lines.GroupBy(line => Key(line.Bill, line.Month)).ToDictionary(parts => parts.Key, parts => Sum(parts.Select(part => part.Amount.Money)));

    private static BillingMonth MonthOf(string bill) => BillIds.Parse(bill)?.Month ?? throw new FormatException($"'{bill}' is no bill.");

    private static string Key(BillingMonth bill, string month) => $"{bill} / {month}";

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);

    private sealed record Billed(BillingMonth Bill, int Version, string Month, SplitAmount Amount);
}
