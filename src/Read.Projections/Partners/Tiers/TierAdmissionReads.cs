using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Partners.Tiers;

/// <summary>Which admissions are asked for; a null field asks nothing.</summary>
public sealed record TierAdmissionQuery(CoreStatus? Core, PledgeStatus? Pledge, TimeWindow Begun);

/// <summary>Reads of admissions: a partner reads its own, the vendor all of them.</summary>
public sealed class TierAdmissionReads(IDbContextFactory<ReadModel<TierAdmissionProjection>> admissions)
{
    /// <summary>Those of these partners that the reader may see; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, TierAdmissionRow>> Of(PartnerScope scope, IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await admissions.CreateDbContextAsync(cancellation);
        return await db.Set<TierAdmissionRow>().Within(scope).Where(row => partnerIds.Contains(row.PartnerId)).ToDictionaryAsync(row => row.PartnerId, cancellation);
    }

    /// <summary>In the order in which they began.</summary>
    public async Task<Page<TierAdmissionRow>> Page(PartnerScope scope, TierAdmissionQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await admissions.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).ReadPage(page, row => row.Position, row => row.PartnerId, query.Begun.Descending, cancellation);
    }

    public async Task<int> Count(PartnerScope scope, TierAdmissionQuery query, CancellationToken cancellation)
    {
        await using var db = await admissions.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    /// <summary>Who is certified of a partner's pledges, in the order in which it was recorded; callers have read the admission within a scope.</summary>
    public async Task<IReadOnlyDictionary<string, Page<CertifiedEmployeeRow>>> Employees(
        IReadOnlyCollection<string> partnerIds, TimeOrder order, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await admissions.CreateDbContextAsync(cancellation);
        return await db.Set<CertifiedEmployeeRow>().Where(row => partnerIds.Contains(row.PartnerId))
            .ReadPages(page, row => row.PartnerId, row => row.Position, row => row.EmployeeId, order.IsDescending(), cancellation);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountEmployees(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await admissions.CreateDbContextAsync(cancellation);
        return await db.Set<CertifiedEmployeeRow>().Where(row => partnerIds.Contains(row.PartnerId)).CountEach(row => row.PartnerId, cancellation);
    }

    private static IQueryable<TierAdmissionRow> Matching(ReadModelContext db, PartnerScope scope, TierAdmissionQuery query)
    {
        var rows = db.Set<TierAdmissionRow>().Within(scope).During(query.Begun, row => row.BegunAt);
        if (query.Core is { } core) rows = rows.Where(row => row.Core == core);
        return query.Pledge is { } pledge ? rows.Where(row => row.Pledge == pledge) : rows;
    }
}
