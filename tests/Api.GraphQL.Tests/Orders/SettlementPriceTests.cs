using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Discounts;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Orders;

/// <summary>What a reseller customer orders is its partner's to pay, at 0.90 of list prices here, and the customer sees list prices alone.</summary>
public sealed class SettlementPriceTests : IAsyncLifetime
{
    private readonly SandboxServer server = new();

    public async Task InitializeAsync()
    {
        await server.InitializeAsync();
        var applied = await server.Data(
            "mutation($input: SetPricingPolicyInput!) { setPricingPolicy(input: $input) { errors { code } } }", server.Operations,
            new { input = new { region = "SG", product = "ECS", settlementDiscount = "0.90", from = "2024-11-01", until = "2024-11-30", reason = "as agreed" } });
        Assert.Equal("""{"setPricingPolicy":{"errors":[]}}""", applied.ToJsonString());
    }

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "BILL-9"), Trait("Rule", "CSP-33"), Trait("Rule", "INCENT-17")]
    public async Task The_partner_owes_the_settlement_price_and_its_customer_sees_the_list_price()
    {
        var c = await Ordering.Of(server, AssociationModel.Reseller);
        await server.Append("partner-account", c.Partner, new CouponIssued(c.Partner, "k", new(100m), CouponTerms.Unrestricted));
        const string item = """{ productType: "ECS", chargingMode: YEARLY_MONTHLY, months: 1, listPrice: "1000" }""", prices = "total settlementTotal lines { price settlementPrice }";
        Assert.Equal(
            """{"total":"1000.00000000","settlementTotal":"900.00000000","lines":[{"price":"1000.00000000","settlementPrice":"900.00000000"}]}""",
            (await server.Quote(server.Administrator(c.Partner), c.Customer, item, prices))!.ToJsonString());
        Assert.Equal(
            """{"total":"1000.00000000","settlementTotal":null,"lines":[{"price":"1000.00000000","settlementPrice":null}]}""",
            (await server.Quote(c.Token, null, item, prices))!.ToJsonString());

        var placed = await c.Place(Ordering.Prepaid("1000"));
        Assert.Equal(
            """{"paymentOptions":{"amountDue":"1000.00000000"}}""",
            (await server.Data("query($id: ID!) { paymentOptions(orderId: $id) { amountDue } }", c.Token, new { id = (string)placed["id"]! })).ToJsonString());
        var paid = await c.Pay(placed);
        Assert.Equal(("1000.00000000", "1000.00000000"), ((string?)paid["amountDue"], (string?)paid["payment"]!["settlement"]));
        Assert.Equal(
            """{"resources":{"nodes":[{"paid":{"settlement":"1000.00000000","total":"1000.00000000"}}]}}""",
            (await server.Data("{ resources { nodes { paid { settlement total } } } }", c.Token)).ToJsonString());
        await server.Settle();
        Assert.Equal(["EXPENDITURE 1000.00000000 900.00000000 0.00000000 0.00000000"], await c.Lines());

        await server.MoveTo("2024-12-04T16:00:00Z");
        await server.Settle();
        // The catalogue's examples: 1,000.00 at 0.90 is 900.00, and 800.00 without what coupons paid.
        Assert.Equal(
            """{"partnerBill":{"usage":"900.00000000","payable":"800.00000000"},"amountDue":{"total":"800.00000000"},"incentiveStatements":{"nodes":[{"performance":"800.00000000"}]}}""",
            (await server.Data("""{ partnerBill(month: "2024-11") { usage payable } amountDue { total } incentiveStatements { nodes { performance } } }""", server.Administrator(c.Partner))).ToJsonString());
        Assert.True(await c.Reconciles());
    }

    [Fact, Trait("Rule", "BILL-1")]
    public async Task Renewed_later_it_costs_the_price_of_that_day_and_given_back_what_was_paid()
    {
        var c = await Ordering.Of(server, AssociationModel.Reseller);
        var resource = (string)(await c.Pay(await c.Place(Ordering.Prepaid("300"))))["resources"]![0]!["id"]!;
        await server.MoveTo("2024-11-30T16:00:00Z");
        Assert.Empty((await c.Do("renewResource", $"resourceId: \"{resource}\", validTo: \"2025-01-04T02:00:00Z\"", "resource { id }")).Codes());
        // Of the thirty days from 4 November four are left, and all of the renewal.
        var back = await c.Do("unsubscribe", $"resourceId: \"{resource}\", reason: OTHER", "resource { paid { settlement } refunded { settlement } }");
        Assert.Equal("""{"paid":{"settlement":"600.00000000"},"refunded":{"settlement":"340.00000000"}}""", back["resource"]!.ToJsonString());
        await server.Settle();
        Assert.Equal(["EXPENDITURE 300.00000000 270.00000000 0.00000000 0.00000000"], await c.Lines());
        Assert.Equal(
            [
                "EXPENDITURE 300.00000000 300.00000000 0.00000000 0.00000000", "REFUND_UNSUBSCRIPTION -300.00000000 -300.00000000 0.00000000 0.00000000",
                "REFUND_UNSUBSCRIPTION -40.00000000 -36.00000000 0.00000000 0.00000000",
            ], await c.Lines("2024-12"));
        Assert.True(await c.Reconciles());
    }

    [Fact, Trait("Rule", "BILL-1")]
    public async Task A_referral_customer_pays_list_prices()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        await c.TopUp("1000");
        var paid = await c.Pay(await c.Place(Ordering.Prepaid("1000")), ", method: BALANCE");
        Assert.Equal(("1000.00000000", "1000.00000000"), ((string?)paid["amountDue"], (string?)paid["payment"]!["cash"]));
        Assert.Null((string?)(await server.Quote(
            server.Administrator(c.Partner), c.Customer, """{ productType: "ECS", chargingMode: PAY_PER_USE, listPrice: "1" }""", "settlementTotal"))!["settlementTotal"]);
    }
}
