using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Discounts;

[Name("PriceQuote"), Description("What a customer would pay now. Each line is rounded once, half away from zero, to eight decimals; totals are exact sums of lines.")]
public sealed class PriceQuoteView(PriceQuote quote, bool showsSettlement)
{
    [Description("Whether every choice of discounts is allowed.")]
    public bool Accepted => quote.IsAccepted;

    [Description("The sum of the list prices.")]
    public Money ListTotal => quote.ListTotal;

    [Description("What would be paid; null while a line is refused.")]
    public Money? Total => quote.Total;

    [Description("What discounts take off in all; null while a line is refused.")]
    public Money? DiscountTotal => quote.Total is { } total ? quote.ListTotal - total : null;

    [Description("What the partner of a reseller customer would be charged (BILL-1). Null for customers, who see official prices only (BILL-9), of customers that pay themselves, and while a line is refused.")]
    public Money? SettlementTotal => showsSettlement ? quote.SettlementTotal : null;

    [Description("The items in the order in which they were asked for.")]
    public IReadOnlyList<PriceQuoteLine> Lines => [.. quote.Lines.Select(line => new PriceQuoteLine(line, showsSettlement))];
}

[Description("What one item would cost, and why.")]
public sealed class PriceQuoteLine(QuotedLine line, bool showsSettlement)
{
    [Description("As it was asked for.")]
    public string ProductType => line.Item.ProductType;

    [Description("How the vendor sells what is bought; null when the list of product types does not have it.")]
    public ProductClass? ProductClass => line.Class;

    [Description("As it was asked for.")]
    public Money ListPrice => line.Item.ListPrice;

    [Description("Every discount on offer, the vendor's own first, whether it applies or not.")]
    public IReadOnlyList<QuotedDiscountView> Discounts => [.. line.Discounts.Select(discount => new QuotedDiscountView(discount))];

    [Description("What the rules say of the choice of discounts; one that fails refuses the line (DISC-14, DISC-15).")]
    public IReadOnlyList<RuleCheckView> Checks => [.. line.Checks.Select(RuleCheckView.Of)];

    [Description("Whether the item left the choice open, and the cheapest discount is proposed; of two that cost the same, the vendor's own.")]
    public bool Proposed => line.IsProposal;

    [Description("The discount in the price; null when the line is at list price, or refused.")]
    public DiscountKind? Taken => line.Taken?.Kind;

    [Description("What would be paid for the line; null when it is refused.")]
    public Money? Price => line.Price;

    [Description("What the partner of a reseller customer would be charged: the list price less the settlement discount of its region and the product, or an offer of the vendor's that costs less (BILL-1, CSP-33). Null where settlementTotal is.")]
    public Money? SettlementPrice => showsSettlement ? line.SettlementPrice : null;
}

[Name("QuotedDiscount"), Description("A discount on offer for a line.")]
public sealed class QuotedDiscountView(QuotedDiscount discount)
{
    [Description("Whose discount it is.")]
    public DiscountKind Kind => discount.Kind;

    [Scalar<RatioScalar>, Description("The part of the list price that it takes off where it applies.")]
    public decimal Ratio => discount.Ratio;

    [Description("Whether it can be taken.")]
    public bool Applies => discount.Applies;

    [Description("Why it cannot; null when it can.")]
    public DiscountObstacle? Reason => discount.Obstacle;

    [Description("What the line would cost with it alone; the list price where it does not apply.")]
    public Money Price => discount.Price;

    [Description("What the rules say of a partner's discount on this item, in catalogue order (DISC-2, DISC-7 to DISC-13, DISC-21); empty for the vendor's own.")]
    public IReadOnlyList<RuleCheckView> Checks => [.. discount.Checks.Select(RuleCheckView.Of)];
}
