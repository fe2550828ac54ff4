using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Quotas.ResellerBudgets;

/// <summary>Reads of grants; a reseller reads its own, a distributor those of its resellers.</summary>
public sealed class ResellerBudgetReads(IDbContextFactory<ReadModel<ResellerBudgetProjection>> budgets)
{
    /// <summary>In the order in which they were made or changed last.</summary>
    public async Task<Page<ResellerGrantRow>> Grants(PartnerScope scope, TimeWindow changed, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await budgets.CreateDbContextAsync(cancellation);
        return await db.Set<ResellerGrantRow>().Within(scope).During(changed, row => row.ChangedAt)
            .ReadPage(page, row => row.Position, row => row.PartnerId, changed.Descending, cancellation);
    }

    public async Task<int> Count(PartnerScope scope, TimeWindow changed, CancellationToken cancellation)
    {
        await using var db = await budgets.CreateDbContextAsync(cancellation);
        return await db.Set<ResellerGrantRow>().Within(scope).During(changed, row => row.ChangedAt).CountAsync(cancellation);
    }

    /// <summary>The grants of those of these resellers within the scope that have one; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, ResellerGrantRow>> Of(
        PartnerScope scope, IReadOnlyCollection<string> resellerIds, CancellationToken cancellation)
    {
        await using var db = await budgets.CreateDbContextAsync(cancellation);
        return await db.Set<ResellerGrantRow>().Within(scope).Where(row => resellerIds.Contains(row.PartnerId)).ToDictionaryAsync(row => row.PartnerId, cancellation);
    }

    /// <summary>What these resellers gave their customers in all, one SQL command for all. Callers have read their grants within a scope.</summary>
    public async Task<IReadOnlyDictionary<string, Money>> Allocated(IReadOnlyCollection<string> resellerIds, CancellationToken cancellation)
    {
        await using var db = await budgets.CreateDbContextAsync(cancellation);
        return (await db.Set<ResellerAllocationRow>().Where(row => resellerIds.Contains(row.ResellerId)).ToListAsync(cancellation))
            .GroupBy(row => row.ResellerId)
            .ToDictionary(group => group.Key, group => group.Aggregate(Money.Zero, (sum, row) => sum + row.Amount));
    }
}
