using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Read.Projections.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing.Coupons;

[Description("What usage has left of a test coupon, before the bill deducts it (COUPON-23, COUPON-25). USD with eight decimals.")]
public sealed record TestCouponUsage(
    [property: Description("Hand it back as after to go on behind this message.")] string Cursor,
    [property: Id] string PartnerId,
    [property: Id, Description("The coupon.")] string CouponId,
    [property: Id, Description("The customer that the coupon is for; null for all reseller customers.")] string? CustomerId,
    [property: Description("What would be left of it if the bill were made now.")] Money Balance,
    [property: Description("What no bill holds yet of the usage of those whom the coupon is for, at settlement price.")] Money EstimatedBill,
    [property: Description("When it was told.")] DateTimeOffset ReportedAt)
{
    [SeenLike("customer"), Description("That customer; null for all of them, and where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);
}

public sealed class TestCouponSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<TestCouponUsage> Usage = new(
        [typeof(TestCouponUsageReported)],
        recorded => new(((TestCouponUsageReported)recorded.Event).PartnerId),
        recorded =>
        {
            var e = (TestCouponUsageReported)recorded.Event;
            return new(
                Cursor.Of(recorded.Position), GlobalId.Of("Partner", e.PartnerId), GlobalId.Of(nameof(Coupon), CouponRow.IdOf(e.PartnerId, e.CouponId)),
                e.CustomerId is { } customer ? GlobalId.Of("Customer", customer) : null, e.Balance, e.EstimatedBill, recorded.Metadata.OccurredAt);
        });

    static IEnumerable<Topic> ITopics.Topics => [Usage];

    [Description("Usage of the test coupons of the caller's partner, and for finance of all partners, whenever another tenth of a coupon is begun or given back: those missed since the cursor after, in order and once, then live (COUPON-23).")]
    public IObservable<TestCouponUsage> TestCouponUsageReported(IResolveFieldContext context, string? after) => feed.Follow(context, after, Usage);
}
