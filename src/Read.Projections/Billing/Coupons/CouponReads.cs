using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Billing.Coupons;

namespace PartnerGraph.Read.Projections.Billing.Coupons;

/// <summary>Which coupons are asked for; a null field asks nothing.</summary>
public sealed record CouponQuery(CouponKind? Kind, CouponState? State, TimeWindow Issued, CouponOrigin? Origin = null);

/// <summary>Which requests are asked for; a null field asks nothing.</summary>
public sealed record TestCouponQuery(string? PartnerId, TestCouponState? State, TimeWindow Requested);

/// <summary>Reads of coupons and of requests for test coupons.</summary>
public sealed class CouponReads(IDbContextFactory<ReadModel<CouponProjection>> coupons)
{
    public async Task<CouponRow?> Coupon(PartnerScope scope, string id, CancellationToken cancellation)
    {
        await using var db = await coupons.CreateDbContextAsync(cancellation);
        return await db.Set<CouponRow>().Within(scope).FirstOrDefaultAsync(row => row.Id == id, cancellation);
    }

    /// <summary>Those of these coupons that the reader may see; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, CouponRow>> Of(PartnerScope scope, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var db = await coupons.CreateDbContextAsync(cancellation);
        return await db.Set<CouponRow>().Within(scope).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
    }

    public async Task<Page<CouponRow>> Coupons(PartnerScope scope, string partnerId, CouponQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await coupons.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, partnerId, query).ReadPage(page, row => row.Position, row => row.Id, query.Issued.Descending, cancellation);
    }

    public async Task<int> Count(PartnerScope scope, string partnerId, CouponQuery query, CancellationToken cancellation)
    {
        await using var db = await coupons.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, partnerId, query).CountAsync(cancellation);
    }

    public async Task<TestCouponRow?> Request(PartnerScope scope, string requestId, CancellationToken cancellation)
    {
        await using var db = await coupons.CreateDbContextAsync(cancellation);
        return await db.Set<TestCouponRow>().Within(scope).FirstOrDefaultAsync(row => row.RequestId == requestId, cancellation);
    }

    public async Task<Page<TestCouponRow>> Requests(PartnerScope scope, TestCouponQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await coupons.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).ReadPage(page, row => row.Position, row => row.RequestId, query.Requested.Descending, cancellation);
    }

    public async Task<int> CountRequests(PartnerScope scope, TestCouponQuery query, CancellationToken cancellation)
    {
        await using var db = await coupons.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    private static IQueryable<CouponRow> Matching(ReadModelContext db, PartnerScope scope, string partnerId, CouponQuery query)
    {
        var rows = db.Set<CouponRow>().Within(scope).Where(row => row.PartnerId == partnerId).During(query.Issued, row => row.IssuedAt);
        if (query.Kind is { } kind) rows = rows.Where(row => row.Kind == kind);
        if (query.Origin is { } origin) rows = rows.Where(row => row.Origin == origin);
        return query.State is { } state ? rows.Where(row => row.State == state) : rows;
    }

    private static IQueryable<TestCouponRow> Matching(ReadModelContext db, PartnerScope scope, TestCouponQuery query)
    {
        var rows = db.Set<TestCouponRow>().Within(scope).During(query.Requested, row => row.RequestedAt);
        if (query.PartnerId is { } partner) rows = rows.Where(row => row.PartnerId == partner);
        return query.State is { } state ? rows.Where(row => row.State == state) : rows;
    }
}
