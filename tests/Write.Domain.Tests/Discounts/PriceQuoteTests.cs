using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Write.Domain.Tests.Discounts;

/// <summary>What of REF-20 qualifies for a partner's discount of five percent, and what does not.</summary>
public sealed class PriceQuoteTests
{
    [Fact, Trait("Rule", "DISC-8")]
    public void Pay_per_use_is_discounted() => AssertDiscounted(Line(new QuoteItem("ECS", ChargingMode.PayPerUse, null, new(10m))), 9.50m, ProductClass.Standard, "DISC-8", "DISC-11");

    [Theory, Trait("Rule", "DISC-7")]
    [InlineData(1, true)]
    [InlineData(11, true)]
    [InlineData(12, false)]
    [InlineData(60, false)]
    public void A_subscription_is_discounted_below_a_year(int months, bool discounted)
    {
        var line = Line(Prepaid("ECS", months));
        if (discounted) AssertDiscounted(line, 9.50m, ProductClass.Standard, "DISC-7", "DISC-11");
        else AssertFull(line, ProductClass.Standard, DiscountObstacle.LongTerm, "DISC-7");
    }

    [Theory, Trait("Rule", "DISC-11"), Trait("Rule", "DISC-7")]
    [InlineData("RI_1Y", 12)]
    [InlineData("NORMAL_1Y", 12)]
    public void Standard_products_that_the_list_flags_are_discounted_for_a_year_too(string type, int months) =>
        AssertDiscounted(Line(Prepaid(type, months)), 9.50m, ProductClass.Standard, "DISC-7", "DISC-11");

    [Fact, Trait("Rule", "DISC-12")]
    public void A_three_year_reserved_instance_is_promotional_and_discounted() =>
        AssertDiscounted(Line(Prepaid("RI_3Y", 36)), 9.50m, ProductClass.Promotional, "DISC-7", "DISC-12");

    [Fact, Trait("Rule", "DISC-12"), Trait("Rule", "DISC-7")]
    public void Direct_Connect_is_promotional_and_discounted_below_a_year()
    {
        AssertDiscounted(Line(Prepaid("DIRECT_CONNECT", 11)), 9.50m, ProductClass.Promotional, "DISC-7", "DISC-12");
        AssertFull(Line(Prepaid("DIRECT_CONNECT", 12)), ProductClass.Promotional, DiscountObstacle.LongTerm, "DISC-7");
    }

    [Fact, Trait("Rule", "DISC-12")]
    public void An_item_on_promotion_is_promotional() =>
        AssertDiscounted(Line(Metered("ECS") with { Promotion = 0.01m }), 9.50m, ProductClass.Promotional, "DISC-8", "DISC-12");

    [Fact, Trait("Rule", "DISC-21")]
    public void Packages_are_discounted_whatever_their_time()
    {
        AssertDiscounted(Line(Prepaid("RESOURCE_PACKAGE", 12) with { ListPrice = new(100m) }), 95m, ProductClass.Standard, "DISC-11", "DISC-21");
        AssertDiscounted(Line(Metered("RESOURCE_PACKAGE") with { ListPrice = new(100m) }), 95m, ProductClass.Standard, "DISC-11", "DISC-21");
    }

    [Fact, Trait("Rule", "DISC-9")]
    public void Alliance_nodes_are_not_discounted()
    {
        AssertFull(Line(Metered("ECS") with { IsOnAllianceNode = true }), ProductClass.AllianceNode, DiscountObstacle.AllianceNode, "DISC-9");
        AssertFull(Line(Metered("ALLIANCE_NODE")), ProductClass.AllianceNode, DiscountObstacle.AllianceNode, "DISC-9");
    }

    [Fact, Trait("Rule", "DISC-10")]
    public void Spot_is_not_discounted()
    {
        AssertFull(Line(Metered("SPOT_ECS")), ProductClass.Spot, DiscountObstacle.Spot, "DISC-10");
        AssertFull(Line(Metered("SPOT_INSTANCE")), ProductClass.Spot, DiscountObstacle.Spot, "DISC-10");
        AssertFull(Line(Metered("ECS") with { IsSpot = true, Promotion = null }), ProductClass.Spot, DiscountObstacle.Spot, "DISC-10");
    }

    [Fact, Trait("Rule", "DISC-13")]
    public void KooGallery_is_not_discounted() => AssertFull(Line(Metered("KOOGALLERY")), ProductClass.Koogallery, DiscountObstacle.Koogallery, "DISC-13");

    [Fact, Trait("Rule", "DISC-10"), Trait("Rule", "DISC-12")]
    public void A_promotion_makes_nothing_qualify_that_is_excluded()
    {
        Assert.Equal(ProductClass.Koogallery, Line(Metered("KOOGALLERY") with { Promotion = 0.1m }).Class);
        Assert.Equal(ProductClass.Spot, Line(Metered("ECS") with { IsSpot = true, Promotion = 0.1m }).Class);
        Assert.Equal(9m, Line(Metered("ECS") with { IsSpot = true, Promotion = 0.1m }).Price!.Value.Amount);
    }

    [Fact, Trait("Rule", "DISC-2")]
    public void A_limit_that_was_lowered_holds_for_what_was_given_before()
    {
        Assert.Equal(9.7m, Line(Metered("ECS"), new(0.05m, 0.03m)).Price!.Value.Amount);
        Assert.Equal(9.5m, Line(Metered("ECS"), new(0.05m, 0.05m)).Price!.Value.Amount);
        AssertFull(Line(Metered("ECS"), new(0.05m, 0m)), ProductClass.Standard, DiscountObstacle.OutOfScope, "DISC-2");
    }

    [Fact, Trait("Rule", "DISC-5")]
    public void A_product_that_the_list_does_not_have_costs_its_list_price()
    {
        var line = Line(Metered("s6.large.2"));
        Assert.Equal((10m, null, 0), (line.Price!.Value.Amount, line.Class, line.Discounts.Length));
    }

    [Fact, Trait("Rule", "DISC-1")]
    public void Each_product_type_has_its_own_discount()
    {
        var quote = PriceQuote.Of(
            [Metered("ECS"), Metered("evs"), Metered("OBS")],
            new(ProductList.Published, new(2024, 11, 4), Discounting.Given(("ECS", new(0.05m, 0.10m)), ("EVS", new(0.10m, 0.10m)))));
        Assert.Equal([9.5m, 9m, 10m], quote.Lines.Select(line => line.Price!.Value.Amount));
        Assert.Equal((new Money(30m), new Money(28.5m)), (quote.ListTotal, quote.Total));
    }

    private static QuoteItem Metered(string type) => Discounting.Metered(type);

    private static QuoteItem Prepaid(string type, int months) => Discounting.Prepaid(type, months);

    private static QuotedLine Line(QuoteItem item, StandingDiscount? given = null) => Discounting.Line(item, given);

    private static void AssertDiscounted(QuotedLine line, decimal price, ProductClass of, params string[] by)
    {
        Assert.Equal((price, of, DiscountKind.Partner), (line.Price!.Value.Amount, line.Class, line.Taken?.Kind));
        var partner = line.Discounts[^1];
        Assert.Equal((true, null), (partner.Applies, partner.Obstacle));
        Assert.Equal(["DISC-2", .. by], partner.Checks.Where(check => check.Outcome == RuleOutcome.Passed).Select(check => check.Rule.Id));
        Assert.DoesNotContain(partner.Checks, check => check.Outcome == RuleOutcome.Failed);
    }

    private static void AssertFull(QuotedLine line, ProductClass of, DiscountObstacle obstacle, string rule)
    {
        Assert.Equal((10m, of, null), (line.Price!.Value.Amount, line.Class, line.Taken));
        var partner = line.Discounts[^1];
        Assert.Equal((false, obstacle, new Money(10m)), (partner.Applies, partner.Obstacle, partner.Price));
        Assert.Equal([rule], partner.Checks.Where(check => check.Outcome == RuleOutcome.Failed).Select(check => check.Rule.Id));
        // What is chosen all the same is not refused: it costs its list price, and the line says why (DISC-9 to DISC-13).
        Assert.Equal(10m, QuotedLine.Of(line.Item with { Chosen = [DiscountKind.Partner] }, Discounting.FactsOf(line)).Price!.Value.Amount);
    }
}
