using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing.Coupons;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing.Coupons;

[Node, Description("A request for a test coupon, to try services with customers (COUPON-18, COUPON-20). USD with eight decimals.")]
public sealed class TestCouponRequest(TestCouponRow row)
{
    [Id, Description("For decideTestCoupon.")]
    public string Id => GlobalId.Of(nameof(TestCouponRequest), row.RequestId);

    [Id]
    public string PartnerId => GlobalId.Of("Partner", row.PartnerId);

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    public TestCouponChannel Channel => row.Channel;

    public TestCouponState State => row.State;

    [Id, Description("The customer that the coupon is for; null for all reseller customers.")]
    public string? CustomerId => row.CustomerId is { } customer ? GlobalId.Of("Customer", customer) : null;

    [SeenLike("customer"), Description("That customer; null for all of them, and where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    [Description("The customer project, as the ecosystem manager names it; null without one.")]
    public string? Project => row.ProjectId;

    public string? Background => row.Background;

    [Description("The cloud resources that are to be tested.")]
    public string? Configuration => row.Configuration;

    [Description("How many days the test takes.")]
    public int? DurationDays => row.DurationDays;

    [Description("When the customer is expected to order.")]
    public DateOnly? OrderOn => row.OrderOn;

    [Description("What is asked for.")]
    public Money Amount => row.Amount;

    [Description("Whether the ecosystem manager asked for the partner (COUPON-26).")]
    public bool OnBehalf => row.OnBehalf;

    [Description("Whether it is for a project, beyond the limit of the tier (COUPON-29).")]
    public bool Additional => row.Additional;

    [Description("What was granted; null unless it was approved.")]
    public Money? Granted => row.Granted;

    [Id, Description("The coupon that it became; null unless it was approved.")]
    public string? CouponId => row.CouponId is { } coupon ? GlobalId.Of(nameof(Coupon), coupon) : null;

    [Description("Why it was rejected; null unless it was.")]
    public string? Reason => row.Reason;

    public DateTimeOffset RequestedAt => row.RequestedAt;

    [Description("When it was answered; null while it waits.")]
    public DateTimeOffset? DecidedAt => row.DecidedAt;

    [Description("For expectedVersion; every request of the partner and every answer moves it.")]
    public long Version => row.Version;
}

[Description("Which requests are asked for; a field left out asks nothing.")]
public sealed record TestCouponFilter(
    [property: Id, Description("Of this partner.")] string? PartnerId, TestCouponState? State,
    [property: Description("Asked for at this instant or later.")] DateTimeOffset? From,
    [property: Description("Asked for at this instant or earlier.")] DateTimeOffset? Until);

public sealed class TestCouponQueries(CouponReads reads)
{
    [Description("Requests for test coupons that the caller may see, the latest first unless orderBy says otherwise.")]
    public async Task<Connection<TestCouponRequest>> TestCouponRequests(IResolveFieldContext context, TestCouponFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var scope = context.PartnerScope();
        var partner = filter?.PartnerId is { } id ? GlobalId.KeyOf("Partner", id) : null;
        var query = new TestCouponQuery(partner, filter?.State, Period.Window(filter?.From, filter?.Until, orderBy));
        return new(
            (await reads.Requests(scope, query, page, context.CancellationToken)).Select(row => new TestCouponRequest(row)),
            cancellation => reads.CountRequests(scope, query, cancellation));
    }

    internal async Task<TestCouponRequest?> Find(PartnerScope scope, string requestId, CancellationToken cancellation) =>
        await reads.Request(scope, requestId, cancellation) is { } row ? new(row) : null;
}
