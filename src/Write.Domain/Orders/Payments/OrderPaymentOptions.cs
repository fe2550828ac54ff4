using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Wallets;

namespace PartnerGraph.Write.Domain.Orders.Payments;

/// <summary>A discount that the customer can take when it pays (DISC-18).</summary>
/// <param name="ProductType">The product type on which the partner gave it.</param>
/// <param name="Ratio">The part of the price that it takes off.</param>
/// <param name="Due">What the order would cost with it.</param>
public sealed record OfferedDiscount(string ProductType, decimal Ratio, Money Due);

/// <summary>With what an order can be paid, by what decides.</summary>
/// <param name="Due">What it costs when no partner's discount is taken, at official prices where the partner pays (BILL-9); nothing when it was paid.</param>
/// <param name="Coupons">Those that would pay for all of it; one of them at most is taken.</param>
public sealed record OrderPaymentOptions(
    Money Due, ImmutableArray<PaymentMethod> Methods, ImmutableArray<OfferedDiscount> Discounts, ImmutableArray<CustomerCoupon> Coupons)
{
    public static OrderPaymentOptions Of(Order order, PaymentFacts facts, string customerId)
    {
        var methods = OrderPricing.Payable(order, null).IsEmpty ? [] : PaymentMethods.Of(facts.Model);
        if (!order.IsPending) return new(Money.Zero, methods, [], []);
        var lines = OrderPricing.Priced(OrderPricing.Payable(order, null), PaymentChoice.None, facts.Pricing, out _);
        return new(
            facts.IsSettled ? lines.Aggregate(Money.Zero, (sum, line) => sum + line.ListPrice) : Sum(lines), methods,
            [.. facts.Pricing.Discounts.OrderBy(given => given.Key, StringComparer.Ordinal).Select(given => Offered(order, given.Key, given.Value, facts)).OfType<OfferedDiscount>()],
            [.. Payment.CouponsFor(lines, facts, customerId)]);
    }

    private static OfferedDiscount? Offered(Order order, string type, StandingDiscount discount, PaymentFacts facts)
    {
        var lines = OrderPricing.Priced(
            OrderPricing.Payable(order, type), PaymentChoice.None with { PartnerDiscountType = type }, facts.Pricing, out var refusals);
        return refusals.Count > 0 ? null : new(type, discount.Effective, Sum(lines));
    }

    private static Money Sum(ImmutableArray<PayableLine> lines) => lines.Aggregate(Money.Zero, (sum, line) => sum + line.Due);
}
