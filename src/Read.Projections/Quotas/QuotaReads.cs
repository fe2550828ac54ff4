using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Quotas;

/// <summary>Reads of quotas.</summary>
public sealed class QuotaReads(IDbContextFactory<ReadModel<QuotaProjection>> quotas)
{
    /// <summary>The quotas of these partners, those within the scope that have one; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, QuotaRow>> Of(PartnerScope scope, IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await db.Set<QuotaRow>().Within(scope).Where(row => partnerIds.Contains(row.PartnerId)).ToDictionaryAsync(row => row.PartnerId, cancellation);
    }

    /// <summary>Open requests for more quota.</summary>
    public async Task<Page<QuotaRequestRow>> Requests(PartnerScope scope, TimeWindow requested, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await db.Set<QuotaRequestRow>().Within(scope).During(requested, row => row.RequestedAt)
            .ReadPage(page, row => row.Position, row => row.PartnerId, requested.Descending, cancellation);
    }

    public async Task<int> CountRequests(PartnerScope scope, TimeWindow requested, CancellationToken cancellation)
    {
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await db.Set<QuotaRequestRow>().Within(scope).During(requested, row => row.RequestedAt).CountAsync(cancellation);
    }
}
