using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Discounts.Pricing;

/// <summary>A discount on offer for a line, whether it applies or not.</summary>
/// <param name="Ratio">The part of the price that it takes off.</param>
/// <param name="Price">What the line costs with it, and with nothing else.</param>
/// <param name="Checks">What the rules say of a partner's discount; none speak of the vendor's own.</param>
public sealed record QuotedDiscount(DiscountKind Kind, decimal Ratio, Money Price, IReadOnlyList<RuleCheck> Checks)
{
    public bool Applies => Kind != DiscountKind.Partner || Applicability.Holds(Checks);

    /// <summary>Why it does not apply; null when it does.</summary>
    public DiscountObstacle? Obstacle => Applicability.ObstacleOf(Checks);

    /// <summary>The discounts on offer, the vendor's own first: of two that cost the customer the same, it takes the vendor's.</summary>
    internal static IEnumerable<QuotedDiscount> For(QuoteItem item, ListedProduct? listed, PricingFacts facts)
    {
        if (item.SpecialOffer is { } offer) yield return new(DiscountKind.SpecialOffer, offer, DiscountRatio.Off(item.ListPrice, offer), []);
        if (item.Promotion is { } promotion) yield return new(DiscountKind.Promotion, promotion, DiscountRatio.Off(item.ListPrice, promotion), []);
        if (listed is not null && facts.Discounts.TryGetValue(listed.Code, out var given))
        {
            var checks = Applicability.Of(item, listed, given);
            var ratio = given.Effective;
            yield return new(DiscountKind.Partner, ratio, Applicability.Holds(checks) ? DiscountRatio.Off(item.ListPrice, ratio) : item.ListPrice, checks);
        }
    }
}
