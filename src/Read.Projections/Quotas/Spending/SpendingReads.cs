using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Quotas.Spending;

/// <summary>The amount due by age (BILL-21).</summary>
/// <param name="Overdue">What of it should have been paid already.</param>
public sealed record PartnerDue(Money LatestMonth, Money PreviousMonths, Money Overdue)
{
    public Money Total => LatestMonth + PreviousMonths;
}

/// <summary>Reads of debts and spending.</summary>
public sealed class SpendingReads(IDbContextFactory<ReadModel<ExpenditureProjection>> spending)
{
    /// <summary>What these partners owe, those within the scope; a partner without any movement is left out.</summary>
    public async Task<IReadOnlyDictionary<string, PartnerDebtRow>> Debts(
        PartnerScope scope, IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await spending.CreateDbContextAsync(cancellation);
        return await db.Set<PartnerDebtRow>().Within(scope).Where(row => partnerIds.Contains(row.PartnerId))
            .ToDictionaryAsync(row => row.PartnerId, cancellation);
    }

    /// <summary>What the bills of those of these partners that the scope includes left unpaid: of the latest billed month, and of those before it.</summary>
    public async Task<IReadOnlyDictionary<string, PartnerDue>> Due(
        PartnerScope scope, IReadOnlyCollection<string> partnerIds, BillingMonth latest, CancellationToken cancellation)
    {
        List<string> seen = [.. partnerIds.Where(scope.Includes)];
        if (seen.Count == 0) return new Dictionary<string, PartnerDue>();
        await using var db = await spending.CreateDbContextAsync(cancellation);
        var months = (await db.Set<PartnerMonthRow>().Where(row => seen.Contains(row.PartnerId)).ToListAsync(cancellation)).ToLookup(row => row.PartnerId);
        return seen.ToDictionary(id => id, id => new PartnerDue(
            Sum(months[id].Where(row => row.Month >= latest).Select(row => row.Unpaid)),
            Sum(months[id].Where(row => row.Month < latest).Select(row => row.Unpaid)),
            Sum(months[id].Where(row => row.IsOverdue).Select(row => row.Unpaid))));
    }

    /// <summary>What is left to pay of these bills, by their ids; one SQL command for all. Callers have read within the reader's scope what names them.</summary>
    public async Task<IReadOnlyDictionary<string, Money>> Unpaid(IReadOnlyCollection<string> bills, CancellationToken cancellation)
    {
        List<string> partners = [.. bills.Select(BillIds.Parse).OfType<(string PartnerId, BillingMonth Month)>().Select(bill => bill.PartnerId).Distinct()];
        await using var db = await spending.CreateDbContextAsync(cancellation);
        return (await db.Set<PartnerMonthRow>().Where(row => partners.Contains(row.PartnerId)).ToListAsync(cancellation))
            .ToDictionary(row => BillIds.Of(row.PartnerId, row.Month), row => row.Unpaid);
    }

    /// <summary>
    /// The months of these customers. Callers have checked that the reader may see the customers; a row names the partner under
    /// whom it was spent.
    /// </summary>
    public async Task<ILookup<string, CustomerMonthRow>> Months(IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        await using var db = await spending.CreateDbContextAsync(cancellation);
        return (await db.Set<CustomerMonthRow>().Where(row => customerIds.Contains(row.CustomerId)).ToListAsync(cancellation))
            .ToLookup(row => row.CustomerId);
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
}
