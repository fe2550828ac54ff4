using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Discounts.Products;

namespace PartnerGraph.Write.Domain.Tests.Discounts;

public sealed class DiscountScopeTests
{
    private static readonly ListedProduct Ecs = new("ECS", "Elastic Cloud Server", ProductClass.Standard, false, false, 0.10m);

    [Fact, Trait("Rule", "DISC-2")]
    public void Operations_set_the_limit_of_a_product_type()
    {
        DiscountScopeDecider.Definition.Given().When(Set(0.15m)).Then(new DiscountScopeSet("ECS", 0.15m)).AndRepeatingChangesNothing();
        DiscountScopeDecider.Definition.Given(new DiscountScopeSet("ECS", 0.15m)).When(Set(0.05m)).Then(new DiscountScopeSet("ECS", 0.05m));
    }

    [Theory, Trait("Rule", "DISC-2")]
    [InlineData("0", true)]
    [InlineData("1", true)]
    [InlineData("1.00000001", false)]
    [InlineData("-0.00000001", false)]
    [InlineData("0.000000001", false)]
    public void A_limit_is_a_part_of_the_price(string maximum, bool accepted)
    {
        var outcome = DiscountScopeDecider.Definition.Given().When(Set(decimal.Parse(maximum, System.Globalization.CultureInfo.InvariantCulture)));
        if (accepted) Assert.Empty(outcome.Decision.Rejections);
        else outcome.ThenRejected("DISC-2").WithCode("DISCOUNT_SCOPE_INVALID");
    }

    [Theory]
    [InlineData(ProductClass.AllianceNode, "DISC-9"), Trait("Rule", "DISC-9")]
    [InlineData(ProductClass.Spot, "DISC-10"), Trait("Rule", "DISC-10")]
    [InlineData(ProductClass.Koogallery, "DISC-13"), Trait("Rule", "DISC-13")]
    public void What_is_excluded_gets_no_limit_to_give(ProductClass excluded, string rule) =>
        DiscountScopeDecider.Definition.Given().When(Set(0.1m, Ecs with { Class = excluded })).ThenRejected(rule).WithCode("DISCOUNT_NOT_APPLICABLE");

    [Fact, Trait("Rule", "DISC-5")]
    public void A_limit_belongs_to_a_product_type() =>
        DiscountScopeDecider.Definition.Given().When(new SetDiscountScope("s6.large.2", 2m, null)).ThenRejected("DISC-2", "DISC-5")
            .WithCode("DISCOUNT_SCOPE_INVALID", "PRODUCT_TYPE_REQUIRED");

    [Fact, Trait("Rule", "DISC-2")]
    public void The_lists_default_holds_until_one_is_set_and_never_on_what_is_excluded()
    {
        Assert.Equal(0.10m, DiscountScope.LimitOf(Ecs, null));
        Assert.Equal(0.15m, DiscountScope.LimitOf(Ecs, 0.15m));
        Assert.Equal(0m, DiscountScope.LimitOf(Ecs, 0m));
        Assert.Equal(0m, DiscountScope.LimitOf(Ecs with { Class = ProductClass.Spot }, 0.15m));
    }

    private static SetDiscountScope Set(decimal maximum, ListedProduct? product = null) => new("ECS", maximum, product ?? Ecs);
}
