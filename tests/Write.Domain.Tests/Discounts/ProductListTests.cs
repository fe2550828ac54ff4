using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Tests.Discounts;

public sealed class ProductListTests
{
    private static readonly DateOnly Day = new(2024, 11, 4);

    private static readonly ReferenceRow<ListedProduct> Before =
        new(new("ECS", "Elastic Cloud Server", ProductClass.Standard, false, false, 0.10m), new(2024, 1, 1), new(2024, 11, 30));

    private static readonly ReferenceRow<ListedProduct> After = new(Before.Content with { Class = ProductClass.Promotional, DefaultLimit = 0.05m }, new(2024, 12, 1));

    // REF-20 and GAP-11 to GAP-13.
    [Theory, Trait("Rule", "DISC-6"), Trait("Rule", "DISC-11"), Trait("Rule", "DISC-12")]
    [InlineData("ECS", ProductClass.Standard, false, false, "0.10")]
    [InlineData("RI_1Y", ProductClass.Standard, true, false, "0.10")]
    [InlineData("NORMAL_1Y", ProductClass.Standard, true, false, "0.10")]
    [InlineData("RI_3Y", ProductClass.Promotional, true, false, "0.10")]
    [InlineData("DIRECT_CONNECT", ProductClass.Promotional, false, false, "0.10")]
    [InlineData("RESOURCE_PACKAGE", ProductClass.Standard, false, true, "0.10")]
    [InlineData("SPOT_ECS", ProductClass.Spot, false, false, "0")]
    [InlineData("SPOT_INSTANCE", ProductClass.Spot, false, false, "0")]
    [InlineData("KOOGALLERY", ProductClass.Koogallery, false, false, "0")]
    [InlineData("ALLIANCE_NODE", ProductClass.AllianceNode, false, false, "0")]
    public void The_published_list_has_what_the_catalogue_says(string code, ProductClass of, bool longTerm, bool package, string limit)
    {
        var listed = ProductList.Published.Find(code, Day)!;
        Assert.Equal((of, longTerm, package, decimal.Parse(limit, System.Globalization.CultureInfo.InvariantCulture)), (listed.Class, listed.IsLongTerm, listed.IsPackage, listed.DefaultLimit));
    }

    [Fact, Trait("Rule", "DISC-6")]
    public void Only_the_named_products_are_flagged_and_codes_can_stand_in_names_of_streams()
    {
        var listed = ProductList.Published.On(Day);
        Assert.Equal(["NORMAL_1Y", "RI_1Y", "RI_3Y"], listed.Where(product => product.IsLongTerm).Select(product => product.Code));
        Assert.Equal(listed.Select(product => product.Code).Order(StringComparer.Ordinal), listed.Select(product => product.Code));
        Assert.All(listed, product => Assert.Matches("^[A-Z0-9_]{2,40}$", product.Code));
        Assert.All(listed, product => Assert.Equal(product.IsDiscountable, product.DefaultLimit > 0));
    }

    [Fact, Trait("Rule", "DISC-6")]
    public void A_row_holds_from_its_first_to_its_last_day()
    {
        var list = new ProductList([After, Before]);
        Assert.Null(list.Find("ecs", new(2023, 12, 31)));
        Assert.Equal(Before.Content, list.Find("ecs", new(2024, 1, 1)));
        Assert.Equal(Before.Content, list.Find("ECS", new(2024, 11, 30)));
        Assert.Equal(After.Content, list.Find("ECS", new(2024, 12, 1)));
        Assert.Empty(list.On(new(2023, 12, 31)));
        Assert.Equal([After.Content], list.On(new(2030, 1, 1)));
        Assert.Null(new ProductList([Before]).Find("ECS", new(2024, 12, 1)));
        Assert.Null(list.Find("s6.large.2", Day));
    }

    [Fact]
    public void Two_rows_of_one_day_are_refused()
    {
        foreach (var from in new DateOnly?[] { new(2024, 11, 30), new(2023, 1, 1), null })
        {
            Assert.Throws<ArgumentException>(() => new ProductList([Before, After with { From = from }]));
            Assert.Throws<ArgumentException>(() => new ProductList([After with { From = from }, Before]));
        }

        Assert.NotNull(new ProductList([Before, After with { From = new(2023, 1, 1), Until = new(2023, 12, 31) }]));
    }
}
