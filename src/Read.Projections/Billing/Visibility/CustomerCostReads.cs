using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Billing.Visibility;

/// <summary>What a customer used, as the customer itself may know it.</summary>
/// <param name="Key">The month or the product, as was asked.</param>
/// <param name="OfficialPrice">Of all of it.</param>
/// <param name="Payable">What the customer pays itself: nothing of what it uses in the reseller model (CSP-19).</param>
public sealed record CustomerCost(string Key, Money OfficialPrice, Money Payable);

/// <summary>
/// A customer's own cost. What a reseller customer uses has a price between its partner and the vendor, which is never read here: only the
/// official one is.
/// </summary>
public sealed class CustomerCostReads(IDbContextFactory<ReadModel<ExpenditureProjection>> expenditure)
{
    private static readonly string Reseller = nameof(AssociationModel.Reseller);

    /// <summary>By month, such as 2024-09, in their order.</summary>
    /// <param name="to">The last day, included.</param>
    public Task<IReadOnlyList<CustomerCost>> ByMonth(string customerId, DateOnly? from, DateOnly? to, CancellationToken cancellation) =>
        Costs(customerId, from, to, rows => rows.GroupBy(row => row.Day.Substring(0, 7)), cancellation);

    /// <summary>By product, in the order of their names.</summary>
    /// <param name="to">The last day, included.</param>
    public Task<IReadOnlyList<CustomerCost>> ByService(string customerId, DateOnly? from, DateOnly? to, CancellationToken cancellation) =>
        Costs(customerId, from, to, rows => rows.GroupBy(row => row.ServiceType), cancellation);

    private async Task<IReadOnlyList<CustomerCost>> Costs(
        string customerId, DateOnly? from, DateOnly? to, Func<IQueryable<ExpenditureBucketRow>, IQueryable<IGrouping<string, ExpenditureBucketRow>>> by,
        CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var rows = db.Set<ExpenditureBucketRow>().Where(row => row.CustomerId == customerId);
        if (from is { } first && LineRows.Day(first) is var firstDay) rows = rows.Where(row => string.Compare(row.Day, firstDay) >= 0);
        if (to is { } last && LineRows.Day(last) is var lastDay) rows = rows.Where(row => string.Compare(row.Day, lastDay) <= 0);
        var official = await by(rows).Summed([nameof(ExpenditureSums.ListPrice)]).ToListAsync(cancellation);
        var payable = (await by(rows.Where(row => row.Model != Reseller)).Summed([nameof(ExpenditureSums.AmountDue)]).ToListAsync(cancellation))
            .ToDictionary(cost => cost.Key, cost => cost.Sums.AmountDue.Money);
        return
        [
            .. official.OrderBy(cost => cost.Key, StringComparer.Ordinal)
                .Select(cost => new CustomerCost(cost.Key, cost.Sums.ListPrice.Money, payable.GetValueOrDefault(cost.Key, Money.Zero))),
        ];
    }
}
