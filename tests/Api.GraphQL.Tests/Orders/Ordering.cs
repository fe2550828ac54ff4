using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Orders;

/// <summary>A customer that orders, pays and gives back over the API.</summary>
internal sealed record Ordering(ApiServer Server, string Partner, string Customer)
{
    public const string OrderFields = "id state combined name combinationType operation amountDue payment { method cash coupon settlement } items { number resourceId state product listPrice } resources { id product validTo unsubscribedAt }";

    public string Token => Server.Customer(Customer);

    public static async Task<Ordering> Of(ApiServer server, AssociationModel model)
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner, model);
        if (model == AssociationModel.Referral) await server.Append("customer", customer, new CardBound(customer, "card"));
        await server.Settle();
        return new(server, partner, customer);
    }

    public static string Prepaid(string price, string product = "ECS", string more = "") =>
        $$"""{ product: "{{product}}", region: "r1", specification: "small", chargingMode: YEARLY_MONTHLY, months: 1, listPrice: "{{price}}"{{more}} }""";

    /// <summary>Places an order and returns it.</summary>
    public async Task<JsonNode> Place(params string[] items)
    {
        var answer = (await Server.Data($$"""mutation { placeOrder(input: { items: [{{string.Join(", ", items)}}] }) { order { {{OrderFields}} } errors { code path } } }""", Token))["placeOrder"]!;
        Assert.Empty(answer.Codes());
        return answer["order"]!;
    }

    /// <summary>What a mutation with this input answers.</summary>
    public async Task<JsonNode> Do(string mutation, string input, string select = "order { " + OrderFields + " }") =>
        (await Server.Data($$"""mutation { {{mutation}}(input: { {{input}} }) { {{select}} errors { code ruleId path } } }""", Token))[mutation]!;

    public async Task<JsonNode> Pay(JsonNode order, string more = "")
    {
        var answer = await Do("payOrder", $"orderId: \"{order["id"]}\"{more}");
        Assert.Empty(answer.Codes());
        return answer["order"]!;
    }

    public async Task TopUp(string amount, string reference = "transfer")
    {
        var answer = await Server.Data(
            "mutation($input: TopUpCustomerBalanceInput!) { topUpCustomerBalance(input: $input) { customerWallet { balance } errors { code } } }",
            Server.Staff("finance"), new { input = new { customerId = GlobalId.Of("Customer", Customer), amount, referenceId = reference } });
        Assert.Empty(answer["topUpCustomerBalance"]!.Codes());
    }

    /// <summary>Gives the customer a coupon and returns its id.</summary>
    public async Task<string> Coupon(string amount, string[]? products = null, bool excludes = false)
    {
        var answer = await Server.Data(
            "mutation($input: IssueCustomerCouponInput!) { issueCustomerCoupon(input: $input) { customerCoupon { id balance } errors { code } } }",
            Server.Staff("operations_manager"),
            new { input = new { customerId = GlobalId.Of("Customer", Customer), amount, products, excludesPartnerDiscount = excludes } });
        return (string)answer["issueCustomerCoupon"]!["customerCoupon"]!["id"]!;
    }

    public async Task<string> Wallet() => (await Server.Data("{ customerWallet { balance coupons { balance } } }", Token))["customerWallet"]!.ToJsonString();

    /// <summary>The lines of the customer's expenditure as its partner reads them, the partner's figures included.</summary>
    public async Task<string[]> Lines(string month = "2024-11")
    {
        var answer = await Server.Data(
            "query($id: ID!, $month: Month!) { expenditureDetails(filter: { customerId: $id }, month: $month) { lines(first: 100) { nodes { billType listPrice amountDue cashPayment cashCoupons } } } }",
            Server.Administrator(Partner), new { id = GlobalId.Of("Customer", Customer), month });
        return [.. answer["expenditureDetails"]!["lines"]!["nodes"]!.AsArray()
            .Select(line => string.Join(' ', line!.AsObject().Select(pair => (string?)pair.Value))).Order(StringComparer.Ordinal)];
    }

    /// <summary>An answer as text, with instants as they are written in UTC.</summary>
    public static string Text(JsonNode answer) => answer.ToJsonString().Replace("\\u002B00:00", "Z", StringComparison.Ordinal);

    /// <summary>Whether every figure of the partner agrees with its single lines.</summary>
    public async Task<bool> Reconciles() => (bool)(await Server.Data(
        "query($id: ID!) { reconciliation(partnerId: $id, month: \"2024-11\") { agrees } }", Server.Staff("operations_manager"),
        new { id = GlobalId.Of("Partner", Partner) }))["reconciliation"]!["agrees"]!;
}
