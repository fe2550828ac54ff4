using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Billing.Coupons.Conversion;

/// <summary>Which steps are asked for; a null field asks nothing.</summary>
public sealed record CouponQuotaHistoryQuery(CouponQuotaStep? Step, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of what was done with coupon quotas, in the order in which it was recorded.</summary>
public sealed class CouponQuotaHistoryReads(IDbContextFactory<ReadModel<CouponQuotaProjection>> quotas)
    : HistoryReads<CouponQuotaProjection, CouponQuotaHistoryRow, CouponQuotaHistoryQuery>(quotas, row => row.PartnerId, row => row.Position, row => row.Id)
{
    protected override IQueryable<CouponQuotaHistoryRow> Matching(
        IQueryable<CouponQuotaHistoryRow> rows, IReadOnlyCollection<string> of, CouponQuotaHistoryQuery query) =>
        rows.Where(row => of.Contains(row.PartnerId) && (query.Step == null || row.Step == query.Step)).During(query.Window, row => row.RecordedAt);
}

/// <summary>Reads of coupon quotas and of what customers were given.</summary>
public sealed class CouponQuotaReads(IDbContextFactory<ReadModel<CouponQuotaProjection>> quotas)
{
    /// <summary>Null where the partner has none, or the scope leaves it out.</summary>
    public async Task<CouponQuotaRow?> Quota(PartnerScope scope, string partnerId, CancellationToken cancellation)
    {
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await db.Set<CouponQuotaRow>().Within(scope).FirstOrDefaultAsync(row => row.PartnerId == partnerId, cancellation);
    }

    /// <summary>A coupon that a customer was given; callers have checked that the reader may see it.</summary>
    public async Task<HistoricCouponRow?> Coupon(string partnerId, string couponId, CancellationToken cancellation)
    {
        var id = HistoricCouponRow.IdOf(partnerId, couponId);
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await db.Set<HistoricCouponRow>().FirstOrDefaultAsync(row => row.Id == id, cancellation);
    }

    /// <summary>The coupons that a customer still has, as <see cref="Coupon"/>.</summary>
    public async Task<Page<HistoricCouponRow>> Held(string customerId, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await Of(db, customerId, converted: false).ReadPage(page, row => row.Position, row => row.Id, descending: true, cancellation);
    }

    public async Task<int> CountHeld(string customerId, CancellationToken cancellation)
    {
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await Of(db, customerId, converted: false).CountAsync(cancellation);
    }

    /// <summary>The partner that the customer's coupons went to; null where none did.</summary>
    public async Task<string?> ConvertedFor(string customerId, CancellationToken cancellation)
    {
        await using var db = await quotas.CreateDbContextAsync(cancellation);
        return await Of(db, customerId, converted: true).OrderByDescending(row => row.Position).Select(row => row.PartnerId).FirstOrDefaultAsync(cancellation);
    }

    private static IQueryable<HistoricCouponRow> Of(ReadModelContext db, string customerId, bool converted) =>
        db.Set<HistoricCouponRow>().Where(row => row.CustomerId == customerId && (row.State == HistoricCouponState.Converted) == converted);
}
