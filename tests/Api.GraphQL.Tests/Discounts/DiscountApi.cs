using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;

namespace PartnerGraph.Api.GraphQL.Tests.Discounts;

/// <summary>The operations on discounts as their actors send them.</summary>
internal static class DiscountApi
{
    public const string Read = "query($id: ID) { customerDiscounts(customerId: $id) { totalCount nodes { productType discount effective version } } }";

    public const string Mine = "{ myPartnerDiscounts { totalCount nodes { productType discount effective } } }";

    public static string Customer(string key) => GlobalId.Of("Customer", key);

    public static async Task<JsonNode> SetDiscount(this ApiServer server, string token, string customer, string productType, string discount) => (await server.Data(
        "mutation($input: SetCustomerDiscountInput!) { setCustomerDiscount(input: $input) { customerDiscount { productType discount effective version } errors { code ruleId path } } }",
        token, new { input = new { customerId = Customer(customer), productType, discount } }))["setCustomerDiscount"]!;

    public static async Task<JsonNode> WithdrawDiscount(this ApiServer server, string token, string customer, string productType) => (await server.Data(
        "mutation($input: WithdrawCustomerDiscountInput!) { withdrawCustomerDiscount(input: $input) { deletedId errors { code } } }",
        token, new { input = new { customerId = Customer(customer), productType } }))["withdrawCustomerDiscount"]!;

    public static async Task<JsonNode> SetScope(this ApiServer server, string productType, string maximum) => (await server.Data(
        "mutation($input: SetDiscountScopeInput!) { setDiscountScope(input: $input) { discountableProduct { productType limit } errors { code ruleId path } } }",
        server.Staff("operations_manager"), new { input = new { productType, maximum } }))["setDiscountScope"]!;

    /// <summary>The quote of items written as GraphQL writes them; null when the caller may not see the customer.</summary>
    public static async Task<JsonNode?> Quote(this ApiServer server, string token, string? customer, string items, string fields) => (await server.Data(
        $"query($id: ID) {{ priceQuote(customerId: $id, items: [{items}]) {{ {fields} }} }}", token, new { id = customer is null ? null : Customer(customer) }))["priceQuote"];
}
