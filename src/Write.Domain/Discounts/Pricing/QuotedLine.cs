using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Write.Domain.Discounts.Pricing;

/// <summary>What one item costs, and why.</summary>
/// <param name="Class">Null when the list has no such product type.</param>
/// <param name="Discounts">Everything on offer, applying or not.</param>
/// <param name="Checks">What the rules say of the choice; one that fails refuses the line.</param>
/// <param name="Taken">The discount in the price; null when the line is at list price, or refused.</param>
/// <param name="Price">Null when the choice is refused.</param>
public sealed record QuotedLine(
    QuoteItem Item, ProductClass? Class, ImmutableArray<QuotedDiscount> Discounts, IReadOnlyList<RuleCheck> Checks, QuotedDiscount? Taken, Money? Price)
{
    /// <summary>What the partner of a reseller customer is charged: an offer of the vendor's that costs less goes before, as discounts are not combined. Null for others.</summary>
    public Money? SettlementPrice { get; private init; }

    /// <summary>Whether the customer was not asked, and the cheapest is proposed.</summary>
    public bool IsProposal => Item.Chosen is null;

    public static QuotedLine Of(QuoteItem item, PricingFacts facts)
    {
        var listed = facts.Products.Find(item.ProductType, facts.Day);
        var (bought, offered) = (Applicability.ClassOf(item, listed), QuotedDiscount.For(item, listed, facts).ToImmutableArray());
        var checks = ChoiceChecks(item, offered, facts.Coupon);
        if (checks.Any(check => check.Outcome == RuleOutcome.Failed)) return new(item, bought, offered, checks, null, null);
        var open = item.Chosen is { } chosen ? offered.Where(discount => chosen.Contains(discount.Kind))
            : offered.Where(discount => discount.Kind != DiscountKind.Partner || facts.Coupon is not { ExcludesPartnerDiscount: true });
        // Ordering keeps what costs the same in its order.
        var taken = open.Where(discount => discount.Applies).OrderBy(discount => discount.Price).FirstOrDefault();
        var price = taken?.Price ?? item.ListPrice;
        return new(item, bought, offered, checks, taken, price)
        {
            SettlementPrice = facts.Settlement is { } terms ? Money.Smaller(terms.PriceOf(item.ProductType, item.ListPrice, facts), price) : null,
        };
    }

    private static RuleCheck[] ChoiceChecks(QuoteItem item, ImmutableArray<QuotedDiscount> offered, QuotedCoupon? coupon)
    {
        var chosen = (item.Chosen ?? []).Distinct().ToArray();
        bool Both(DiscountKind kind) => chosen.Length > 1 && chosen.Contains(kind);
        return
        [
            RuleCheck.Of(DiscountRules.OnOffer, chosen.Length > 0, chosen.All(kind => offered.Any(discount => discount.Kind == kind)), "discounts"),
            RuleCheck.Of(DiscountRules.NotWithSpecialOffer, chosen.Length > 1, !(Both(DiscountKind.SpecialOffer) && Both(DiscountKind.Partner)), "discounts"),
            RuleCheck.Of(DiscountRules.NotWithPromotion, chosen.Length > 1, !Both(DiscountKind.Promotion), "discounts"),
            .. coupon is null ? [] : (RuleCheck[])
            [
                RuleCheck.Of(PaymentRules.CouponApplicable, true, coupon.IsOwn, "couponId"),
                RuleCheck.Of(DiscountRules.CouponCombines, chosen.Contains(DiscountKind.Partner), !coupon.ExcludesPartnerDiscount, "couponId"),
            ],
        ];
    }
}
