using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Projections.Expenditure;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Quotas;

/// <summary>The amount due by age (BILL-21).</summary>
public sealed record PartnerDue(Money LatestMonth, Money PreviousMonths)
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

    /// <summary>What the partner's bills left unpaid: of the latest billed month, and of those before it.</summary>
    public async Task<PartnerDue> Due(PartnerScope scope, string partnerId, BillingMonth latest, CancellationToken cancellation)
    {
        if (!scope.Includes(partnerId)) return new(Money.Zero, Money.Zero);
        await using var db = await spending.CreateDbContextAsync(cancellation);
        var months = await db.Set<PartnerMonthRow>().Where(row => row.PartnerId == partnerId).ToListAsync(cancellation);
        return new(
            Sum(months.Where(row => row.Month >= latest).Select(row => row.Unpaid)),
            Sum(months.Where(row => row.Month < latest).Select(row => row.Unpaid)));
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
