using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

/// <summary>What clients read of scalars, and what they are told of a value that is none.</summary>
public sealed class ScalarTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly string[] OfTheLanguage = ["Boolean", "Float", "ID", "Int", "String"];

    [Fact]
    public async Task Every_scalar_says_where_it_is_specified()
    {
        var all = (await server.Data("{ __schema { types { kind name specifiedByURL } } }", server.Staff("finance")))["__schema"]!["types"]!.AsArray()
            .Where(type => type!["kind"]!.GetValue<string>() == "SCALAR" && !OfTheLanguage.Contains(type["name"]!.GetValue<string>())).ToList();
        Assert.Equal(
            ["BigInt", "CurrencyCode", "Date", "DateTime", "Decimal", "Month", "Position", "Ratio", "UsdAmount"],
            all.Select(type => type!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        var page = await server.Http.GetStringAsync(new Uri("/docs/scalars.md", UriKind.Relative));
        foreach (var type in all)
        {
            var url = type!["specifiedByURL"]!.GetValue<string>();
            if (url == "https://www.rfc-editor.org/rfc/rfc3339") continue;
            Assert.StartsWith("/docs/scalars.md#", url, StringComparison.Ordinal);
            Assert.Contains($"id=\"{url.Split('#')[1]}\"", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("UsdAmount!", "setCustomerBudget(input: { customerId: \"x\", amount: $v }) { errors { code } }", "1.5", "UsdAmount: write it as a string")]
    [InlineData("UsdAmount!", "setCustomerBudget(input: { customerId: \"x\", amount: $v }) { errors { code } }", "\"1.x\"", "'1.x' is not a decimal number")]
    [InlineData("UsdAmount!", "setCustomerBudget(input: { customerId: \"x\", amount: $v }) { errors { code } }", "\"12345678901234567890123456789\"", "at most 28")]
    [InlineData("Ratio!", "setCustomerBudget(input: { customerId: \"x\", amount: 1, alertRatios: [$v] }) { errors { code } }", "0.75", "Ratio: write it as a string")]
    [InlineData("BigInt!", "setCustomerBudget(input: { customerId: \"x\", amount: 1, expectedVersion: $v }) { errors { code } }", "\"9223372036854775808\"", "is not a whole number of 64 bits")]
    [InlineData("BigInt!", "setCustomerBudget(input: { customerId: \"x\", amount: 1, expectedVersion: $v }) { errors { code } }", "1.5", "BigInt: write it as a string of digits")]
    [InlineData("CurrencyCode!", "recordCustomerFact(input: { customerId: \"x\", fact: { billUnpaid: { id: \"b\", amount: 1, currency: $v } } }) { errors { code } }", "\"eur\"", "three capital letters")]
    public async Task A_value_that_is_none_is_refused_with_the_way_to_write_it(string type, string mutation, string value, string told)
    {
        var (_, answer) = await server.Send(
            $"mutation($v: {type}) {{ {mutation} }}", server.Member("p", Role.PartnerAdministrator), new Dictionary<string, JsonNode?> { ["v"] = JsonNode.Parse(value) });
        var error = Assert.Single(answer["errors"]!.AsArray())!;
        Assert.Equal("INVALID_VARIABLES", error["extensions"]!["code"]!.GetValue<string>());
        Assert.Contains(told, error["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
