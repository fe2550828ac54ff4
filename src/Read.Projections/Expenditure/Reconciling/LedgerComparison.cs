using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Expenditure.Reconciling;

/// <summary>
/// Adds up single lines and folds account events, and holds what is shown against it. It shares no sum with the read model: a test and
/// <c>doctor</c> prove with it that all views of the attribution agree.
/// </summary>
/// <param name="account">The partner's account as its events tell it, up to the position of the rows.</param>
internal sealed class LedgerComparison(ReadModelContext db, string partnerId, PartnerAccount account, QuotaPolicy policy)
{
    private static readonly string Reseller = nameof(AssociationModel.Reseller);

    private readonly List<LedgerDifference> differences = [];

    public async Task<Reconciliation> Of(BillingMonth month, long position, CancellationToken cancellation)
    {
        var months = await MonthsOfLines(cancellation);
        var debt = await Debt(months, cancellation);
        var customers = await Customers(month, cancellation);
        await Buckets(month, cancellation);
        await Days(month, cancellation);
        var bill = await new BillComparison(db, partnerId, account, Compare).Run(month, debt.Unbilled, cancellation);
        await new RevenueComparison(db, partnerId, account, Compare).Run(month, cancellation);
        return new(
            partnerId, month, position, months.GetValueOrDefault($"{month}"), account.Billed.GetValueOrDefault(month), debt, policy.UsedOf(debt), customers,
            bill, differences);
    }

    private IQueryable<ExpenditureLineRow> Lines => db.Set<ExpenditureLineRow>().Where(line => line.PartnerId == partnerId);

    private async Task<Dictionary<string, Money>> MonthsOfLines(CancellationToken cancellation) =>
        (await Lines.Where(line => line.Model == Reseller).GroupBy(line => line.Day.Substring(0, 7)).Summed().ToListAsync(cancellation))
            .ToDictionary(group => group.Key, group => group.Sums.AmountDue.Money);

    private async Task<PartnerDebt> Debt(Dictionary<string, Money> lines, CancellationToken cancellation)
    {
        var rows = await db.Set<PartnerMonthRow>().Where(row => row.PartnerId == partnerId).ToListAsync(cancellation);
        Compare("partner month", rows.ToDictionary(row => $"{row.Month}", row => row.Spent), lines);
        Compare("billed", rows.ToDictionary(row => $"{row.Month}", row => row.Billed), account.Billed.ToDictionary(bill => $"{bill.Key}", bill => bill.Value));
        Compare("unpaid", rows.ToDictionary(row => $"{row.Month}", row => row.Unpaid), account.Unpaid.ToDictionary(due => $"{due.Key}", due => due.Value));

        var shown = (await db.Set<PartnerDebtRow>().FirstOrDefaultAsync(row => row.PartnerId == partnerId, cancellation))?.Debt ?? default;
        var computed = new PartnerDebt(account.Due, Sum(lines.Values) - Sum(account.Billed.Values), account.Balance, account.CouponsLeft);
        Compare("amount due", shown.Due, computed.Due);
        Compare("unbilled", shown.Unbilled, computed.Unbilled);
        Compare("balance", shown.Balance, computed.Balance);
        Compare("coupons", shown.Coupons, computed.Coupons);
        Compare("quota used", policy.UsedOf(shown), policy.UsedOf(computed));
        return computed;
    }

    private async Task<int> Customers(BillingMonth month, CancellationToken cancellation)
    {
        var rows = await db.Set<CustomerMonthRow>().Where(row => row.PartnerId == partnerId && row.Month == month).ToListAsync(cancellation);
        var lines = (await InMonth(month).Where(line => line.Model == Reseller).GroupBy(line => line.CustomerId).Summed().ToListAsync(cancellation))
            .ToDictionary(group => group.Key, group => group.Sums.ListPrice.Money);
        Compare("customer month", rows.ToDictionary(row => row.CustomerId, row => row.Spent), lines);
        return lines.Count;
    }

    private async Task Buckets(BillingMonth month, CancellationToken cancellation)
    {
        var prefix = $"{month}";
        var lines = (await InMonth(month)
            .GroupBy(line => new { line.Day, line.CustomerId, line.SummaryId, line.ServiceType, line.Region, line.BillingMode, line.Model, line.AccountManagerId })
            .Summed().ToListAsync(cancellation)).ToDictionary(
                group => Key(
                    group.Key.Day, group.Key.CustomerId, group.Key.SummaryId, group.Key.ServiceType, group.Key.Region, group.Key.BillingMode, group.Key.Model,
                    group.Key.AccountManagerId),
                group => group.Sums);
        var buckets = (await db.Set<ExpenditureBucketRow>().Where(row => row.PartnerId == partnerId && row.Day.Substring(0, 7) == prefix).ToListAsync(cancellation))
            .ToDictionary(
                row => Key(row.Day, row.CustomerId, row.SummaryId, row.ServiceType, row.Region, row.BillingMode, row.Model, row.AccountManagerId), row => row.Sums);
        Compare("distribution, amount due", Amounts(buckets, sums => sums.AmountDue), Amounts(lines, sums => sums.AmountDue));
        Compare("distribution, list price", Amounts(buckets, sums => sums.ListPrice), Amounts(lines, sums => sums.ListPrice));

        static string Key(string day, string customer, string summary, string service, string region, BillingMode mode, string model, string manager) =>
            $"{day} / {customer} / {summary} / {service} / {region} / {mode} / {model} / {manager}";
    }

    private async Task Days(BillingMonth month, CancellationToken cancellation)
    {
        var prefix = $"{month}";
        var lines = (await InMonth(month).GroupBy(line => new { line.Day, line.ServiceType, line.Region, line.BillingMode, line.Model, line.AccountManagerId })
            .Summed().ToListAsync(cancellation)).ToDictionary(
                group => Key(group.Key.Day, group.Key.ServiceType, group.Key.Region, group.Key.BillingMode, group.Key.Model, group.Key.AccountManagerId),
                group => group.Sums);
        var days = (await db.Set<ExpenditureDayRow>().Where(row => row.PartnerId == partnerId && row.Day.Substring(0, 7) == prefix).ToListAsync(cancellation))
            .ToDictionary(row => Key(row.Day, row.ServiceType, row.Region, row.BillingMode, row.Model, row.AccountManagerId), row => row.Sums);
        Compare("whole days, amount due", Amounts(days, sums => sums.AmountDue), Amounts(lines, sums => sums.AmountDue));
        Compare("whole days, list price", Amounts(days, sums => sums.ListPrice), Amounts(lines, sums => sums.ListPrice));

        static string Key(string day, string service, string region, BillingMode mode, string model, string manager) =>
            $"{day} / {service} / {region} / {mode} / {model} / {manager}";
    }

    private static Dictionary<string, Money> Amounts(Dictionary<string, ExpenditureSums> sums, Func<ExpenditureSums, SplitAmount> which) =>
        sums.ToDictionary(entry => entry.Key, entry => which(entry.Value).Money);

    private IQueryable<ExpenditureLineRow> InMonth(BillingMonth month)
    {
        var prefix = $"{month}";
        return Lines.Where(line => line.Day.Substring(0, 7) == prefix);
    }

    private void Compare(string figure, Dictionary<string, Money> shown, Dictionary<string, Money> computed)
    {
        foreach (var of in shown.Keys.Union(computed.Keys).Order(StringComparer.Ordinal))
            Compare(figure, shown.GetValueOrDefault(of), computed.GetValueOrDefault(of), of);
    }

    private void Compare(string figure, Money shown, Money computed, string? of = null)
    {
        if (shown != computed) differences.Add(new(figure, of ?? partnerId, shown, computed));
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
}
