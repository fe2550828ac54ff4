using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Associations;
using static PartnerGraph.Api.GraphQL.Tests.Expenditure.Spending;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

/// <summary>Nobody sees another's spending, by whichever field.</summary>
public sealed class TenancyTests(ApiServer server) : IClassFixture<ApiServer>
{
    private readonly Spending spending = new(server);

    public static TheoryData<string> Fields => new(
        """expenditureDashboard(month: "2024-11") { exact { amountDue lines } }""",
        "expenditureOverview { monthSpending }",
        "expenditureDistribution { total { amountDue } byCustomer { nodes { customerId } totalCount } }",
        $$"""expenditureDistribution(customerId: "{{Tenant}}") { total { lines } slices(groupBy: [CUSTOMER]) { nodes { customerId } } }""",
        "expenditureSummary { totalAmount rows { nodes { memberName } totalCount } }",
        $$"""expenditureSummary(filter: { customerId: "{{Tenant}}" }) { totalAmount }""",
        """expenditureDetails(month: "2024-11") { monthTotal lines { nodes { lineId } totalCount } }""",
        $$"""expenditureDetails(month: "2024-11", filter: { customerId: "{{Tenant}}" }) { monthTotal lines { totalCount } }""");

    private static string Tenant => GlobalId.Of("Customer", "tenant");

    [Theory, MemberData(nameof(Fields)), Trait("Rule", "EXPEND-2"), Trait("Rule", "EXPEND-3")]
    public async Task Strangers_find_what_they_would_find_if_it_did_not_exist(string field)
    {
        await SpendOnce();
        var query = $"{{ {field} }}";
        var nothing = await spending.Ask(query, server.Member("p-of-nobody", Role.PartnerAdministrator));
        Assert.Equal(nothing, await spending.Ask(query, server.Member("q-tenant", Role.PartnerAdministrator)));
        Assert.Equal(nothing, await spending.Ask(query, server.Member("p-tenant", Role.AccountManager, "B")));
        Assert.Equal(nothing, await spending.Ask(query, server.Member("q-tenant", Role.AccountManager, "A")));
        Assert.Equal(nothing, await spending.Ask(query, server.Customer("stranger")));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(query));
        Assert.NotEqual(nothing, await spending.Ask(query, server.Member("p-tenant", Role.PartnerAdministrator)));
        Assert.NotEqual(nothing, await spending.Ask(query, server.Customer("tenant")));
    }

    private async Task SpendOnce()
    {
        const string customers = """{ expenditureDistribution { total { lines } } }""";
        if (await spending.Ask(customers, server.Customer("tenant")) != """{"expenditureDistribution":{"total":{"lines":"0"}}}""") return;
        await spending.Customer("tenant", "p-tenant", AssociationModel.Referral, manager: "A");
        await spending.Record(Line("tenant", "tenant", "7"));
    }
}
