using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Billing.Coupons;
using PartnerGraph.Read.Projections.Billing.Coupons.Conversion;
using PartnerGraph.Read.Projections.Billing.Visibility;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Tests.Billing;

public sealed class CouponProjectionTests : ProjectionContract<CouponProjection>
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly TestPurpose Purpose = new("P", "Why.", "Two servers.", 30, new(2024, 12, 1));

    protected override IEnumerable<PastEvent> History { get; } =
    [
        .. new IDomainEvent[]
        {
            new CouponIssued("p", "a", new(50m), CouponTerms.Unrestricted), new CouponIssued("p", "b", new(20m), new(CouponKind.Test, new(2024, 11, 4), new(2024, 11, 30), ["c", "d"], ["ECS"], "P")),
            new BillGenerated("p", new(2024, 11), new(60m), [new("b", new(15m)), new("a", new(45m))], Money.Zero, Money.Zero, [new(new(2024, 11), new(60m))], Money.Zero),
            new CouponExpired("p", "b", new(5m)),
            new BillRestated("p", new(2024, 11), 2, "Late lines.", [new(new(2024, 11), new(2m))], [new("a", new(2m))], new(60m), new(62m), Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero, new(2024, 12, 31), Now),
            new BillGenerated("p", new(2024, 12), new(3m), [new("a", new(3m))], Money.Zero, Money.Zero, [new(new(2024, 12), new(3m))], Money.Zero),
        }.Select(@event => new PastEvent("partner-account-p", @event)),
        .. new IDomainEvent[]
        {
            new TestCouponRequested("p", "r", TestCouponChannel.EcosystemManager, "c", Purpose, new(10m), true, false, Now),
            new TestCouponRequested("p", "s", TestCouponChannel.Portal, null, new(null, null, null, null, null), new(10m), false, true, Now),
            new TestCouponApproved("p", "r", "test-r", new(9m), new(2024, 11, 4), new(2024, 12, 3), Now), new TestCouponRejected("p", "s", "No.", Now),
        }.Select(@event => new PastEvent("test-coupons-p", @event)),
    ];

    [Fact, Trait("Rule", "BILL-17")]
    public async Task What_is_left_of_each_coupon_is_what_bills_and_time_did_not_take()
    {
        await using var run = await StartAt("balances");
        await run.Append(History);
        Assert.True((await run.CatchUp()).Reached);
        await using var db = run.Open<CouponProjection>();
        Assert.Equal(
            ["a 0.00000000 of 50.00000000 UsedUp", "b 0.00000000 of 20.00000000 Expired"],
            (await db.Set<CouponRow>().OrderBy(row => row.CouponId).ToListAsync()).Select(row => $"{row.CouponId} {row.Balance.ToExactString()} of {row.Face.ToExactString()} {row.State}"));
    }
}

public sealed class CouponQuotaProjectionTests : ProjectionContract<CouponQuotaProjection>
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    protected override IEnumerable<PastEvent> History { get; } =
    [
        .. new IDomainEvent[]
        {
            new CouponQuotaGranted("p", "g", new(500m), Now), Issued("a", CustomerCouponOrigin.Partner), Issued("b", CustomerCouponOrigin.Vendor),
            Issued("c", CustomerCouponOrigin.Vendor), new CouponQuotaConverted("p", "quota-1", new(480m), Now),
            new CustomerCouponConverted("p", "C", "a", "customer-a", CustomerCouponOrigin.Partner, new(20m), Now), new CustomerCouponKept("p", "C", "b", Now),
            new CouponQuotaGranted("p", "h", new(5m), Now),
        }.Select(@event => new PastEvent("coupon-quota-p", @event)),
    ];

    private static HistoricCouponIssued Issued(string id, CustomerCouponOrigin origin) => new("p", "C", id, origin, new(20m), ["ECS", "OBS"], [], Now);
}

public sealed class BillVisibilityProjectionTests : ProjectionContract<BillVisibilityProjection>
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    protected override IEnumerable<PastEvent> History { get; } =
    [
        new("bill-visibility-p", new BillVisibilityRevoked("p", Now)), new("bill-visibility-q", new BillVisibilityRevoked("q", Now)),
        new("bill-visibility-p", new BillVisibilityGranted("p", Now.AddDays(1))),
    ];
}
