using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Write.Domain.Orders.Refunds;

/// <summary>What was charged for a stretch of a resource's time: one line of the customer's expenditure, and how it was paid.</summary>
/// <param name="LineId">Of the line, unique among those of orders.</param>
/// <param name="Due">The list price less the discount: what cash, coupon and settlement are together.</param>
/// <param name="Settlement">What the customer's partner pays in its month's bill.</param>
/// <param name="Method">How the cash was paid; null when there is none.</param>
/// <param name="CouponId">The customer's coupon that paid; null when none did.</param>
/// <param name="PartnerId">The partner that settles; null when the customer pays itself.</param>
/// <param name="From">When the stretch begins; null for the first one, which begins when the resource is enabled.</param>
public sealed record ResourceCharge(
    string LineId, string ResourceId, Money ListPrice, Money Due, Money Cash, Money Coupon, Money Settlement,
    PaymentMethod? Method, string? CouponId, string? PartnerId, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>What is given back of a charge; all amounts are positive.</summary>
/// <param name="LineId">Of the refund's own line.</param>
/// <param name="ListPrice">The official price of what was not used.</param>
/// <param name="Value">What was due for it, whatever is given back.</param>
public sealed record ChargeRefund(
    string LineId, string ChargeLineId, string ResourceId, Money ListPrice, Money Value, Money Cash, Money Coupon, Money Settlement,
    PaymentMethod? Method, string? CouponId, string? PartnerId)
{
    /// <summary>What is given back in all.</summary>
    public Money Amount() => Cash + Coupon + Settlement;
}
