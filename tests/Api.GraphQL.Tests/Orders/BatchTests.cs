using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Orders;

/// <summary>Several resources are changed and given back by one order, all of them or none; the sandbox begins at 2024-11-04T02:00Z.</summary>
public sealed class BatchTests : IAsyncLifetime
{
    private readonly SandboxServer server = new();

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "ORDER-8"), Trait("Rule", "COUPON-38")]
    public async Task Several_are_given_back_by_one_order_as_each_by_itself()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        await c.TopUp("90");
        var first = (await c.Pay(await c.Place(Ordering.Prepaid("30"), Ordering.Prepaid("30")), ", method: BALANCE"))["resources"]!;
        var second = (await c.Pay(await c.Place(Ordering.Prepaid("30", "EVS")), ", method: BALANCE"))["resources"]!;
        string[] ids = [(string)first[0]!["id"]!, (string)second[0]!["id"]!];
        await server.MoveTo("2024-11-14T02:00:00Z");
        foreach (var other in new[] { GlobalId.Of("Resource", "absent-1"), GlobalId.Of("Resource", "absent") })
            Assert.Equal(["RESOURCE_NOT_FOUND"], (await c.Do("unsubscribeResources", $"resourceIds: [\"{ids[0]}\", \"{other}\"], reason: OTHER")).Codes());
        Assert.Equal(["BATCH_INVALID"], (await c.Do("unsubscribeResources", $"resourceIds: [\"{ids[0]}\", \"{ids[0]}\"], reason: OTHER")).Codes());
        Assert.Equal(["BATCH_INVALID"], (await c.Do("unsubscribeResources", "resourceIds: [], reason: OTHER")).Codes());
        Assert.Equal("""{"balance":"0.00000000","coupons":[]}""", await c.Wallet());

        var order = (await c.Do("unsubscribeResources", $"resourceIds: [\"{ids[0]}\", \"{ids[1]}\"], reason: NO_LONGER_NEEDED"))["order"]!;
        Assert.Equal(
            ("EFFECTIVE", "BATCH_MANAGEMENT", "UNSUBSCRIPTION", "Unsubscription of 2 resources"),
            ((string?)order["state"], (string?)order["combinationType"], (string?)order["operation"], (string?)order["name"]));
        Assert.Equal([$"{ids[0]} UNSUBSCRIBED", $"{ids[1]} UNSUBSCRIBED"], order["items"]!.AsArray().Select(item => $"{item!["resourceId"]} {item["state"]}"));
        await server.Settle();
        // Twenty of thirty days are left of each.
        Assert.Equal("""{"balance":"40.00000000","coupons":[]}""", await c.Wallet());
        Assert.Equal(1, (await server.Data("{ resources { nodes { unsubscribedAt } } }", c.Token))["resources"]!["nodes"]!.AsArray().Count(node => node!["unsubscribedAt"] is null));
        Assert.Equal(["BATCH_WITHOUT_EFFECT"], (await c.Do("unsubscribeResources", $"resourceIds: [\"{ids[0]}\", \"{ids[1]}\"], reason: OTHER")).Codes());
        Assert.True(await c.Reconciles());
    }

    [Fact, Trait("Rule", "ORDER-8")]
    public async Task Several_are_changed_by_one_order_or_none_is()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        await c.TopUp("80");
        var resources = (await c.Pay(await c.Place(Ordering.Prepaid("30"), Ordering.Prepaid("30")), ", method: BALANCE"))["resources"]!;
        string Changes(string one, string other) => $$"""
            changes: [{ resourceId: "{{resources[0]!["id"]}}", specification: "large", listPrice: "{{one}}" }, { resourceId: "{{resources[1]!["id"]}}", specification: "large", listPrice: "{{other}}" }]
            """;
        // Each of them could be paid from the balance, and both cannot.
        Assert.Equal(["BALANCE_INSUFFICIENT"], (await c.Do("changeResources", $"{Changes("45", "45")}, method: BALANCE")).Codes());
        const string query = "{ resources { nodes { specification listPrice } } }";
        Assert.DoesNotContain("large", (await server.Data(query, c.Token)).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("""{"balance":"20.00000000","coupons":[]}""", await c.Wallet());

        var order = (await c.Do("changeResources", $"{Changes("45", "35")}, method: BALANCE"))["order"]!;
        Assert.Equal(("EFFECTIVE", "BATCH_MANAGEMENT", "SPECIFICATION_CHANGE"), ((string?)order["state"], (string?)order["combinationType"], (string?)order["operation"]));
        await server.Settle();
        Assert.Equal("""{"balance":"0.00000000","coupons":[]}""", await c.Wallet());
        Assert.Equal(2, (await server.Data(query, c.Token))["resources"]!["nodes"]!.AsArray().Count(node => (string?)node!["specification"] == "large"));
        // An order of changes is not paid, nor cancelled.
        Assert.Equal(["ORDER_NOT_PENDING"], (await c.Do("payOrder", $"orderId: \"{order["id"]}\", method: BALANCE")).Codes());
        Assert.Equal(["ORDER_NOT_PENDING"], (await c.Do("cancelOrder", $"orderId: \"{order["id"]}\"")).Codes());
        Assert.True(await c.Reconciles());
    }

    [Fact, Trait("Rule", "ORDER-2"), Trait("Rule", "ORDER-8")]
    public async Task What_is_metered_is_prepaid_singly_and_several_by_one_order()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        await c.TopUp("100");
        string[] ids = [.. (await c.Place(Metered("1"), Metered("1"), Metered("1")))["resources"]!.AsArray().Select(resource => (string)resource!["id"]!)];
        const string fields = "resource { chargingMode listPrice validTo paid { cash } }";
        string Single(string price) => $"resourceId: \"{ids[0]}\", months: 1, listPrice: \"{price}\", method: BALANCE";
        Assert.Equal(["BALANCE_INSUFFICIENT"], (await c.Do("changeBillingMode", Single("100.00000001"), fields)).Codes());
        // However often at once, it is paid once.
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => c.Do("changeBillingMode", Single("30"), fields))))
            Assert.Equal("""{"chargingMode":"YEARLY_MONTHLY","listPrice":"30.00000000","validTo":"2024-12-04T02:00:00Z","paid":{"cash":"30.00000000"}}""", Ordering.Text(answer["resource"]!));
        Assert.Equal(["BILLING_MODE_CHANGE_NOT_APPLICABLE"], (await c.Do("changeBillingMode", Single("31"), fields)).Codes());

        string Changes(string one, string other) => $$"""
            changes: [{ resourceId: "{{ids[1]}}", months: 1, listPrice: "{{one}}" }, { resourceId: "{{ids[2]}}", months: 2, listPrice: "{{other}}" }], method: BALANCE
            """;
        Assert.Equal(["BALANCE_INSUFFICIENT"], (await c.Do("changeBillingModes", Changes("40", "30.00000001"))).Codes());
        Assert.Equal("""{"balance":"70.00000000","coupons":[]}""", await c.Wallet());
        var order = (await c.Do("changeBillingModes", Changes("40", "30")))["order"]!;
        Assert.Equal(
            ("EFFECTIVE", "BATCH_MANAGEMENT", "PAY_PER_USE_TO_YEARLY_MONTHLY", "Prepayment of 2 resources"),
            ((string?)order["state"], (string?)order["combinationType"], (string?)order["operation"], (string?)order["name"]));
        Assert.Equal(["BATCH_WITHOUT_EFFECT"], (await c.Do("changeBillingModes", Changes("40", "30"))).Codes());
        await server.Settle();
        Assert.Equal("""{"balance":"0.00000000","coupons":[]}""", await c.Wallet());
        Assert.Equal(
            ["EXPENDITURE 30.00000000 30.00000000 30.00000000 0.00000000", "EXPENDITURE 30.00000000 30.00000000 30.00000000 0.00000000", "EXPENDITURE 40.00000000 40.00000000 40.00000000 0.00000000"],
            await c.Lines());
        // Given back after ten of thirty days.
        await server.MoveTo("2024-11-14T02:00:00Z");
        Assert.Empty((await c.Do("unsubscribe", $"resourceId: \"{ids[0]}\", reason: OTHER", "resource { id }")).Codes());
        await server.Settle();
        Assert.Equal("""{"balance":"20.00000000","coupons":[]}""", await c.Wallet());
        Assert.True(await c.Reconciles());

        static string Metered(string hourly) => $$"""{ product: "ECS", region: "r1", specification: "small", chargingMode: PAY_PER_USE, listPrice: "{{hourly}}" }""";
    }

    [Fact, Trait("Rule", "ORDER-8"), Trait("Rule", "CONV-7")]
    public async Task Another_customers_resource_is_as_if_absent()
    {
        var (c, other) = (await Ordering.Of(server, AssociationModel.Reseller), await Ordering.Of(server, AssociationModel.Reseller));
        var own = (string)(await c.Pay(await c.Place(Ordering.Prepaid("30"))))["resources"]![0]!["id"]!;
        var foreign = (string)(await other.Pay(await other.Place(Ordering.Prepaid("30"))))["resources"]![0]!["id"]!;
        Assert.Equal(["RESOURCE_NOT_FOUND"], (await c.Do("unsubscribeResources", $"resourceIds: [\"{own}\", \"{foreign}\"], reason: OTHER")).Codes());
        Assert.Equal(["RESOURCE_NOT_FOUND"], (await c.Do("changeResources", $$"""changes: [{ resourceId: "{{foreign}}", specification: "large" }]""")).Codes());
        // One by itself is no combined order.
        var order = (await c.Do("unsubscribeResources", $"resourceIds: [\"{own}\"], reason: OTHER"))["order"]!;
        Assert.Equal((false, null, "UNSUBSCRIPTION"), (order["combined"]!.GetValue<bool>(), (string?)order["combinationType"], (string?)order["operation"]));
    }
}
