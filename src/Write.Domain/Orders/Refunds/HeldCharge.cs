using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.Refunds;

/// <summary>What a downgrade took from a charge.</summary>
/// <param name="Days">That were left then: it is spread over them.</param>
public readonly record struct Reduction(Money ListPrice, Money Value, int Days);

/// <summary>A charge, and what was given back of it.</summary>
/// <param name="From">Null while the resource is not enabled.</param>
/// <param name="Back">Cash, or what the partner settles, that was given back.</param>
/// <param name="Refunds">How many were made.</param>
public sealed record HeldCharge(
    ResourceCharge Charge, DateTimeOffset? From, DateTimeOffset? To, ImmutableArray<Reduction> Reductions, Money Back, Money CouponBack, int Refunds)
{
    /// <summary>Counts the charges of an order.</summary>
    public int Number { get; init; }

    public static HeldCharge Of(ResourceCharge charge, int number) => new(charge, charge.From, charge.To, [], Money.Zero, Money.Zero, 0) { Number = number };

    /// <summary>Whether its time has begun, by whole seconds.</summary>
    public bool HasBegun(DateTimeOffset at) => From is { } from && BusinessTime.WholeSecond(from) <= BusinessTime.WholeSecond(at);

    /// <summary>What was due for the time after an instant, before any of it was paid back in cash alone.</summary>
    public (Money ListPrice, Money Value) Unused(DateTimeOffset at)
    {
        if (From is not { } from || To is not { } to) return (Charge.ListPrice, Charge.Due);
        var (days, left) = (WholeDays.Of(from, to), WholeDays.Left(from, to, at));
        var list = Proportion.Less((Charge.ListPrice, left, days), Reductions.Select(taken => (taken.ListPrice, Math.Min(left, taken.Days), taken.Days)));
        var value = Proportion.Less((Charge.Due, left, days), Reductions.Select(taken => (taken.Value, Math.Min(left, taken.Days), taken.Days)));
        return (NotNegative(list), NotNegative(value));
    }

    /// <summary>
    /// Everything for the time after an instant. Cash is given back as far as it paid, coupons are not (COUPON-38); what has not begun is
    /// given back as it was paid, with the coupon (COUPON-39, COUPON-41).
    /// </summary>
    public ChargeRefund? After(DateTimeOffset at)
    {
        var (list, value) = Unused(at);
        return Refund(list, value, withCoupon: !HasBegun(at));
    }

    /// <summary>Less for the time after an instant, in cash alone (COUPON-46).</summary>
    public ChargeRefund? Less(Money list, Money value) => Refund(list, value, withCoupon: false);

    public HeldCharge With(ChargeRefund refund, DateTimeOffset at) => this with
    {
        Reductions = Reductions.Add(new(refund.ListPrice, refund.Value, DaysLeft(at))),
        Back = Back + refund.Cash + refund.Settlement,
        CouponBack = CouponBack + refund.Coupon,
        Refunds = Refunds + 1,
    };

    private int DaysLeft(DateTimeOffset at) => From is { } from && To is { } to ? Math.Max(1, WholeDays.Left(from, to, at)) : 1;

    private ChargeRefund? Refund(Money list, Money value, bool withCoupon)
    {
        if (value.IsZero && list.IsZero) return null;
        var cash = Money.Smaller(value, Charge.Cash + Charge.Settlement - Back);
        var coupon = withCoupon ? Money.Smaller(value - cash, Charge.Coupon - CouponBack) : Money.Zero;
        var isSettled = Charge.PartnerId is not null;
        return new(
            $"{Charge.LineId}-refund-{Refunds + 1}", Charge.LineId, Charge.ResourceId, list, value, isSettled ? Money.Zero : cash, coupon,
            isSettled ? cash : Money.Zero, Charge.Method, coupon.IsZero ? null : Charge.CouponId, Charge.PartnerId);
    }

    private static Money NotNegative(Money amount) => amount.IsNegative ? Money.Zero : amount;
}
