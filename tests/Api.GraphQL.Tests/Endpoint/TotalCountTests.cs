using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Customers;
using PartnerGraph.Api.GraphQL.Tests.Quotas;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

/// <summary><c>totalCount</c> counts the connection and not the page.</summary>
public sealed class TotalCountTests(CustomersServer server) : IClassFixture<CustomersServer>
{
    [Fact]
    public async Task Invitations_and_pre_registrations_are_counted_whole()
    {
        var administrator = server.Member("b", Role.PartnerAdministrator, "counting");
        for (var number = 0; number < 3; number++)
        {
            await server.Data(CustomersServer.Invite, administrator, new { input = new { channel = "EMAIL", model = "RESELLER", email = $"count{number}@example.com" } });
            await server.Data(
                "mutation($input: PreRegisterCustomerInput!) { preRegisterCustomer(input: $input) { errors { code } } }", administrator,
                new { input = new { email = $"hold{number}@example.com", country = "CL" } });
        }

        await Arranging.Settle(server);
        Assert.Equal(
            """{"invitations":{"totalCount":3,"nodes":[{"status":"OPEN"}]},"one":{"totalCount":1},"preRegistrations":{"totalCount":3,"nodes":[{"status":"ACTIVE"}]}}""",
            (await server.Data(
                """{ invitations(first: 1) { totalCount nodes { status } } one: invitations(filter: { email: "COUNT1@example.com" }) { totalCount } preRegistrations(first: 1) { totalCount nodes { status } } }""",
                administrator)).ToJsonString());
    }

    [Fact]
    public async Task My_invitations_are_counted_whole()
    {
        await server.NewCustomer("counted");
        foreach (var model in new[] { "RESELLER", "REFERRAL" })
            await server.Data(CustomersServer.Invite, server.A, new { input = new { channel = "EMAIL", model, email = "counted@example.com" } });
        await Arranging.Settle(server);
        Assert.Equal(
            """{"myInvitations":{"totalCount":2,"nodes":[{"status":"OPEN"}]}}""",
            (await server.Data("{ myInvitations(first: 1) { totalCount nodes { status } } }", server.Customer("counted"))).ToJsonString());
    }

    [Fact]
    public async Task Refused_attempts_are_counted_whole()
    {
        var id = await server.NewCustomer("failing");
        await server.Data(
            "mutation($id: ID!) { recordCustomerFact(input: { customerId: $id, fact: { billUnpaid: { id: \"b\", amount: \"0.01\" } } }) { errors { code } } }",
            server.Operations, new { id });
        var token = await server.NewLink(server.A);
        for (var attempt = 0; attempt < 3; attempt++) await server.AcceptAs("failing", token);
        await Arranging.Settle(server);
        const string failures = """{ associationFailures(first: 1) { totalCount nodes { customerEmail } } }""";
        const string expected = """{"associationFailures":{"totalCount":3,"nodes":[{"customerEmail":"failing@example.com"}]}}""";
        Assert.Equal(expected, (await server.Data(failures, server.Customer("failing"))).ToJsonString());
        Assert.Equal(expected, (await server.Data(failures, server.A)).ToJsonString());
    }

    [Fact]
    public async Task Histories_of_quota_and_budget_are_counted_whole()
    {
        await server.Register("counts");
        await server.Grant("counts", 1_000m);
        foreach (var total in new[] { "2000", "3000" })
        {
            await server.Data(
                "mutation($input: ChangeQuotaInput!) { changeQuota(input: $input) { errors { code } } }", server.Staff("ecosystem_manager"),
                new { input = new { partnerId = QuotaWorld.Partner("counts"), total, reason = "More." } });
        }

        await server.Associate("counts-customer", "counts");
        var administrator = server.Member("counts", Role.PartnerAdministrator);
        var customerId = QuotaWorld.Customer("counts-customer");
        foreach (var amount in new[] { "100", "200", "300" })
            await server.Data("mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }", administrator, new { input = new { customerId, amount } });
        await Arranging.Settle(server);
        Assert.Equal(
            """{"consumptionQuota":{"history":{"totalCount":3,"nodes":[{"amount":"3000.00000000"}]}},"customerBudget":{"history":{"totalCount":3,"nodes":[{"amount":"300.00000000"}]}}}""",
            (await server.Data(
                "query($id: ID!) { consumptionQuota { history(first: 1) { totalCount nodes { amount } } } customerBudget(customerId: $id) { history(first: 1) { totalCount nodes { amount } } } }",
                administrator, new { id = customerId })).ToJsonString());
    }
}
