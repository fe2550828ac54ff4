using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Partners;

/// <summary>Reads of what was decided about partners.</summary>
public sealed class PartnerHistoryReads(IDbContextFactory<ReadModel<PartnerProjection>> partners)
{
    /// <summary>A page of the tiers of each of these partners; one SQL command for all. Callers have read the partners within a scope.</summary>
    public async Task<IReadOnlyDictionary<string, Page<TierHistoryRow>>> Tiers(
        IReadOnlyCollection<string> partnerIds, TimeOrder order, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await db.Set<TierHistoryRow>().Where(row => partnerIds.Contains(row.PartnerId))
            .ReadPages(page, row => row.PartnerId, row => row.Position, row => row.Id, order.IsDescending(), cancellation);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountTiers(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await db.Set<TierHistoryRow>().Where(row => partnerIds.Contains(row.PartnerId)).CountEach(row => row.PartnerId, cancellation);
    }

    /// <summary>The switches of those of these partners within the scope that have ever switched it.</summary>
    public async Task<IReadOnlyDictionary<string, VerificationSwitchRow>> Verifications(
        PartnerScope scope, IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await partners.CreateDbContextAsync(cancellation);
        return await db.Set<VerificationSwitchRow>().Within(scope).Where(row => partnerIds.Contains(row.PartnerId))
            .ToDictionaryAsync(row => row.PartnerId, cancellation);
    }
}
