using Microsoft.EntityFrameworkCore;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Quotas;

/// <summary>Reads of quotas.</summary>
public sealed class QuotaReads(IDbContextFactory<ReadModel<QuotaProjection>> quotas)
{
    /// <summary>The partner's quota; null when it has none or lies outside the scope.</summary>
    public async Task<QuotaRow?> Of(PartnerScope scope, string partnerId, CancellationToken cancellation)
    {
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await db.Set<QuotaRow>().Within(scope).FirstOrDefaultAsync(row => row.PartnerId == partnerId, cancellation);
    }

    /// <summary>What was done to the partner's quota, the latest first.</summary>
    public async Task<Page<QuotaHistoryRow>> History(PartnerScope scope, string partnerId, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await db.Set<QuotaHistoryRow>().Within(scope).Where(row => row.PartnerId == partnerId)
            .ReadPage(page, row => row.Position, row => row.Id, descending: true, cancellation: cancellation);
    }

    public async Task<int> CountHistory(PartnerScope scope, string partnerId, CancellationToken cancellation)
    {
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await db.Set<QuotaHistoryRow>().Within(scope).CountAsync(row => row.PartnerId == partnerId, cancellation);
    }

    /// <summary>Open requests for more quota, the oldest first.</summary>
    public async Task<Page<QuotaRequestRow>> Requests(PartnerScope scope, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await db.Set<QuotaRequestRow>().Within(scope).ReadPage(page, row => row.Position, row => row.PartnerId, cancellation: cancellation);
    }

    public async Task<int> CountRequests(PartnerScope scope, CancellationToken cancellation)
    {
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await db.Set<QuotaRequestRow>().Within(scope).CountAsync(cancellation);
    }
}
