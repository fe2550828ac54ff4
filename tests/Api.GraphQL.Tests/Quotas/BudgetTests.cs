using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

public sealed class BudgetTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Set = """
        mutation($input: SetCustomerBudgetInput!) {
          setCustomerBudget(input: $input) { customerBudget { amount version } errors { code ruleId path } }
        }
        """;

    [Fact, Trait("Rule", "BUDGET-5")]
    public async Task The_history_outlives_the_budget_and_tells_kind_shares_and_action()
    {
        await server.Register("hist");
        await server.Associate("hist-c", "hist");
        var token = server.Member("hist", Role.PartnerAdministrator);
        const string set = "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }";
        await server.Data(set, token, new { input = new { customerId = QuotaWorld.Customer("hist-c"), amount = "10", alertRatios = new[] { "0.5" } } });
        await server.Data(set, token, new { input = new { customerId = QuotaWorld.Customer("hist-c"), amount = "20", alertRatios = new[] { "0.5", "0.8" }, onExceeded = "AUTOMATIC" } });
        await server.Data(
            "mutation($input: RemoveCustomerBudgetInput!) { removeCustomerBudget(input: $input) { errors { code } } }", token,
            new { input = new { customerId = QuotaWorld.Customer("hist-c") } });
        await server.Settle();
        var query = $$"""{ budgetHistory(customerId: "{{QuotaWorld.Customer("hist-c")}}") { totalCount nodes { step amount kind alertRatios onExceeded } } }""";
        Assert.Equal(
            """{"budgetHistory":{"totalCount":3,"nodes":[{"step":"REMOVED","amount":"20.00000000","kind":"MONTHLY","alertRatios":["0.5","0.8","1"],"onExceeded":"AUTOMATIC"},{"step":"ADJUSTED","amount":"20.00000000","kind":"MONTHLY","alertRatios":["0.5","0.8","1"],"onExceeded":"AUTOMATIC"},{"step":"SET","amount":"10.00000000","kind":"MONTHLY","alertRatios":["0.5"],"onExceeded":"MANUAL"}]}}""",
            await server.Query(query, token));
        const string nothing = """{"budgetHistory":{"totalCount":0,"nodes":[]}}""";
        Assert.Equal(nothing, await server.Query(query, server.Member("stranger", Role.PartnerAdministrator)));
        Assert.Equal(nothing, await server.Query(query, server.Member("hist", Role.AccountManager, "m")));
    }

    [Fact, Trait("Rule", "BUDGET-2")]
    public async Task A_budget_is_decided_by_what_was_acknowledged_and_waits_for_no_read_model()
    {
        await server.Register("at-once");
        var administrator = server.Member("at-once", Role.PartnerAdministrator);
        const string remove = "mutation($input: RemoveCustomerBudgetInput!) { removeCustomerBudget(input: $input) { errors { code } } }";
        for (var round = 0; round < 12; round++)
        {
            var customer = $"at-once-{round}";
            var since = server.Clock.GetUtcNow();
            await server.Append($"customer-{customer}", [new CustomerRegistered(customer, customer, CustomerSite.International, null, null, "DE", since)]);
            await server.Append($"association-{customer}", [new CustomerAssociated(customer, "at-once", AssociationModel.Reseller, AssociationVia.Ticket, since)]);
            var set = await server.Data(Set, administrator, new { input = new { customerId = QuotaWorld.Customer(customer), amount = "5" } });
            Assert.Empty(set["setCustomerBudget"]!.Codes());
            await server.Append($"customer-{customer}", [new CustomerAllocated(customer, "at-once", "mia", since)]);
            await server.Data(remove, server.Member("at-once", Role.AccountManager, "max"), new { input = new { customerId = QuotaWorld.Customer(customer) } });
            Assert.NotNull((await BudgetOf(customer)).Amount);
            await server.Data(remove, server.Member("at-once", Role.AccountManager, "mia"), new { input = new { customerId = QuotaWorld.Customer(customer) } });
            Assert.Null((await BudgetOf(customer)).Amount);
        }

        async Task<Write.Domain.Quotas.Budget> BudgetOf(string customer) => (await server.Services.GetRequiredService<CommandRunner>()
            .Load(Write.Domain.Quotas.BudgetDecider.Definition, customer)).State;
    }

    [Fact, Trait("Rule", "BUDGET-1")]
    public async Task A_mutation_answers_with_the_entity_that_it_wrote()
    {
        await server.Associate("c1", "p");
        Assert.Equal(
            """{"setCustomerBudget":{"customerBudget":{"amount":"1000.00000000","version":"0"},"errors":[]}}""",
            (await server.Data(Set, Administrator(), Input("c1", "1000"))).ToJsonString());
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task The_same_key_with_the_same_input_answers_again_and_with_another_input_is_refused()
    {
        await server.Associate("c2", "p");
        var first = await server.Data(Set, Administrator(), Input("c2", "10", "key"));
        var again = await server.Data(Set, Administrator(), Input("c2", "10", "key"));
        var other = await server.Data(Set, Administrator(), Input("c2", "11", "key"));
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", other["setCustomerBudget"]!["errors"]![0]!["code"]!.GetValue<string>());
    }

    [Fact, Trait("Rule", "BUDGET-2"), Trait("Rule", "BUDGET-1"), Trait("Rule", "CONV-7")]
    public async Task Customers_of_others_and_referral_customers_get_none()
    {
        await server.Associate("theirs", "q");
        await server.Associate("referral", "p", AssociationModel.Referral);
        await server.Associate("managed", "p", manager: "anna");
        const string refused = """[{"code":"NOT_A_RESELLER_CUSTOMER","ruleId":"BUDGET-2","path":["customerId"]}]""";
        Assert.Equal(refused, await Errors("theirs", Administrator()));
        Assert.Equal(refused, await Errors("referral", Administrator()));
        Assert.Equal(refused, await Errors("nobody", Administrator()));
        Assert.Equal(refused, await Errors("managed", server.Member("p", Role.AccountManager, "ben")));
        Assert.Equal("[]", await Errors("managed", server.Member("p", Role.AccountManager, "anna")));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Set, server.Customer("managed"), Input("managed", "1")));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(Set, null, Input("managed", "1")));
    }

    [Fact, Trait("Rule", "BUDGET-3"), Trait("Rule", "BUDGET-12"), Trait("Rule", "BUDGET-5"), Trait("Rule", "CONV-7")]
    public async Task Spending_is_compared_at_official_prices_with_eight_decimals()
    {
        await server.Associate("c3", "p", manager: "anna");
        await server.Data(Set, Administrator(), Input("c3", "2"));
        await server.Data(Set, Administrator(), Input("c3", "1"));
        await server.Spend("c3", 0.105m, 0.09m);
        var query = $"{{ customerBudget(customerId: \"{QuotaWorld.Customer("c3")}\") {{ spentAtOfficialPrice ratio currentEstimate history {{ nodes {{ step amount operator }} }} }} }}";
        const string expected = """{"customerBudget":{"spentAtOfficialPrice":"0.10500000","ratio":"0.105","currentEstimate":"0.10500000","history":{"nodes":[{"step":"ADJUSTED","amount":"1.00000000","operator":"PartnerAdministrator:member@p"},{"step":"SET","amount":"2.00000000","operator":"PartnerAdministrator:member@p"}]}}}""";
        Assert.Equal(expected, await server.Query(query, Administrator()));
        Assert.Equal(expected, await server.Query(query, server.Member("p", Role.AccountManager, "anna")));
        Assert.Equal("""{"customerBudget":null}""", await server.Query(query, server.Member("p", Role.AccountManager, "ben")));
        Assert.Equal("""{"customerBudget":null}""", await server.Query(query, server.Member("q", Role.PartnerAdministrator)));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(query, server.Customer("c3")));
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(query));
    }

    [Fact, Trait("Rule", "BUDGET-4"), Trait("Rule", "BUDGET-6")]
    public async Task An_automatic_budget_warns_and_freezes_the_account_and_nothing_that_runs()
    {
        await server.Associate("c4", "p4", manager: "anna");
        await server.Data(Set, server.Member("p4", Role.PartnerAdministrator), new
        {
            input = new { customerId = QuotaWorld.Customer("c4"), amount = "1000", alertRatios = new[] { "0.80" }, onExceeded = "AUTOMATIC" },
        });
        await server.Spend("c4", 800m, 1m);
        Assert.Equal("""{"alerts":{"nodes":[]}}""", await server.Query("{ alerts { nodes { ... on BudgetAlert { threshold } } } }", server.Member("p4", Role.PartnerAdministrator)));
        await server.Spend("c4", 0.00000001m, 0m);
        await server.Spend("c4", 200m, 1m);
        const string alerts = "{ alerts(kind: BUDGET) { nodes { ... on BudgetAlert { threshold } used limit ... on BudgetAlert { month } } } }";
        const string expected = """{"alerts":{"nodes":[{"threshold":"1","used":"1000.00000001","limit":"1000.00000000","month":"2024-11"},{"threshold":"0.8","used":"800.00000001","limit":"1000.00000000","month":"2024-11"}]}}""";
        Assert.Equal(expected, await server.Query(alerts, server.Member("p4", Role.AccountManager, "anna")));
        Assert.Equal("""{"alerts":{"nodes":[]}}""", await server.Query(alerts, server.Member("p4", Role.AccountManager, "ben")));
        var status = (await server.Services.GetRequiredService<CommandRunner>().Load(CustomerStatusDecider.Definition, "c4")).State;
        Assert.Equal((true, false), (status.AccountFrozen, status.ResourcesFrozen));
    }

    [Fact, Trait("Rule", "BUDGET-9"), Trait("Rule", "BUDGET-10"), Trait("Rule", "BUDGET-11")]
    public async Task Under_a_budget_of_0_the_partner_owes_and_the_customer_does_not()
    {
        await server.Associate("c5", "p5");
        await server.Data(Set, server.Member("p5", Role.PartnerAdministrator), Input("c5", "0"));
        await server.Spend("c5", 11m, 10m);
        await server.Append("partner-account-p5", [new Write.Domain.Billing.BillGenerated("p5", new(2024, 11), new(10m), [], new(10m), new(0m), [], default)]);
        await server.Settle();
        Assert.Equal("""{"amountDue":{"total":"10.00000000"}}""", await server.Query("{ amountDue { total } }", server.Member("p5", Role.PartnerAdministrator)));
        Assert.Equal("""{"customerBalance":{"outstanding":"0.00000000"}}""", await server.Query("{ customerBalance { outstanding } }", server.Customer("c5")));
        var foreign = $"{{ customerBalance(customerId: \"{QuotaWorld.Customer("c5")}\") {{ outstanding }} }}";
        Assert.Equal("""{"customerBalance":null}""", await server.Query(foreign, server.Customer("c6")));
    }

    private static object Input(string customer, string amount, string? key = null) =>
        new { input = new { customerId = QuotaWorld.Customer(customer), amount, idempotencyKey = key } };

    private string Administrator() => server.Member("p", Role.PartnerAdministrator);

    private async Task<string> Errors(string customer, string token) =>
        (await server.Data(Set, token, Input(customer, "1")))["setCustomerBudget"]!["errors"]!.ToJsonString();
}
