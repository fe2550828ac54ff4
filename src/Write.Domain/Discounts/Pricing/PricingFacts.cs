using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Discounts.Products;

namespace PartnerGraph.Write.Domain.Discounts.Pricing;

/// <summary>A partner's discount that stands now.</summary>
/// <param name="Granted">What the partner gave.</param>
/// <param name="Limit">The highest that the vendor allows now; it may have been lowered since.</param>
public sealed record StandingDiscount(decimal Granted, decimal Limit)
{
    /// <summary>What is taken off: a limit that was lowered holds for what was given before, too (DISC-2).</summary>
    public decimal Effective => Math.Min(Granted, Limit);
}

/// <summary>What prices depend on besides what is bought.</summary>
/// <param name="Day">In the business zone.</param>
/// <param name="Discounts">Of the customer's partner, by the code of the product type.</param>
public sealed record PricingFacts(ProductList Products, DateOnly Day, ImmutableDictionary<string, StandingDiscount> Discounts)
{
    /// <summary>The coupon that would pay; null when none was named.</summary>
    public QuotedCoupon? Coupon { get; init; }

    /// <summary>Of the partner that pays for the customer; null for whoever pays itself.</summary>
    public SettlementTerms? Settlement { get; init; }
}

/// <summary>What prices depend on of a coupon (DISC-16).</summary>
/// <param name="IsOwn">Whether it is one of the customer's that is not used up.</param>
public sealed record QuotedCoupon(bool IsOwn, bool ExcludesPartnerDiscount);
