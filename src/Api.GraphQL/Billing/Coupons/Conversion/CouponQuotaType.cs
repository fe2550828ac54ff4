using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing.Coupons.Conversion;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing.Coupons.Conversion;

[Description("What a partner could issue coupons to its customers from, before coupons became its own (COUPON-11). USD with eight decimals.")]
public sealed record CouponQuota(
    [property: Id] string PartnerId,
    [property: Description("What the vendor granted in all.")] Money Granted,
    [property: Description("What was neither issued to customers nor converted.")] Money Left)
{
    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) => positions.Of(context, CouponQuotaProjection.ReadModelName);
}

[Description("What was done with a partner's coupon quota and its customers' coupons (COUPON-33). USD with eight decimals.")]
public sealed class CouponQuotaHistoryEntry(CouponQuotaHistoryRow row)
{
    public CouponQuotaStep Step => row.Step;

    [Id, Description("The customer concerned; null for the quota itself.")]
    public string? CustomerId => row.CustomerId is { } customer ? GlobalId.Of("Customer", customer) : null;

    [SeenLike("customer"), Description("That customer; null for the quota itself, and where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    [Description("From whom the customer had the coupon; null for the quota itself.")]
    public CustomerCouponOrigin? Origin => row.Origin;

    [Description("The coupon concerned, by its name: the customer's, or what the quota became; null for a grant.")]
    public string? CouponName => row.CouponId;

    public Money Amount => row.Amount;

    [Description("When it was done, which may be long before it was recorded.")]
    public DateTimeOffset At => row.At;

    [Description("When it was recorded.")]
    public DateTimeOffset RecordedAt => row.RecordedAt;

    [Description("The subject of the user's token, or system: and a name.")]
    public string Operator => row.Operator;
}

[Description("Which steps are asked for; a field left out asks nothing.")]
public sealed record CouponQuotaHistoryFilter(
    CouponQuotaStep? Step,
    [property: Description("Recorded at this instant or later.")] DateTimeOffset? From,
    [property: Description("Recorded at this instant or earlier.")] DateTimeOffset? Until);

public sealed class CouponQuotaQueries(CouponQuotaReads reads, CouponQuotaHistoryReads history)
{
    [Description("The old coupon quota of a partner, the caller's own unless named; null when it had none, or the caller may not see it (COUPON-33).")]
    public Task<CouponQuota?> CouponQuota(IResolveFieldContext context, [Id] string? partnerId) =>
        Find(context.PartnerScope(), PartnerArgument.KeyOf(context, partnerId), context.CancellationToken);

    internal async Task<CouponQuota?> Find(PartnerScope scope, string partner, CancellationToken cancellation) =>
        await reads.Quota(scope, partner, cancellation) is { } row ? new(GlobalId.Of("Partner", row.PartnerId), row.Granted, row.Left) : null;

    [Description("The history of the old coupon quota of a partner, the caller's own unless named, and of its use, the latest recorded first unless orderBy says otherwise (COUPON-33).")]
    public async Task<Connection<CouponQuotaHistoryEntry>> CouponQuotaHistory(
        IResolveFieldContext context, [Id] string? partnerId, CouponQuotaHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, partner) = (context.PartnerScope(), PartnerArgument.KeyOf(context, partnerId));
        var query = new CouponQuotaHistoryQuery(filter?.Step, Period.Window(filter?.From, filter?.Until, orderBy));
        return new(
            (await history.Page(scope, partner, query, page, context.CancellationToken)).Select(row => new CouponQuotaHistoryEntry(row)),
            cancellation => history.Count(scope, partner, query, cancellation));
    }
}
