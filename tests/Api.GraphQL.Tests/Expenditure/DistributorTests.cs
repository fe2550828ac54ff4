using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Quotas;
using static PartnerGraph.Api.GraphQL.Tests.Expenditure.Spending;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

/// <summary>A distributor reads what its resellers' customers spend, what its resellers owe, and what it granted them; it changes none of it.</summary>
public sealed class DistributorTests(ApiServer server) : IClassFixture<ApiServer>
{
    private readonly Spending spending = new(server);

    [Fact, Trait("Rule", "EXPEND-1"), Trait("Rule", "EXPEND-17")]
    public async Task Spending_of_its_resellers_customers_by_reseller()
    {
        var (distributor, one, two) = await Distributor("spend");
        var stranger = await server.Partner("RESELLER", await server.Partner("DISTRIBUTOR"));
        await spending.Customer("spend-1", one);
        await spending.Customer("spend-2", two);
        await spending.Customer("spend-3", stranger);
        await spending.Record(Line("spend-1", "spend-1", "1"), Line("spend-2", "spend-2", "2"), Line("spend-3", "spend-3", "4"));
        var token = server.Member(distributor, Role.DistributorAdministrator);
        Assert.Equal("""{"expenditureDashboard":{"exact":{"amountDue":"3.00000000"}}}""", await spending.Ask("{ expenditureDashboard { exact { amountDue } } }", token));
        Assert.Equal(Total("2"), await spending.Ask(By(two), token));
        Assert.Equal(Total("0"), await spending.Ask(By(stranger), token));
        Assert.Equal(
            """{"expenditureSummary":{"totalAmount":"2.00000000"},"expenditureDetails":{"lines":{"nodes":[{"lineId":"spend-2"}]}}}""",
            await spending.Ask(
                $$"""
                {
                  expenditureSummary(filter: { resellerId: "{{Id(two)}}" }) { totalAmount }
                  expenditureDetails(month: "2024-11", filter: { resellerId: "{{Id(two)}}" }) { lines { nodes { lineId } } }
                }
                """, token));
        Assert.Equal(Total("0"), await spending.Ask(By(two), server.Member(one, Role.ResellerAdministrator)));
    }

    [Fact, Trait("Rule", "QUOTA-12"), Trait("Rule", "BUDGET-3")]
    public async Task Quotas_and_budgets_of_its_resellers_and_no_others()
    {
        var (distributor, reseller, _) = await Distributor("quota");
        var token = server.Member(distributor, Role.DistributorAdministrator);
        await server.Grant(reseller, 1_000m);
        await server.Associate("quota-c", reseller);
        await server.Spend("quota-c", 40m, 30m);
        await server.Data(
            "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }",
            server.Member(reseller, Role.ResellerAdministrator), new { input = new { customerId = QuotaWorld.Customer("quota-c"), amount = "100" } });
        await Arranging.Settle(server);
        var query = $$"""
            { consumptionQuota(partnerId: "{{Id(reseller)}}") { used remaining } customerBudget(customerId: "{{QuotaWorld.Customer("quota-c")}}") { amount spentAtOfficialPrice } }
            """;
        Assert.Equal(
            """{"consumptionQuota":{"used":"30.00000000","remaining":"970.00000000"},"customerBudget":{"amount":"100.00000000","spentAtOfficialPrice":"40.00000000"}}""",
            await server.Query(query, token));
        Assert.Equal(
            """{"consumptionQuota":null,"customerBudget":null}""",
            await server.Query(query, server.Member(await server.Partner("DISTRIBUTOR"), Role.DistributorAdministrator)));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(
            "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }", token,
            new { input = new { customerId = QuotaWorld.Customer("quota-c"), amount = "1" } }));
    }

    [Fact, Trait("Rule", "BUDGET-1")]
    public async Task What_it_granted_and_what_is_allocated_of_it()
    {
        var (distributor, reseller, _) = await Distributor("grant");
        var token = server.Member(distributor, Role.DistributorAdministrator);
        await server.Associate("grant-c", reseller);
        await server.Data(
            "mutation($input: GrantResellerBudgetInput!) { grantResellerBudget(input: $input) { errors { code } } }", token,
            new { input = new { resellerId = Id(reseller), amount = "500" } });
        foreach (var amount in (string[])["100", "120"])
            await server.Data(
                "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }",
                server.Member(reseller, Role.ResellerAdministrator), new { input = new { customerId = QuotaWorld.Customer("grant-c"), amount } });
        await Arranging.Settle(server);
        const string query = "{ resellerBudgets { totalCount nodes { resellerId granted allocated remaining } } }";
        var expected = $$$"""{"resellerBudgets":{"totalCount":1,"nodes":[{"resellerId":"{{{Id(reseller)}}}","granted":"500.00000000","allocated":"120.00000000","remaining":"380.00000000"}]}}""";
        Assert.Equal(expected, await server.Query(query, token));
        Assert.Equal(expected, await server.Query(query, server.Member(reseller, Role.ResellerAdministrator)));
        Assert.Equal(
            """{"resellerBudgets":{"totalCount":0,"nodes":[]}}""",
            await server.Query(query, server.Member(await server.Partner("DISTRIBUTOR"), Role.DistributorAdministrator)));
    }

    private static string Id(string partner) => GlobalId.Of("Partner", partner);

    private static string By(string reseller) => $$"""{ expenditureDistribution(filter: { resellerId: "{{Id(reseller)}}" }) { total { amountDue } } }""";

    private static string Total(string amount) => $$$$"""{"expenditureDistribution":{"total":{"amountDue":"{{{{amount}}}}.00000000"}}}""";

    private async Task<(string Distributor, string One, string Two)> Distributor(string name)
    {
        var distributor = await server.Partner("DISTRIBUTOR", name: name);
        var (one, two) = (await server.Partner("RESELLER", distributor), await server.Partner("RESELLER", distributor));
        await Arranging.Settle(server);
        return (distributor, one, two);
    }
}
