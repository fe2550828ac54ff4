using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Coupons;

/// <summary>By which way a test coupon is asked for; it decides whom the coupon serves (GAP-32).</summary>
public enum TestCouponChannel
{
    /// <summary>In the partner centre: the coupon serves all reseller customers of the partner (COUPON-20).</summary>
    Portal,

    /// <summary>From the ecosystem manager, for one customer (COUPON-18).</summary>
    EcosystemManager,
}

/// <summary>What a test coupon is asked for (COUPON-27).</summary>
/// <param name="ProjectId">The customer project, as the vendor's ecosystem manager names it.</param>
/// <param name="Configuration">The cloud resources that are to be tested.</param>
/// <param name="DurationDays">How long they are to be tested.</param>
/// <param name="OrderOn">When the customer is expected to order.</param>
[GivenTexts]
public sealed record TestPurpose(
    string? ProjectId, [property: Text(TextKind.Reason)] string? Background, [property: Text(TextKind.Reason)] string? Configuration, int? DurationDays, DateOnly? OrderOn);

/// <param name="CustomerId">Whom the coupon is for; null for all reseller customers.</param>
/// <param name="OnBehalf">Whether the ecosystem manager asked for the partner (COUPON-26).</param>
/// <param name="Additional">For a project, beyond the tier's limit (COUPON-29).</param>
[EventType("billing.test-coupon-requested")]
public sealed record TestCouponRequested(
    string PartnerId, string RequestId, TestCouponChannel Channel, string? CustomerId, TestPurpose Purpose, Money Amount, bool OnBehalf, bool Additional,
    DateTimeOffset RequestedAt) : IDomainEvent;

[EventType("billing.test-coupon-approved")]
public sealed record TestCouponApproved(
    string PartnerId, string RequestId, string CouponId, Money Amount, DateOnly ValidFrom, DateOnly ValidTo, DateTimeOffset DecidedAt) : IDomainEvent;

[EventType("billing.test-coupon-rejected")]
public sealed record TestCouponRejected(string PartnerId, string RequestId, string Reason, DateTimeOffset DecidedAt) : IDomainEvent;

public enum TestCouponState { Submitted, Approved, Rejected }

/// <summary>A request as decisions need it.</summary>
/// <param name="Counted">What it takes of its year's limit: the amount asked for, or granted once it was; nothing when it is additional or was rejected.</param>
/// <param name="Approved">How it was approved; null unless it was.</param>
/// <param name="Rejected">How it was rejected; null unless it was.</param>
public sealed record TestCouponCase(
    TestCouponRequested Asked, TestCouponState State, Money Counted, TestCouponApproved? Approved = null, TestCouponRejected? Rejected = null);

/// <summary>A partner's requests for test coupons: one stream, so that the limit holds whatever is asked at once.</summary>
public sealed record TestCoupons(ImmutableDictionary<string, TestCouponCase> Cases)
{
    public static readonly TestCoupons None = new(ImmutableDictionary<string, TestCouponCase>.Empty);

    /// <summary>What the requests of a year take of its limit (GAP-68).</summary>
    public Money Taken(int year, BusinessTime time) => Cases.Values.Where(of => time.DayOf(of.Asked.RequestedAt).Year == year)
        .Aggregate(Money.Zero, (sum, of) => sum + of.Counted);

    public static TestCoupons Evolve(TestCoupons state, IDomainEvent @event) => @event switch
    {
        TestCouponRequested e => state.With(e.RequestId, new(e, TestCouponState.Submitted, e.Additional ? Money.Zero : e.Amount)),
        TestCouponApproved e => state.With(e.RequestId, state.Cases[e.RequestId] with
        {
            State = TestCouponState.Approved,
            Counted = state.Cases[e.RequestId].Asked.Additional ? Money.Zero : e.Amount,
            Approved = e,
        }),
        TestCouponRejected e => state.With(
            e.RequestId, state.Cases[e.RequestId] with { State = TestCouponState.Rejected, Counted = Money.Zero, Rejected = e }),
        _ => throw new UnknownEventException(state, @event),
    };

    private TestCoupons With(string requestId, TestCouponCase of) => new(Cases.SetItem(requestId, of));
}
