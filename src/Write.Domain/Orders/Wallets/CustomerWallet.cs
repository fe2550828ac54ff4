using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Write.Domain.Orders.Wallets;

[EventType("orders.customer-balance-topped-up")]
public sealed record CustomerBalanceToppedUp(string CustomerId, string ReferenceId, Money Amount) : IDomainEvent;

/// <summary>The vendor gives a customer a coupon of its own, which pays orders (COUPON-1), unlike a partner's, which pays bills (COUPON-8).</summary>
/// <param name="ExcludesPartnerDiscount">Whether it cannot be combined with a partner's discount (DISC-16).</param>
[EventType("orders.customer-coupon-issued")]
public sealed record CustomerCouponIssued(string CustomerId, string CouponId, Money Amount, CouponTerms Terms, bool ExcludesPartnerDiscount) : IDomainEvent;

/// <summary>What a customer paid itself.</summary>
/// <param name="PaymentId">Of what was paid: an order, a renewal or a change of a resource.</param>
/// <param name="Method">Null when the coupon paid all of it.</param>
/// <param name="ReferenceId">Of an online payment.</param>
[EventType("orders.customer-paid")]
public sealed record CustomerPaid(
    string CustomerId, string PaymentId, PaymentMethod? Method, string? ReferenceId, Money Cash, string? CouponId, Money Coupon) : IDomainEvent;

/// <summary>What a customer got back in cash: on its balance when that had paid, and else the way that it came.</summary>
[EventType("orders.customer-refunded")]
public sealed record CustomerRefunded(string CustomerId, string RefundId, PaymentMethod Method, Money Amount) : IDomainEvent;

/// <summary>A coupon got back what it had paid (COUPON-39 to COUPON-41).</summary>
[EventType("orders.coupon-refunded")]
public sealed record CouponRefunded(string CustomerId, string RefundId, string CouponId, Money Amount) : IDomainEvent;

/// <summary>A customer's own coupon; it may be used up.</summary>
public sealed record CustomerCoupon(string CouponId, Money Amount, Money Left, CouponTerms Terms, bool ExcludesPartnerDiscount);

/// <summary>What a customer has to pay with: one stream, so that neither money nor coupons pay twice.</summary>
/// <param name="References">Ids of payments that counted.</param>
/// <param name="Done">Payments and refunds that were carried out.</param>
public sealed record CustomerWallet(
    Money Balance, ImmutableSortedDictionary<string, CustomerCoupon> Coupons, ImmutableHashSet<string> References, ImmutableHashSet<string> Done)
{
    public static readonly CustomerWallet Empty = new(
        Money.Zero, ImmutableSortedDictionary<string, CustomerCoupon>.Empty.WithComparers(StringComparer.Ordinal), [], []);

    public static CustomerWallet Evolve(CustomerWallet state, IDomainEvent @event) => @event switch
    {
        CustomerBalanceToppedUp e => state with { Balance = state.Balance + e.Amount, References = state.References.Add(e.ReferenceId) },
        CustomerCouponIssued e => state with { Coupons = state.Coupons.Add(e.CouponId, new(e.CouponId, e.Amount, e.Amount, e.Terms, e.ExcludesPartnerDiscount)) },
        CustomerPaid e => state.Use(e.CouponId, Money.Zero - e.Coupon) with
        {
            Balance = e.Method == PaymentMethod.Balance ? state.Balance - e.Cash : state.Balance,
            References = e.ReferenceId is { } reference ? state.References.Add(reference) : state.References,
            Done = state.Done.Add(e.PaymentId),
        },
        CustomerRefunded e => state with
        {
            Balance = e.Method == PaymentMethod.Balance ? state.Balance + e.Amount : state.Balance,
            Done = state.Done.Add(e.RefundId),
        },
        CouponRefunded e => state.Use(e.CouponId, e.Amount) with { Done = state.Done.Add($"{e.RefundId}:{e.CouponId}") },
        _ => throw new UnknownEventException(state, @event),
    };

    private CustomerWallet Use(string? couponId, Money change) => couponId is null
        ? this
        : this with { Coupons = Coupons.SetItem(couponId, Coupons[couponId] with { Left = Coupons[couponId].Left + change }) };
}
