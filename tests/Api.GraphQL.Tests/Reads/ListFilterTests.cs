using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Tests.Reads;

/// <summary>What each condition of a list leaves, at the root and below the object that leads to the same.</summary>
public sealed class ListFilterTests(ApiServer server) : IClassFixture<ApiServer>
{
    private DateTimeOffset Now => server.Clock.GetUtcNow();

    [Theory, Trait("Rule", "ORG-5")]
    [InlineData("", "Ann Bob Cid")]
    [InlineData("filter: { role: ACCOUNT_MANAGER }", "Bob")]
    [InlineData("filter: { hasRole: false }", "Cid")]
    [InlineData("filter: { hasRole: true }", "Ann Bob")]
    [InlineData("filter: { kind: MASTER }", "Ann")]
    [InlineData("filter: { text: \"id\" }", "Cid")]
    [InlineData("orderBy: NAME_DESCENDING", "Cid Bob Ann")]
    public async Task Members(string condition, string expected)
    {
        var partner = await server.Partner();
        await Member("Ann", MemberKind.Master, BuiltInRole.Administrator);
        await Member("Bob", MemberKind.User, BuiltInRole.AccountManager);
        await Member("Cid", MemberKind.User, null);
        await server.Settle();
        var token = server.Administrator(partner);
        await AssertBoth($"members{Of(condition)}", $"partner {{ members{Of(condition)}", "userName", token, expected);

        async Task Member(string name, MemberKind kind, BuiltInRole? role)
        {
            var id = $"{name}-{partner}";
            await server.Append("member", id, new MemberCreated(id, partner, kind, name, $"{name[0]}@{partner}.example", id, Now));
            if (role is { } given) await server.Append("member", id, new RoleAssigned(id, partner, given, null));
        }
    }

    [Theory, Trait("Rule", "ASSOC-35")]
    [InlineData("", "Ann Bob")]
    [InlineData("filter: { site: CHINA }", "Bob")]
    [InlineData("filter: { emailVerified: true }", "Ann")]
    [InlineData("filter: { emailVerified: false }", "Bob")]
    [InlineData("filter: { country: \"sg\" }", "Ann")]
    [InlineData("orderBy: LATEST_FIRST", "Bob Ann")]
    public async Task Customers(string condition, string expected)
    {
        var partner = await server.Partner();
        await Customer("Ann", CustomerSite.International, "SG", Now.AddDays(-2), verified: true);
        await Customer("Bob", CustomerSite.China, "CN", Now.AddDays(-1), verified: false);
        await server.Settle();
        await AssertBoth($"customers{Of(condition)}", $"partner {{ customers{Of(condition)}", "name", server.Administrator(partner), expected);

        async Task Customer(string name, CustomerSite site, string country, DateTimeOffset at, bool verified)
        {
            var id = $"{name}-{partner}";
            await server.Append("customer", id, new CustomerRegistered(id, name, site, $"{id}@shop.example", null, country, at));
            if (verified) await server.Append("customer", id, new ContactVerified(id, ContactKind.Email, $"{id}@shop.example", at));
            await server.Append("association", id, new Write.Domain.Customers.Associations.CustomerAssociated(
                id, partner, Write.Domain.Customers.Associations.AssociationModel.Reseller, Write.Domain.Customers.Associations.AssociationVia.Ticket, at));
        }
    }

    [Theory, Trait("Rule", "ACCT-22")]
    [InlineData("", "RDS ECS")]
    [InlineData("filter: { chargingMode: YEARLY_MONTHLY }", "RDS")]
    [InlineData("filter: { product: \"ECS\" }", "ECS")]
    [InlineData("filter: { region: \"r2\" }", "RDS")]
    [InlineData("filter: { endsUntil: \"2025-01-04T02:00:00Z\" }", "RDS")]
    [InlineData("filter: { endsUntil: \"2025-01-04T01:59:59Z\" }", "")]
    [InlineData("orderBy: EARLIEST_FIRST", "ECS RDS")]
    public async Task Resources(string condition, string expected)
    {
        var customer = await server.CustomerOf(await server.Partner());
        OrderItem ecs = new("ECS", "r1", "small", ChargingMode.PayPerUse, null, new(1m)), rds = new("RDS", "r2", "small", ChargingMode.YearlyMonthly, 1, new(1m));
        await Order("one", ecs, Now.AddDays(-2), null);
        await Order("two", rds, Now.AddDays(-1), new DateTimeOffset(2025, 1, 4, 2, 0, 0, TimeSpan.Zero));
        await server.Settle();
        await AssertBoth($"resources{Of(condition)}", $"me {{ customer {{ resources{Of(condition)}", "product", server.Customer(customer), expected);

        async Task Order(string name, OrderItem item, DateTimeOffset at, DateTimeOffset? end)
        {
            var id = $"{name}-{customer}";
            await server.Append("order", id, new OrderPlaced(id, customer, [item], item.ListPrice, at), new ResourceEnabled(id, customer, $"{id}-1", item, at, end));
        }
    }

    [Theory, Trait("Rule", "BUDGET-5")]
    [InlineData("", "ADJUSTED SET")]
    [InlineData("filter: { step: SET }", "SET")]
    [InlineData("orderBy: EARLIEST_FIRST", "SET ADJUSTED")]
    public async Task Budget_history(string condition, string expected)
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner);
        await server.Append("budget", customer,
            new BudgetSet(customer, partner, BudgetKind.Monthly, new(100m), [0.75m], BudgetExceededAction.Manual, new(2024, 11)),
            new BudgetAdjusted(customer, partner, BudgetKind.Monthly, new(100m), new(200m), [0.75m], BudgetExceededAction.Manual));
        await server.Settle();
        var id = GlobalId.Of("Customer", customer);
        var with = condition.Length > 0 ? $", {condition}" : "";
        await AssertBoth($"budgetHistory(customerId: \"{id}\"{with})", $"customerBudget(customerId: \"{id}\") {{ history{Of(condition)}", "step", server.Administrator(partner), expected);
    }

    [Theory, Trait("Rule", "QUOTA-13")]
    [InlineData("", "CHANGED GRANTED")]
    [InlineData("(filter: { step: GRANTED })", "GRANTED")]
    [InlineData("(orderBy: EARLIEST_FIRST)", "GRANTED CHANGED")]
    public async Task Quota_history(string condition, string expected)
    {
        var partner = await server.Partner();
        await server.Append("quota", partner, new QuotaGranted(partner, new(100m), null), new QuotaChanged(partner, new(100m), new(200m), "why"));
        await server.Settle();
        Assert.Equal(expected, await Read($"consumptionQuota {{ history{condition}", "step", server.Administrator(partner)));
    }

    [Theory, Trait("Rule", "BUDGET-1")]
    [InlineData("", "CHANGED GRANTED")]
    [InlineData("(filter: { step: GRANTED })", "GRANTED")]
    [InlineData("(orderBy: EARLIEST_FIRST)", "GRANTED CHANGED")]
    public async Task History_of_a_resellers_budget(string condition, string expected)
    {
        var distributor = await server.Partner("DISTRIBUTOR");
        var reseller = await server.Partner("RESELLER", distributor);
        await server.Append("reseller-budget", reseller, new ResellerBudgetGranted(reseller, distributor, new(100m)), new ResellerBudgetChanged(reseller, distributor, new(100m), new(200m)));
        await server.Settle();
        foreach (var token in new[] { server.Member(reseller, Role.ResellerAdministrator), server.Member(distributor, Role.DistributorAdministrator) })
            Assert.Equal(expected, await Read($"resellerBudgets {{ nodes {{ history{condition}", "step", token));
        Assert.Equal(expected, await Read($"partner {{ resellerBudget {{ history{condition}", "step", server.Member(reseller, Role.ResellerAdministrator)));
        Assert.Equal("test test", await Read("partner { resellerBudget { history", "operator", server.Member(reseller, Role.ResellerAdministrator)));
        Assert.Equal("200.00000000 100.00000000", await Read("partner { resellerBudget { history", "amount", server.Member(reseller, Role.ResellerAdministrator)));
        var id = GlobalId.Of("Partner", reseller);
        foreach (var token in new[] { server.Administrator(await server.Partner()), server.Member(await server.Partner("DISTRIBUTOR"), Role.DistributorAdministrator) })
            Assert.Equal("""{"partner":null}""", (await server.Data("query($id: ID!) { partner(id: $id) { resellerBudget { history { totalCount } } } }", token, new { id })).ToJsonString());
    }

    [Fact]
    public async Task Roles_pre_registrations_and_partners()
    {
        var partner = await server.Partner(name: $"Approved {Guid.NewGuid():N}");
        await server.Append("role", $"old-{partner}", new RoleDefined($"old-{partner}", partner, "Old", [Permissions.ViewBills]), new RoleRetired($"old-{partner}", partner));
        await server.Append("role", $"new-{partner}", new RoleDefined($"new-{partner}", partner, "New", [Permissions.ViewBills]));
        foreach (var country in new[] { "SG", "CL" })
            await server.Append("pre-registration", $"{country}-{partner}", new CustomerPreRegistered($"{country}-{partner}", partner, $"{country}@{partner}.example", country, Now, Now.AddDays(15)));
        await server.Append("partner", partner, new BusinessInformationApproved(partner, Now));
        await server.Settle();
        var token = server.Administrator(partner);
        Assert.Equal("New Old", await Read("roles", "name", token));
        Assert.Equal("Old", await Read("roles(filter: { retired: true })", "name", token));
        Assert.Equal("New", await Read("roles(filter: { retired: false })", "name", token));
        Assert.Equal("CL", await Read("preRegistrations(filter: { country: \"cl\" })", "country", token));
        var finance = server.Staff("finance");
        Assert.Equal(2, (await Read("partners(filter: { businessInformationApproved: true, text: \"Approved\" })", "companyName", finance)).Split(' ').Length);
        Assert.Equal("", await Read("partners(filter: { businessInformationApproved: false, text: \"Approved\" })", "companyName", finance));
    }

    private static string Of(string condition) => condition.Length > 0 ? $"({condition})" : "";

    private async Task AssertBoth(string root, string below, string field, string token, string expected)
    {
        Assert.Equal(expected, await Read(root, field, token));
        Assert.Equal(expected, await Read(below, field, token));
    }

    /// <summary>The field of each node of a connection, whose count is asked as well.</summary>
    private async Task<string> Read(string connection, string field, string token)
    {
        var opened = connection.Count(c => c == '{') - connection.Count(c => c == '}');
        JsonNode answer = await server.Data($"{{ {connection} {{ totalCount nodes {{ {field} }} pageInfo {{ endCursor }} }} {new string('}', opened)} }}", token);
        while (answer is JsonArray || answer["totalCount"] is null) answer = answer is JsonArray rows ? rows.Single()! : answer.AsObject().Single().Value!;
        var values = answer["nodes"]!.AsArray().Select(node => node![field]!.GetValue<string>()).ToList();
        Assert.Equal(values.Count, answer["totalCount"]!.GetValue<int>());
        return string.Join(' ', values);
    }
}
