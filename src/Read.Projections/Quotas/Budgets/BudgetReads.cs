using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Quotas.Budgets;

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
}
