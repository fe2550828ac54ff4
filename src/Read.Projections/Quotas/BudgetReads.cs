using Microsoft.EntityFrameworkCore;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Quotas;

/// <summary>Reads of budgets. Callers have checked that the reader may see the customers.</summary>
public sealed class BudgetReads(IDbContextFactory<ReadModel<BudgetProjection>> budgets)
{
    /// <summary>The budgets of these customers, one SQL command for all; customers without one are left out.</summary>
    public async Task<IReadOnlyDictionary<string, BudgetRow>> Of(IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        await using var db = await budgets.CreateDbContextAsync(cancellation);
        return await db.Set<BudgetRow>().Where(row => customerIds.Contains(row.CustomerId)).ToDictionaryAsync(row => row.CustomerId, cancellation);
    }
}
