using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Quotas;

/// <summary>Reads of budgets. Callers have checked that the reader may see the customers; the scope is that of the partner who set them.</summary>
public sealed class BudgetReads(IDbContextFactory<ReadModel<BudgetProjection>> budgets)
{
    /// <summary>The budgets of these customers, one SQL command for all; customers without one are left out.</summary>
    public async Task<IReadOnlyDictionary<string, BudgetRow>> Of(
        PartnerScope scope, IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        await using var db = await budgets.CreateDbContextAsync(cancellation);
        return await db.Set<BudgetRow>().Within(scope).Where(row => customerIds.Contains(row.CustomerId))
            .ToDictionaryAsync(row => row.CustomerId, cancellation);
    }

    /// <summary>Every setting, adjustment and removal, the latest first, also of budgets that are gone (BUDGET-5).</summary>
    public async Task<Page<BudgetHistoryRow>> History(PartnerScope scope, string customerId, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await budgets.CreateDbContextAsync(cancellation);
        return await db.Set<BudgetHistoryRow>().Within(scope).Where(row => row.CustomerId == customerId)
            .ReadPage(page, row => row.Position, row => row.Id, descending: true, cancellation: cancellation);
    }

    public async Task<int> CountHistory(PartnerScope scope, string customerId, CancellationToken cancellation)
    {
        await using var db = await budgets.CreateDbContextAsync(cancellation);
        return await db.Set<BudgetHistoryRow>().Within(scope).CountAsync(row => row.CustomerId == customerId, cancellation);
    }

    /// <summary>Customers whose monthly budget has not started the month yet, at most so many: the deadlines that have fallen due (BUDGET-7).</summary>
    public async Task<IReadOnlyList<string>> BehindMonth(BillingMonth month, int atMost, CancellationToken cancellation)
    {
        await using var db = await budgets.CreateDbContextAsync(cancellation);
        return await db.Set<BudgetRow>().Where(row => row.Kind == BudgetKind.Monthly && row.Month < month)
            .OrderBy(row => row.CustomerId).Take(atMost).Select(row => row.CustomerId).ToListAsync(cancellation);
    }
}
