using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Write.Domain.Tests.Discounts;

/// <summary>Items of 10.00, and a partner that gives five percent where ten are allowed.</summary>
internal static class Discounting
{
    private static readonly DateOnly Day = new(2024, 11, 4);

    public static readonly StandingDiscount FivePercent = new(0.05m, 0.10m);

    public static QuoteItem Metered(string type) => new(type, ChargingMode.PayPerUse, null, new(10m));

    public static QuoteItem Prepaid(string type, int months) => new(type, ChargingMode.YearlyMonthly, months, new(10m));

    public static QuotedLine Line(QuoteItem item, StandingDiscount? given = null) => QuotedLine.Of(item, Facts(item, given ?? FivePercent));

    /// <summary>The facts by which a line was quoted.</summary>
    public static PricingFacts FactsOf(QuotedLine line) =>
        Facts(line.Item, line.Discounts.Any(discount => discount.Obstacle == DiscountObstacle.OutOfScope) ? new(0.05m, 0m) : FivePercent);

    public static ImmutableDictionary<string, StandingDiscount> Given(params (string Type, StandingDiscount Discount)[] given) =>
        given.ToImmutableDictionary(pair => pair.Type, pair => pair.Discount);

    private static PricingFacts Facts(QuoteItem item, StandingDiscount given) => new(ProductList.Published, Day, Given((item.ProductType, given)));
}
