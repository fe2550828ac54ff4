using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.Payments;

/// <summary>With what a customer chose to pay.</summary>
/// <param name="Method">Null when a coupon shall pay alone, nothing is to be paid, or there is but one way.</param>
/// <param name="CouponIds">More than one is refused (COUPON-1).</param>
/// <param name="ReferenceId">The online payment's own id: the same payment counts once.</param>
/// <param name="PartnerDiscountType">The product type on which the customer's partner gave the discount that it takes; null to take none (DISC-20).</param>
[GivenTexts]
public sealed record PaymentChoice(PaymentMethod? Method, ImmutableArray<string> CouponIds, string? ReferenceId, string? PartnerDiscountType)
{
    public static readonly PaymentChoice None = new(null, [], null, null);

    public string? CouponId => CouponIds.IsDefaultOrEmpty ? null : CouponIds[0];
}
