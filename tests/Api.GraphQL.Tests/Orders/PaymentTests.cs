using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Tests.Discounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Orders;

/// <summary>Orders are paid over the API, and what was paid is seen wherever money is.</summary>
public sealed class PaymentTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact, Trait("Rule", "ORDER-3"), Trait("Rule", "ORDER-9"), Trait("Rule", "ORDER-6"), Trait("Rule", "COUPON-1")]
    public async Task A_combined_order_waits_and_is_paid_together_by_balance_and_one_coupon()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        var order = await c.Place(Ordering.Prepaid("60"), Ordering.Prepaid("40", "OBS"));
        Assert.Equal(
            """["PENDING_PAYMENT",true,"ECS and 1 more","COMBINED_PURCHASE","PURCHASE","100.00000000",null]""",
            new JsonArray([.. new[] { "state", "combined", "name", "combinationType", "operation", "amountDue", "payment" }.Select(field => order[field]?.DeepClone())]).ToJsonString());
        Assert.Equal(2, order["items"]!.AsArray().Count(item => (string?)item!["state"] == "PENDING_PAYMENT"));
        Assert.Empty(order["resources"]!.AsArray());
        await c.TopUp("100");
        var (coupon, other) = (await c.Coupon("40"), await c.Coupon("40"));
        var one = (string)order["items"]![0]!["resourceId"]!;
        Assert.Equal(["PARTIAL_PAYMENT_NOT_ALLOWED"], (await c.Do("payOrder", $"orderId: \"{order["id"]}\", method: BALANCE, instanceIds: [\"{one}\"]")).Codes());
        Assert.Equal(["ONE_COUPON_PER_ORDER"], (await c.Do("payOrder", $"orderId: \"{order["id"]}\", method: BALANCE, couponIds: [\"{coupon}\", \"{other}\"]")).Codes());

        var paid = await c.Pay(order, $", method: BALANCE, couponIds: [\"{coupon}\"]");
        Assert.Equal("""{"method":"BALANCE","cash":"60.00000000","coupon":"40.00000000","settlement":"0.00000000"}""", paid["payment"]!.ToJsonString());
        Assert.Equal(("EFFECTIVE", 2), ((string?)paid["state"], paid["resources"]!.AsArray().Count));
        Assert.Equal("""{"balance":"40.00000000","coupons":[{"balance":"40.00000000"}]}""", await c.Wallet());
        Assert.Equal(
            ["EXPENDITURE 40.00000000 40.00000000 24.00000000 16.00000000", "EXPENDITURE 60.00000000 60.00000000 36.00000000 24.00000000"], await c.Lines());
        Assert.Empty((await c.Do("payOrder", $"orderId: \"{order["id"]}\", method: BALANCE, couponIds: [\"{coupon}\"]")).Codes());
        Assert.Equal("""{"balance":"40.00000000","coupons":[{"balance":"40.00000000"}]}""", await c.Wallet());
    }

    [Fact, Trait("Rule", "ORDER-4")]
    public async Task A_combined_order_is_cancelled_together()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        var order = await c.Place(Ordering.Prepaid("60"), Ordering.Prepaid("40"));
        Assert.Equal(
            ["PARTIAL_CANCELLATION_NOT_ALLOWED"],
            (await c.Do("cancelOrder", $"orderId: \"{order["id"]}\", instanceIds: [\"{order["items"]![0]!["resourceId"]}\"]")).Codes());
        var cancelled = await c.Do("cancelOrder", $"orderId: \"{order["id"]}\"");
        Assert.Equal(("CANCELLED", "CANCELLED"), ((string?)cancelled["order"]!["state"], (string?)cancelled["order"]!["items"]![1]!["state"]));
        Assert.Equal(["ORDER_NOT_PENDING"], (await c.Do("payOrder", $"orderId: \"{order["id"]}\", method: BALANCE")).Codes());
    }

    [Fact, Trait("Rule", "BILL-4")]
    public async Task What_a_partner_settles_is_owed_by_it_and_spends_the_customers_budget()
    {
        var c = await Ordering.Of(server, AssociationModel.Reseller);
        var order = await c.Place(Ordering.Prepaid("100"));
        Assert.Equal("""{"paymentMethods":["MONTHLY_SETTLEMENT"]}""", (await server.Data("query($id: ID!) { paymentMethods(orderId: $id) }", c.Token, new { id = (string)order["id"]! })).ToJsonString());
        Assert.Equal(["PAYMENT_METHOD_NOT_AVAILABLE"], (await c.Do("payOrder", $"orderId: \"{order["id"]}\", method: ONLINE, referenceId: \"r\"")).Codes());
        Assert.Equal("""{"method":"MONTHLY_SETTLEMENT","cash":"0.00000000","coupon":"0.00000000","settlement":"100.00000000"}""", (await c.Pay(order))["payment"]!.ToJsonString());
        await server.Settle();
        Assert.Equal(["EXPENDITURE 100.00000000 100.00000000 0.00000000 0.00000000"], await c.Lines());
        Assert.Equal(
            """{"partnerBill":{"estimate":"100.00000000"}}""",
            (await server.Data("""{ partnerBill(month: "2024-11") { estimate } }""", server.Administrator(c.Partner))).ToJsonString());
        Assert.True(await c.Reconciles());

        var metered = await c.Place("""{ product: "ECS", region: "r1", specification: "s", chargingMode: PAY_PER_USE, listPrice: "1" }""");
        Assert.Equal("EFFECTIVE", (string?)metered["state"]);
        Assert.Equal("""{"paymentMethods":[]}""", (await server.Data("query($id: ID!) { paymentMethods(orderId: $id) }", c.Token, new { id = (string)metered["id"]! })).ToJsonString());
        var stranger = await Ordering.Of(server, AssociationModel.Referral);
        Assert.Equal("""{"paymentMethods":null}""", (await server.Data("query($id: ID!) { paymentMethods(orderId: $id) }", stranger.Token, new { id = (string)order["id"]! })).ToJsonString());
    }

    [Fact, Trait("Rule", "BILL-4")]
    public async Task An_online_payment_pays_once()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        var (one, two) = (await c.Place(Ordering.Prepaid("10")), await c.Place(Ordering.Prepaid("10")));
        Assert.Equal("10.00000000", (string?)(await c.Pay(one, ", method: ONLINE, referenceId: \"card 1\""))["payment"]!["cash"]);
        Assert.Equal(["PAYMENT_REFERENCE_INVALID"], (await c.Do("payOrder", $"orderId: \"{two["id"]}\", method: ONLINE, referenceId: \"card 1\"")).Codes());
    }

    [Fact, Trait("Rule", "COUPON-1"), Trait("Rule", "COUPON-2"), Trait("Rule", "COUPON-3")]
    public async Task Racing_orders_use_a_coupon_once()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        var coupon = await c.Coupon("100", ["ECS"]);
        var obs = await c.Place(Ordering.Prepaid("100", "OBS"));
        Assert.Equal(["COUPON_NOT_APPLICABLE"], (await c.Do("payOrder", $"orderId: \"{obs["id"]}\", couponIds: [\"{coupon}\"]")).Codes());
        var more = await c.Place(Ordering.Prepaid("100.00000001"));
        Assert.Equal(["COUPON_INSUFFICIENT"], (await c.Do("payOrder", $"orderId: \"{more["id"]}\", couponIds: [\"{coupon}\"]")).Codes());
        List<JsonNode> orders = [];
        for (var n = 0; n < 6; n++) orders.Add(await c.Place(Ordering.Prepaid("100")));
        var answers = await Task.WhenAll(orders.Select(order => c.Do("payOrder", $"orderId: \"{order["id"]}\", couponIds: [\"{coupon}\"]")));
        Assert.Equal(5, answers.Count(answer => answer.Codes() is ["COUPON_NOT_APPLICABLE"]));
        Assert.Single(answers, answer => answer.Codes().Length == 0);
        await server.Settle();
        Assert.Equal("""{"balance":"0.00000000","coupons":[]}""", await c.Wallet());
        Assert.Single(await c.Lines());
    }

    [Fact, Trait("Rule", "DISC-18"), Trait("Rule", "DISC-20"), Trait("Rule", "DISC-16")]
    public async Task The_partners_discount_is_offered_and_taken_when_paying()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        await server.SetDiscount(server.Administrator(c.Partner), c.Customer, "ECS", "0.05");
        await c.TopUp("1000");
        var (excluding, combining) = (await c.Coupon("10", excludes: true), await c.Coupon("10"));
        const string Options = "query($id: ID!) { paymentOptions(orderId: $id) { amountDue methods partnerDiscounts { partnerDiscountId productType discount amountDue } coupons { couponId paysAlone combinesWithPartnerDiscount } } }";
        var order = await c.Place(Ordering.Prepaid("100"));
        var options = (await server.Data(Options, c.Token, new { id = (string)order["id"]! }))["paymentOptions"]!;
        var discount = (string)options["partnerDiscounts"]![0]!["partnerDiscountId"]!;
        Assert.Equal(("100.00000000", "95.00000000", 1, 2), (
            (string?)options["amountDue"], (string?)options["partnerDiscounts"]![0]!["amountDue"], options["partnerDiscounts"]!.AsArray().Count, options["coupons"]!.AsArray().Count));
        Assert.Equal("""["BALANCE","ONLINE"]""", options["methods"]!.ToJsonString());
        Assert.Equal("100.00000000", (string?)(await c.Pay(order, ", method: BALANCE"))["payment"]!["cash"]);
        var taken = await c.Pay(await c.Place(Ordering.Prepaid("100")), $", method: BALANCE, partnerDiscountId: \"{discount}\"");
        Assert.Equal(("95.00000000", "95.00000000"), ((string?)taken["payment"]!["cash"], (string?)taken["amountDue"]));

        var third = await c.Place(Ordering.Prepaid("100"));
        Assert.Equal(
            ["COUPON_EXCLUDES_DISCOUNT"],
            (await c.Do("payOrder", $"orderId: \"{third["id"]}\", method: BALANCE, couponIds: [\"{excluding}\"], partnerDiscountId: \"{discount}\"")).Codes());
        Assert.Equal("85.00000000", (string?)(await c.Pay(third, $", method: BALANCE, couponIds: [\"{combining}\"], partnerDiscountId: \"{discount}\""))["payment"]!["cash"]);

        const string Quote = "query($coupon: ID!, $chosen: [DiscountKind!]) { priceQuote(couponId: $coupon, items: [{ productType: \"ECS\", chargingMode: YEARLY_MONTHLY, months: 1, listPrice: \"100\", discounts: $chosen }]) { total lines { checks { code outcome } } } }";
        async Task<JsonNode> Ask(string coupon, params string[] chosen) => (await server.Data(Quote, c.Token, new { coupon, chosen }))["priceQuote"]!;
        Assert.Null((await Ask(excluding, "PARTNER"))["total"]);
        Assert.Contains("""{"code":"COUPON_EXCLUDES_DISCOUNT","outcome":"FAILED"}""", (await Ask(excluding, "PARTNER")).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("100.00000000", (string?)(await Ask(excluding))["total"]);

        var other = await Ordering.Of(server, AssociationModel.Referral);
        var theirs = await other.Place(Ordering.Prepaid("100"));
        Assert.Equal(["DISCOUNT_NOT_APPLICABLE"], (await other.Do("payOrder", $"orderId: \"{theirs["id"]}\", method: BALANCE, partnerDiscountId: \"{discount}\"")).Codes());
    }

    [Fact, Trait("Rule", "DISC-4")]
    public async Task A_partner_adjusts_the_price_of_one_order_of_its_referral_customer()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        var order = await c.Place(Ordering.Prepaid("100"));
        Assert.Equal("""{"adjustedOrder":{"amountDue":"92.00000000"},"errors":[]}""", (await Adjust(server.Administrator(c.Partner), order)).ToJsonString());
        Assert.Equal("92.00000000", (string?)(await server.Data("query($id: ID!) { order(id: $id) { amountDue } }", c.Token, new { id = (string)order["id"]! }))["order"]!["amountDue"]);
        Assert.Equal(["ORDER_NOT_FOUND"], (await Adjust(server.Administrator(await server.Partner()), order)).Codes());
        await c.TopUp("92");
        Assert.Equal("92.00000000", (string?)(await c.Pay(order, ", method: BALANCE"))["payment"]!["cash"]);
        var reseller = await Ordering.Of(server, AssociationModel.Reseller);
        Assert.Equal(["NOT_A_REFERRAL_CUSTOMER"], (await Adjust(server.Administrator(reseller.Partner), await reseller.Place(Ordering.Prepaid("100")))).Codes());
    }

    [Fact, Trait("Rule", "CSP-29"), Trait("Rule", "CSP-30")]
    public async Task Every_listed_product_is_sold_in_every_region_without_an_authorization()
    {
        var partner = await server.Partner();
        const string Ask = "query($region: String) { sellableProducts(region: $region, first: 100) { totalCount nodes { productType } } }";
        var everywhere = (await server.Data(Ask, server.Administrator(partner))).ToJsonString();
        Assert.Contains("\"ECS\"", everywhere, StringComparison.Ordinal);
        foreach (var region in new[] { "ap-southeast-3", "eu-west-101" }) Assert.Equal(everywhere, (await server.Data(Ask, server.Administrator(partner), new { region })).ToJsonString());
        Assert.Equal(Write.Domain.Discounts.Products.ProductList.Published.On(new(2024, 11, 4)).Count, (int)JsonNode.Parse(everywhere)!["sellableProducts"]!["totalCount"]!);
    }

    private async Task<JsonNode> Adjust(string token, JsonNode order) => (await server.Data(
        "mutation($id: ID!) { adjustOrderPrice(input: { orderId: $id, discount: \"0.08\" }) { adjustedOrder { amountDue } errors { code } } }", token, new { id = (string)order["id"]! }))["adjustOrderPrice"]!;
}
