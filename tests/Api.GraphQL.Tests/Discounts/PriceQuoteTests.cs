using System.Text.Json.Nodes;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Discounts;

/// <summary>A partner gives five percent on everything that it may; what a customer would pay is asked by both, and answered alike.</summary>
public sealed class PriceQuoteTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Line = "lines { productClass price taken proposed discounts { kind ratio applies reason checks { ruleId code outcome } } }";

    [Theory]
    [InlineData("ECS", "chargingMode: PAY_PER_USE", "9.50000000", "STANDARD", null, "DISC-8"), Trait("Rule", "DISC-8")]
    [InlineData("ECS", "chargingMode: YEARLY_MONTHLY, months: 11", "9.50000000", "STANDARD", null, "DISC-7"), Trait("Rule", "DISC-7")]
    [InlineData("ECS", "chargingMode: YEARLY_MONTHLY, months: 12", "10.00000000", "STANDARD", "LONG_TERM", "DISC-7")]
    [InlineData("RI_1Y", "chargingMode: YEARLY_MONTHLY, months: 12", "9.50000000", "STANDARD", null, "DISC-11"), Trait("Rule", "DISC-11")]
    [InlineData("RI_3Y", "chargingMode: YEARLY_MONTHLY, months: 36", "9.50000000", "PROMOTIONAL", null, "DISC-12"), Trait("Rule", "DISC-12")]
    [InlineData("RESOURCE_PACKAGE", "chargingMode: YEARLY_MONTHLY, months: 12", "9.50000000", "STANDARD", null, "DISC-21"), Trait("Rule", "DISC-21")]
    [InlineData("ECS", "chargingMode: PAY_PER_USE, spot: true", "10.00000000", "SPOT", "SPOT", "DISC-10"), Trait("Rule", "DISC-10")]
    [InlineData("ECS", "chargingMode: PAY_PER_USE, allianceNode: true", "10.00000000", "ALLIANCE_NODE", "ALLIANCE_NODE", "DISC-9"), Trait("Rule", "DISC-9")]
    public async Task A_line_says_its_class_its_price_and_the_rule(string type, string bought, string price, string of, string? reason, string rule)
    {
        var (partner, customer) = await Given(type);
        var item = $$"""{ productType: "{{type}}", {{bought}}, listPrice: "10.00" }""";
        var quoted = (await server.Quote(server.Customer(customer), null, item, Line))!["lines"]![0]!;
        Assert.Equal($"{price} {of} {(reason is null ? "PARTNER" : "")}", $"{quoted["price"]} {quoted["productClass"]} {quoted["taken"]}");
        var partners = quoted["discounts"]!.AsArray().Single()!;
        Assert.Equal($"PARTNER 0.05 {reason is null} {reason}", $"{partners["kind"]} {partners["ratio"]} {partners["applies"]!.GetValue<bool>()} {partners["reason"]}");
        Assert.Contains(partners["checks"]!.AsArray(), check => (string?)check!["ruleId"] == rule && (string?)check["outcome"] == (reason is null ? "PASSED" : "FAILED")
            && (string?)check["code"] == (reason is null && rule != "DISC-7" ? "DISCOUNT_APPLICABLE" : "DISCOUNT_NOT_APPLICABLE"));
        Assert.Equal(quoted.ToJsonString(), (await server.Quote(server.Administrator(partner), customer, item, Line))!["lines"]![0]!.ToJsonString());
    }

    [Fact, Trait("Rule", "DISC-10"), Trait("Rule", "DISC-13")]
    public async Task On_what_is_excluded_a_partner_gives_nothing_and_it_costs_its_list_price()
    {
        var (partner, customer) = await Given("ECS");
        foreach (var (type, of) in new[] { ("SPOT_ECS", "SPOT"), ("KOOGALLERY", "KOOGALLERY"), ("ALLIANCE_NODE", "ALLIANCE_NODE") })
        {
            Assert.Equal(["DISCOUNT_OUT_OF_SCOPE"], (await server.SetDiscount(server.Administrator(partner), customer, type, "0.05")).Codes());
            var quote = await server.Quote(server.Customer(customer), null, $$"""{ productType: "{{type}}", chargingMode: PAY_PER_USE, listPrice: "10.00" }""", "total lines { productClass }");
            Assert.Equal($$"""{"total":"10.00000000","lines":[{"productClass":"{{of}}"}]}""", quote!.ToJsonString());
        }
    }

    [Theory]
    [InlineData("specialOffer", "SPECIAL_OFFER", "0.20", "DISC-14", "80.00000000"), Trait("Rule", "DISC-14")]
    [InlineData("promotion", "PROMOTION", "0.10", "DISC-15", "90.00000000"), Trait("Rule", "DISC-15")]
    public async Task Two_discounts_are_refused_and_one_is_picked(string fact, string kind, string ratio, string rule, string cheaper)
    {
        var (_, customer) = await Given("ECS");
        async Task<JsonNode> Ask(string? chosen) => (await server.Quote(
            server.Customer(customer), null,
            $$"""{ productType: "ECS", chargingMode: PAY_PER_USE, listPrice: "100", {{fact}}: "{{ratio}}" {{(chosen is null ? "" : $", discounts: [{chosen}]")}} }""",
            "accepted listTotal total discountTotal lines { price taken proposed checks { ruleId code outcome } }"))!;
        var refused = await Ask($"PARTNER {kind}");
        Assert.Equal("False 100.00000000  ", $"{refused["accepted"]!.GetValue<bool>()} {refused["listTotal"]} {refused["total"]} {refused["discountTotal"]}");
        Assert.Null(refused["lines"]![0]!["price"]);
        var failed = Assert.Single(refused["lines"]![0]!["checks"]!.AsArray(), check => (string?)check!["outcome"] == "FAILED")!;
        Assert.Equal($"{rule} DISCOUNTS_NOT_COMBINABLE", $"{failed["ruleId"]} {failed["code"]}");
        Assert.Equal($"{cheaper} {kind} False", Paid(await Ask(kind)));
        Assert.Equal("95.00000000 PARTNER False", Paid(await Ask("PARTNER")));
        Assert.Equal("100.00000000  False", Paid(await Ask("")));
        Assert.Equal($"{cheaper} {kind} True", Paid(await Ask(null)));

        static string Paid(JsonNode quote) =>
            $"{quote["total"]} {quote["lines"]![0]!["taken"]} {quote["lines"]![0]!["proposed"]!.GetValue<bool>()}";
    }

    [Fact, Trait("Rule", "DISC-3"), Trait("Rule", "DISC-5")]
    public async Task A_reseller_customer_and_whoever_belongs_to_nobody_pay_list_prices()
    {
        foreach (var customer in new[] { await server.CustomerOf(await server.Partner()), await server.CustomerOf(null) })
        {
            var quote = await server.Quote(
                server.Customer(customer), null,
                """{ productType: "ECS", chargingMode: PAY_PER_USE, listPrice: "10" }, { productType: "s6.large.2", chargingMode: PAY_PER_USE, listPrice: "0.00000001" }""",
                "listTotal total discountTotal lines { productClass discounts { kind } }");
            Assert.Equal(
                """{"listTotal":"10.00000001","total":"10.00000001","discountTotal":"0.00000000","lines":[{"productClass":"STANDARD","discounts":[]},{"productClass":null,"discounts":[]}]}""",
                quote!.ToJsonString());
        }
    }

    [Theory, Trait("Rule", "CONV-5")]
    [InlineData("""{ productType: "ECS", chargingMode: PAY_PER_USE, listPrice: "-1" }""")]
    [InlineData("""{ productType: "ECS", chargingMode: PAY_PER_USE, listPrice: "1000000000000.01" }""")]
    [InlineData("""{ productType: "ECS", chargingMode: PAY_PER_USE, listPrice: "0.000000001" }""")]
    [InlineData("""{ productType: "ECS", chargingMode: PAY_PER_USE, listPrice: "1", months: 1 }""")]
    [InlineData("""{ productType: "ECS", chargingMode: YEARLY_MONTHLY, listPrice: "1" }""")]
    [InlineData("""{ productType: "ECS", chargingMode: PAY_PER_USE, listPrice: "1", promotion: "1.1" }""")]
    [InlineData("")]
    public async Task What_is_no_item_is_refused_as_malformed(string item) => Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(
        $"{{ priceQuote(items: [{item}]) {{ total }} }}", server.Customer(await server.CustomerOf(null))));

    [Fact]
    public async Task A_quote_has_a_hundred_items_and_no_more()
    {
        var customer = server.Customer(await server.CustomerOf(null));
        string Items(int count) => string.Join(", ", Enumerable.Repeat("""{ productType: "ECS", chargingMode: PAY_PER_USE, listPrice: "1" }""", count));
        Assert.Equal("100.00000000", (string?)(await server.Quote(customer, null, Items(100), "total"))!["total"]);
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode($"{{ priceQuote(items: [{Items(101)}]) {{ total }} }}", customer));
    }

    /// <summary>A referral customer that has five percent on the product type.</summary>
    private async Task<(string Partner, string Customer)> Given(string type)
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner, AssociationModel.Referral);
        Assert.Empty((await server.SetDiscount(server.Administrator(partner), customer, type, "0.05")).Codes());
        return (partner, customer);
    }
}
