using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Reads;

namespace PartnerGraph.Api.GraphQL.Tests.Objects;

/// <summary>The list of a partner's customers as a front end shows it, in one request.</summary>
public sealed class CustomerListTests(ManyRows server) : IClassFixture<ManyRows>
{
    private const string List = """
        query($first: Int) { customers(first: $first) { nodes {
          name budget { amount spentAtOfficialPrice ratio } expenditure(from: "2024-11-01", to: "2024-11-30") { total { lines amountDue } }
          accountManager { userName } alerts(first: 1) { totalCount nodes { ... on BudgetAlert { threshold } } } } } }
        """;

    [Fact, Trait("Rule", "BUDGET-3")]
    public async Task Customers_come_with_spending_budget_and_alerts()
    {
        var answer = await server.Data(List, server.Member("p", Role.PartnerAdministrator, "administrator"), new { first = 500 });
        var customers = answer["customers"]!["nodes"]!.AsArray();
        Assert.Equal(ManyRows.Rows, customers.Count);
        // c0 has a line of 1 USD in each of twenty services, every other customer one.
        foreach (var customer in customers)
        {
            var lines = customer!["name"]!.GetValue<string>() == "Customer c0" ? ManyRows.Rows : 1;
            Assert.Equal(
                $$$"""{"budget":{"amount":"100.00000000","spentAtOfficialPrice":"{{{lines}}}.00000000","ratio":"{{{lines / 100m:0.##}}}"},"expenditure":{"total":{"lines":"{{{lines}}}","amountDue":"{{{lines}}}.00000000"}},"accountManager":null,"alerts":{"totalCount":1,"nodes":[{"threshold":"0.75"}]}}""",
                string.Join(',', customer.AsObject().Where(pair => pair.Key != "name").Select(pair => $"\"{pair.Key}\":{pair.Value?.ToJsonString() ?? "null"}")) is var members ? $"{{{members}}}" : "");
        }
    }

    [Fact]
    public async Task The_list_takes_as_many_commands_for_twenty_customers_as_for_two()
    {
        var administrator = server.Member("p", Role.PartnerAdministrator, "administrator");
        await server.Data(List, administrator, new { first = 1 });
        using var commands = new SqlCommands(server.DataDirectory);
        await server.Data(List, administrator, new { first = 2 });
        var two = commands.Taken();
        await server.Data(List, administrator, new { first = ManyRows.Rows });
        Assert.Equal(two, commands.Taken());
        Assert.InRange(two, 1, 12);
    }

    [Fact, Trait("Rule", "EXPEND-5")]
    public async Task Customers_come_with_where_their_spending_went()
    {
        const string query = """
            query($first: Int) { customers(first: $first) { nodes { name expenditure(from: "2024-11-01", to: "2024-11-30") {
              slices(groupBy: [SERVICE_TYPE], first: 3) { serviceType customerId amounts { amountDue } } whole: slices(groupBy: []) { serviceType amounts { lines } } } } } }
            """;
        var administrator = server.Member("p", Role.PartnerAdministrator, "administrator");
        using var commands = new SqlCommands(server.DataDirectory);
        await server.Data(query, administrator, new { first = 2 });
        var two = commands.Taken();
        var customers = (await server.Data(query, administrator, new { first = 500 }))["customers"]!["nodes"]!.AsArray();
        Assert.Equal(two, commands.Taken());
        Assert.Equal(ManyRows.Rows, customers.Count);
        foreach (var customer in customers)
        {
            // As above: twenty services for c0, all alike, of which three are asked for; one for the others.
            var all = customer!["name"]!.GetValue<string>() == "Customer c0" ? ManyRows.Rows : 1;
            var (slices, whole) = (customer["expenditure"]!["slices"]!.AsArray(), customer["expenditure"]!["whole"]!.AsArray());
            Assert.Equal(Math.Min(all, 3), slices.Select(slice => slice!["serviceType"]!.GetValue<string>()).Distinct().Count());
            Assert.All(slices, slice => Assert.Equal("1.00000000", slice!["amounts"]!["amountDue"]!.GetValue<string>()));
            Assert.Equal((null, $"{all}"), (Assert.Single(whole)!["serviceType"]?.GetValue<string>(), whole[0]!["amounts"]!["lines"]!.GetValue<string>()));
        }
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "BAD_USER_INPUT")]
    [InlineData(0, "BAD_USER_INPUT")]
    public async Task A_customer_shows_1_to_100_slices(int first, string? code) => Assert.Equal(
        code, await server.ErrorCode(
            "query($first: Int) { customers(first: 1) { nodes { expenditure { slices(groupBy: [DAY], first: $first) { day } } } } }",
            server.Member("p", Role.PartnerAdministrator, "administrator"), new { first }));

    [Theory]
    [InlineData(500, null)]
    [InlineData(501, "BAD_USER_INPUT")]
    public async Task A_page_of_customers_has_at_most_500(int first, string? code) => Assert.Equal(
        code, await server.ErrorCode("query($first: Int) { customers(first: $first) { nodes { id } } }", server.Member("p", Role.PartnerAdministrator, "administrator"), new { first }));

    [Theory]
    [InlineData("""from: "2024-11-02", to: "2024-11-02" """, null)]
    [InlineData("""from: "2024-11-02", to: "2024-11-01" """, "BAD_USER_INPUT")]
    [InlineData("""to: "2024-10-31" """, "BAD_USER_INPUT")]
    public async Task What_a_customer_spent_is_asked_for_forwards(string period, string? code) => Assert.Equal(
        code, await server.ErrorCode(
            $"{{ customers(first: 1) {{ nodes {{ expenditure({period}) {{ total {{ lines }} }} }} }} }}", server.Member("p", Role.PartnerAdministrator, "administrator")));
}
