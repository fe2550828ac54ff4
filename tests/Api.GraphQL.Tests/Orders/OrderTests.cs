using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Orders;

public sealed class OrderTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Items = """
        [{ product: "ECS", region: "r1", specification: "s6.small", chargingMode: PAY_PER_USE, listPrice: "1.00" },
         { product: "EVS", region: "r1", specification: "10GB", chargingMode: YEARLY_MONTHLY, months: 1, listPrice: "20.00000001" }]
        """;

    private const string Place = "mutation { placeOrder(input: { items: " + Items + " }) { order { id listTotal resources { id product validTo availability } } errors { code ruleId } } }";

    private const string Pay = "mutation($id: ID!) { payOrder(input: { orderId: $id }) { order { id state resources { id product validTo availability } } errors { code ruleId } } }";

    private const string Renew = """
        mutation($id: ID!, $to: DateTime!) { renewResource(input: { resourceId: $id, validTo: $to }) { resource { validTo } errors { code ruleId } } }
        """;

    private const string Change = """
        mutation($id: ID!) { changeResource(input: { resourceId: $id, specification: "s6.large" }) { resource { specification } errors { code ruleId } } }
        """;

    [Fact, Trait("Rule", "CUST-4"), Trait("Rule", "CSP-18")]
    public async Task A_reseller_customer_orders_by_itself_and_reads_what_it_has()
    {
        var customer = await server.CustomerOf(await server.Partner());
        var placed = (await server.Data(Place, server.Customer(customer)))["placeOrder"]!["order"]!;
        Assert.Equal("21.00000001", placed["listTotal"]!.GetValue<string>());
        Assert.Empty(placed["resources"]!.AsArray());
        var paid = (await server.Data(Pay, server.Customer(customer), new { id = Id(placed) }))["payOrder"]!["order"]!;
        Assert.Equal("EFFECTIVE", (string?)paid["state"]);
        var (order, metered, prepaid) = (Id(placed), Id(paid["resources"]![0]!), Id(paid["resources"]![1]!));
        Assert.Equal(
            $$$"""{"orders":{"totalCount":1,"nodes":[{"id":"{{{order}}}","resources":[{"product":"ECS","availability":"AVAILABLE"},{"product":"EVS","availability":"AVAILABLE"}]}]},"resources":{"totalCount":2}}""",
            (await server.Data("{ orders { totalCount nodes { id resources { product availability } } } resources { totalCount } }", server.Customer(customer))).ToJsonString());

        Assert.Equal(
            new DateTimeOffset(2025, 1, 4, 2, 0, 0, TimeSpan.Zero),
            DateTimeOffset.Parse((await server.Data(Renew, server.Customer(customer), new { id = prepaid, to = "2025-01-04T10:00:00+08:00" }))
                ["renewResource"]!["resource"]!["validTo"]!.GetValue<string>()));
        Assert.Equal(
            """{"changeResource":{"resource":{"specification":"s6.large"},"errors":[]}}""",
            (await server.Data(Change, server.Customer(customer), new { id = metered })).ToJsonString());
    }

    [Fact, Trait("Rule", "ACCT-19"), Trait("Rule", "ACCT-20"), Trait("Rule", "ACCT-21"), Trait("Rule", "ACCT-22")]
    public async Task A_frozen_customer_neither_buys_nor_renews_nor_changes_and_what_it_has_may_become_unavailable()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner);
        var token = server.Customer(customer);
        var pending = Id((await server.Data(Place, token))["placeOrder"]!["order"]!);
        var resources = (await server.Data(Pay, token, new { id = Id((await server.Data(Place, token))["placeOrder"]!["order"]!) }))["payOrder"]!["order"]!["resources"]!;
        await Freeze(partner, customer, "ACCOUNT");
        Assert.Equal(["CUSTOMER_FROZEN"], (await server.Data(Place, token))["placeOrder"]!.Codes());
        Assert.Equal(["CUSTOMER_FROZEN"], (await server.Data(Pay, token, new { id = pending }))["payOrder"]!.Codes());
        Assert.Equal(["CUSTOMER_FROZEN"], (await server.Data(Renew, token, new { id = Id(resources[1]!), to = "2025-01-04T02:00:00Z" }))["renewResource"]!.Codes());
        Assert.Equal(["CUSTOMER_FROZEN"], (await server.Data(Change, token, new { id = Id(resources[0]!) }))["changeResource"]!.Codes());

        const string Availability = "query($id: ID!) { resource(id: $id) { availability } node(id: $id) { ... on Resource { product } } }";
        Assert.Equal(
            """{"resource":{"availability":"POSSIBLY_UNAVAILABLE"},"node":{"product":"ECS"}}""",
            (await server.Data(Availability, token, new { id = Id(resources[0]!) })).ToJsonString());
        await Freeze(partner, customer, "ACCOUNT_AND_RESOURCES");
        Assert.Equal(
            """{"resource":{"availability":"FROZEN"},"node":{"product":"ECS"}}""",
            (await server.Data(Availability, token, new { id = Id(resources[0]!) })).ToJsonString());
    }

    [Fact, Trait("Rule", "CSP-14"), Trait("Rule", "CUST-9")]
    public async Task A_preview_tells_what_an_order_would_meet()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner, AssociationModel.Referral);
        const string Preview = "query($id: ID) { orderEligibility(operation: PURCHASE, customerId: $id) { eligible checks { ruleId outcome } } }";
        const string Expected = """{"orderEligibility":{"eligible":false,"checks":[{"ruleId":"ACCT-2","outcome":"NOT_APPLICABLE"},{"ruleId":"PROG-47","outcome":"PASSED"},{"ruleId":"CUST-5","outcome":"PASSED"},{"ruleId":"CSP-14","outcome":"FAILED"},{"ruleId":"QUOTA-5","outcome":"NOT_APPLICABLE"},{"ruleId":"ACCT-1","outcome":"PASSED"},{"ruleId":"ACCT-3","outcome":"NOT_APPLICABLE"},{"ruleId":"ACCT-19","outcome":"PASSED"},{"ruleId":"CUST-6","outcome":"PASSED"},{"ruleId":"CUST-7","outcome":"PASSED"},{"ruleId":"CUST-8","outcome":"PASSED"},{"ruleId":"CUST-9","outcome":"FAILED"}]}}""";
        Assert.Equal(Expected, (await server.Data(Preview, server.Customer(customer))).ToJsonString());
        Assert.Equal(Expected, (await server.Data(Preview, server.Administrator(partner), new { id = GlobalId.Of("Customer", customer) })).ToJsonString());
        Assert.Equal(["CREDIT_CARD_REQUIRED", "PAYMENT_METHOD_REQUIRED"], (await server.Data(Place, server.Customer(customer)))["placeOrder"]!.Codes());
        foreach (var token in new[] { server.Administrator(await server.Partner()), server.Member(partner, Role.AccountManager, "another"), server.Customer("c") })
            Assert.Equal("""{"orderEligibility":null}""", (await server.Data(Preview, token, new { id = GlobalId.Of("Customer", customer) })).ToJsonString());
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(Preview));
    }

    [Fact, Trait("Rule", "PROG-47"), Trait("Rule", "CUST-5")]
    public async Task Partners_order_neither_for_themselves_nor_for_their_customers()
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner);
        Assert.Equal(
            """{"placeOrder":{"order":null,"errors":[{"code":"PARTNER_ACCOUNT_CANNOT_PURCHASE","ruleId":"PROG-47"}]}}""",
            (await server.Data(Place, server.Administrator(partner))).ToJsonString());
        var onBehalf = Place.Replace("items:", $"onBehalfOf: \"{GlobalId.Of("Customer", customer)}\", items:", StringComparison.Ordinal);
        Assert.Equal(
            """{"placeOrder":{"order":null,"errors":[{"code":"PARTNER_ACCOUNT_CANNOT_PURCHASE","ruleId":"CUST-5"}]}}""",
            (await server.Data(onBehalf, server.Administrator(partner))).ToJsonString());
        Assert.Equal(["PARTNER_ACCOUNT_CANNOT_PURCHASE"], (await server.Data(onBehalf, server.Customer(await server.CustomerOf(partner))))["placeOrder"]!.Codes());
    }

    [Theory]
    [InlineData("-0.01")]
    [InlineData("0.000000001")]
    [InlineData("99999999999999")]
    public async Task A_price_that_is_no_price_is_refused(string price)
    {
        var customer = await server.CustomerOf(await server.Partner());
        Assert.Equal(["ITEMS_INVALID"], (await server.Data(Place.Replace("20.00000001", price, StringComparison.Ordinal), server.Customer(customer)))["placeOrder"]!.Codes());
    }

    [Fact, Trait("Rule", "ORDER-6"), Trait("Rule", "CONV-7")]
    public async Task Another_customers_order_is_as_if_absent()
    {
        var partner = await server.Partner();
        var (owner, other) = (await server.CustomerOf(partner), await server.CustomerOf(partner));
        var placed = (await server.Data(Place, server.Customer(owner)))["placeOrder"]!["order"]!;
        Assert.Equal(["ORDER_NOT_FOUND"], (await server.Data(Pay, server.Customer(other), new { id = Id(placed) }))["payOrder"]!.Codes());
        var paid = (await server.Data(Pay, server.Customer(owner), new { id = Id(placed) }))["payOrder"]!["order"]!;
        var (order, resource) = (Id(placed), Id(paid["resources"]![0]!));
        const string Ask = "query($o: ID!, $r: ID!) { order(id: $o) { id } resource(id: $r) { id } a: node(id: $o) { id } b: node(id: $r) { id } orders { totalCount } resources { totalCount } }";
        Assert.Equal(
            """{"order":null,"resource":null,"a":null,"b":null,"orders":{"totalCount":0},"resources":{"totalCount":0}}""",
            (await server.Data(Ask, server.Customer(other), new { o = order, r = resource })).ToJsonString());
        Assert.Equal(["RESOURCE_NOT_FOUND"], (await server.Data(Change, server.Customer(other), new { id = resource }))["changeResource"]!.Codes());
        Assert.Equal(["RESOURCE_NOT_FOUND"], (await server.Data(Renew, server.Customer(other), new { id = resource, to = "2025-01-04T02:00:00Z" }))["renewResource"]!.Codes());
        foreach (var token in new[] { server.Administrator(partner), server.Member(partner, Role.AccountManager), server.Staff("operations_manager") })
        {
            Assert.Equal("FORBIDDEN", await server.ErrorCode("{ orders { totalCount } }", token));
            Assert.Equal("""{"node":null}""", (await server.Data("query($id: ID!) { node(id: $id) { id } }", token, new { id = order })).ToJsonString());
        }

        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode("{ resources { totalCount } }"));
    }

    private Task<JsonNode> Freeze(string partner, string customer, string scope) => server.Data(
        """mutation($id: ID!, $scope: FreezeScope) { freezeCustomer(input: { customerId: $id, scope: $scope, reason: "x" }) { accountStatus { state } } }""",
        server.Administrator(partner), new { id = GlobalId.Of("Customer", customer), scope });

    private static string Id(JsonNode entity) => entity["id"]!.GetValue<string>();

    [Fact, Trait("Rule", "BILL-9")]
    public async Task Own_orders_are_found_by_state_and_operation_at_official_prices()
    {
        var c = await Ordering.Of(server, AssociationModel.Reseller);
        await server.Append("bill-visibility", c.Partner, new BillVisibilityRevoked(c.Partner, server.Clock.GetUtcNow()));
        await server.Settle();
        var paid = await c.Pay(await c.Place(Ordering.Prepaid("100")));
        var renewal = (await c.Do("renewResources", $"resourceIds: [\"{paid["resources"]![0]!["id"]}\"], months: 1"))["order"]!;
        async Task<string[]> Found(string filter) =>
            [.. (await server.Data($"{{ myOrders(filter: {{ {filter} }}) {{ nodes {{ id officialPrice }} }} }}", c.Token))["myOrders"]!["nodes"]!.AsArray().Select(node => $"{node!["id"]} {node["officialPrice"]}").Order(StringComparer.Ordinal)];
        Assert.Equal(new[] { $"{renewal["id"]} 100.00000000", $"{paid["id"]} 100.00000000" }.Order(StringComparer.Ordinal), await Found(""));
        Assert.Equal([$"{paid["id"]} 100.00000000"], await Found("state: EFFECTIVE"));
        Assert.Equal([$"{renewal["id"]} 100.00000000"], await Found("operation: RENEWAL, state: PENDING_PAYMENT"));
        Assert.Empty(await Found("state: CANCELLED"));
        Assert.Equal("""{"myOrders":{"totalCount":0}}""", (await server.Data("{ myOrders { totalCount } }", server.Customer(await server.CustomerOf(c.Partner)))).ToJsonString());
    }
}
