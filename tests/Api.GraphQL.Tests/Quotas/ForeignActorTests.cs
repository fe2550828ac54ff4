using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

/// <summary>Money, quotas and budgets of others can be neither read nor changed.</summary>
public sealed class ForeignActorTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact, Trait("Rule", "BILL-2"), Trait("Rule", "CONV-7")]
    public async Task A_balance_is_topped_up_by_finance_and_read_by_its_partner_alone()
    {
        var world = await AlertWorld.Start(server);
        const string topUp = "mutation($input: TopUpBalanceInput!) { topUpBalance(input: $input) { accountBalance { amount } errors { code ruleId path } } }";
        object Input(string partner) => new { input = new { partnerId = QuotaWorld.Partner(partner), amount = "25.5", referenceId = "t" } };
        Assert.Equal(
            """{"topUpBalance":{"accountBalance":{"amount":"25.50000000"},"errors":[]}}""",
            (await server.Data(topUp, server.Staff("finance"), Input(world.Partner))).ToJsonString());
        Assert.Equal(
            """[{"code":"PARTNER_NOT_FOUND","ruleId":"CONV-7","path":["partnerId"]}]""",
            (await server.Data(topUp, server.Staff("finance"), Input("nobody")))["topUpBalance"]!["errors"]!.ToJsonString());
        foreach (var token in new[] { world.Administrator, server.Staff("ecosystem_manager"), Manager(world), server.Customer(world.Customer) })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(topUp, token, Input(world.Partner)));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(topUp, null, Input(world.Partner)));

        var balance = $"query {{ accountBalance(partnerId: \"{QuotaWorld.Partner(world.Partner)}\") {{ amount }} }}";
        Assert.Equal("""{"accountBalance":{"amount":"25.50000000"}}""", await server.Query(balance, world.Administrator));
        Assert.Equal("""{"accountBalance":null}""", await server.Query(balance, server.Administrator("stranger")));
        await AssertRefused(world, balance);
    }

    [Fact, Trait("Rule", "BILL-25"), Trait("Rule", "CONV-7")]
    public async Task Nobody_repays_for_another()
    {
        var world = await AlertWorld.Start(server, 1_000m);
        await world.Spend("500");
        const string repay = """mutation { repay(input: { amount: "500", source: ONLINE, referenceId: "r" }) { errors { code } } }""";
        await server.Data(repay, server.Administrator("stranger"));
        await AssertRefused(world, repay);
        Assert.Equal("""{"consumptionQuota":{"used":"500.00000000"}}""", await server.Query("{ consumptionQuota { used } }", world.Administrator));
    }

    [Fact, Trait("Rule", "BUDGET-1"), Trait("Rule", "CONV-7")]
    public async Task A_distributor_grants_budgets_to_its_own_resellers_alone()
    {
        var distributor = await server.Partner("DISTRIBUTOR");
        var reseller = await server.Partner("RESELLER", distributor);
        const string grant = "mutation($id: ID!) { grantResellerBudget(input: { resellerId: $id, amount: \"100\" }) { errors { code ruleId path } } }";
        var input = new { id = QuotaWorld.Partner(reseller) };
        Assert.Equal("""{"grantResellerBudget":{"errors":[]}}""", (await server.Data(grant, Distributor(distributor), input)).ToJsonString());
        const string refused = """{"grantResellerBudget":{"errors":[{"code":"NOT_YOUR_RESELLER","ruleId":"BUDGET-1","path":["resellerId"]}]}}""";
        Assert.Equal(refused, (await server.Data(grant, Distributor(await server.Partner("DISTRIBUTOR")), input)).ToJsonString());
        Assert.Equal(refused, (await server.Data(grant, Distributor(distributor), new { id = QuotaWorld.Partner("nobody") })).ToJsonString());
        foreach (var token in new[] { server.Administrator(reseller), server.Member(reseller, Role.ResellerAdministrator), server.Customer("c") })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(grant, token, input));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(grant, null, input));
    }

    [Fact, Trait("Rule", "BUDGET-5"), Trait("Rule", "CONV-7")]
    public async Task A_budget_is_removed_by_its_partner_and_its_manager_alone()
    {
        var world = await AlertWorld.Start(server, manager: "anna");
        await world.SetBudget(10m, "1.00");
        const string remove = "mutation($id: ID!) { removeCustomerBudget(input: { customerId: $id }) { errors { code } } }";
        var budget = $"{{ customerBudget(customerId: \"{QuotaWorld.Customer(world.Customer)}\") {{ amount version }} }}";
        var input = new { id = QuotaWorld.Customer(world.Customer) };
        // Answered as for a customer without a budget, so that nothing is told of whether there is one.
        foreach (var token in new[] { server.Administrator("stranger"), server.Member(world.Partner, Role.AccountManager, "ben") })
            Assert.Equal("""{"removeCustomerBudget":{"errors":[]}}""", (await server.Data(remove, token, input)).ToJsonString());
        foreach (var token in new[] { server.Customer(world.Customer), server.Staff("operations_manager") })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(remove, token, input));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(remove, null, input));
        await QuotaWorld.Settle(server);
        Assert.Equal("""{"customerBudget":{"amount":"10.00000000","version":"0"}}""", await server.Query(budget, world.Administrator));
        await server.Data(remove, server.Member(world.Partner, Role.AccountManager, "anna"), input);
        await QuotaWorld.Settle(server);
        Assert.Equal("""{"customerBudget":null}""", await server.Query(budget, world.Administrator));
    }

    [Fact, Trait("Rule", "QUOTA-13"), Trait("Rule", "CONV-7")]
    public async Task A_quota_is_changed_by_the_vendor_and_more_is_asked_for_oneself()
    {
        var world = await AlertWorld.Start(server, 1_000m);
        var change = $"mutation {{ changeQuota(input: {{ partnerId: \"{QuotaWorld.Partner(world.Partner)}\", total: \"9\", reason: \"x\" }}) {{ errors {{ code }} }} }}";
        foreach (var token in new[] { world.Administrator, server.Administrator("stranger"), server.Staff("business_developer") })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(change, token));
        await AssertRefused(world, change);
        const string ask = """mutation { requestQuotaIncrease(input: { amount: "5", reason: "x" }) { errors { code } } }""";
        await server.Data(ask, server.Administrator("stranger"));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(ask, server.Staff("ecosystem_manager")));
        await AssertRefused(world, ask);
        await QuotaWorld.Settle(server);
        Assert.Equal(
            """{"consumptionQuota":{"total":"1000.00000000","requestedIncrease":null}}""",
            await server.Query("{ consumptionQuota { total requestedIncrease } }", world.Administrator));
    }

    private async Task AssertRefused(AlertWorld world, string document)
    {
        Assert.Equal("FORBIDDEN", await server.ErrorCode(document, Manager(world)));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(document, server.Customer(world.Customer)));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(document));
    }

    private string Manager(AlertWorld world) => server.Member(world.Partner, Role.AccountManager, "manager");

    private string Distributor(string partner) => server.Member(partner, Role.DistributorAdministrator, $"distributor-{partner}");
}
