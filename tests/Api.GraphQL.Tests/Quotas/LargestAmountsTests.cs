using System.Numerics;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Expenditure;

namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

/// <summary>What one partner does with the largest amounts leaves every figure right: its own and those of everybody else.</summary>
public sealed class LargestAmountsTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Most = "1000000000000000";

    private const string Repay = "mutation($input: RepayInput!) { repay(input: $input) { consumptionQuota { used level } errors { code ruleId } } }";

    [Fact, Trait("Rule", "BILL-25"), Trait("Rule", "CONV-5")]
    public async Task Repaying_the_largest_amount_again_and_again_stops_nobody_else()
    {
        await Start("giant");
        await Start("small");
        for (var paid = 1; paid <= 3; paid++)
            Assert.Equal(
                """{"repay":{"consumptionQuota":{"used":"-N000000000000000.00000000","level":"NORMAL"},"errors":[]}}""".Replace("-N", $"-{paid}", StringComparison.Ordinal),
                await Pay("giant", Most));
        Assert.Equal(
            """{"repay":{"consumptionQuota":{"used":"-3000000000000000.00000000","level":"NORMAL"},"errors":[{"code":"AMOUNT_TOO_LARGE","ruleId":"CONV-5"}]}}""",
            await Pay("giant", Most + ".00000001"));
        Assert.Equal("""{"repay":{"consumptionQuota":{"used":"-10.00000000","level":"NORMAL"},"errors":[]}}""", await Pay("small", "10"));
        Assert.Equal("""{"accountBalance":{"amount":"3000000000000000.00000000"}}""", await server.Query("{ accountBalance { amount } }", Administrator("giant")));
        Assert.Equal("""{"accountBalance":{"amount":"10.00000000"}}""", await server.Query("{ accountBalance { amount } }", Administrator("small")));
        await server.Settle();
    }

    [Fact, Trait("Rule", "QUOTA-3"), Trait("Rule", "BUDGET-1"), Trait("Rule", "EXPEND-1")]
    public async Task Thousands_of_the_largest_lines_add_up_exactly_everywhere()
    {
        await Start("vast");
        await Start("tiny");
        await server.Associate("vast-c2", "vast");
        var spending = new Spending(server);
        foreach (var customer in (string[])["vast-c", "vast-c2"])
            Assert.Equal(1_000, (await spending.Record([.. Enumerable.Range(0, 1_000).Select(index => Largest($"{customer}-{index}", customer))]))["recorded"]!.GetValue<int>());
        await spending.Record(Spending.Line("tiny-1", "tiny-c", "0.10500000", at: server.Clock.GetUtcNow().ToString("O")));
        await server.Settle();

        // Plainly: two thousand times 999,999,999,999.99999999.
        var sum = new BigInteger(99_999_999_999_999_999_999m) * 2_000;
        Assert.Equal("199999999999999999998000", sum.ToString());
        Assert.Equal(
            """{"expenditureDashboard":{"amountDue":"2000000000000000.00000000","exact":{"amountDue":"1999999999999999.99998000","listPrice":"1999999999999999.99998000","lines":"2000"}},"consumptionQuota":{"used":"1999999999999999.99998000","level":"EXCEEDED"}}""",
            await server.Query("{ expenditureDashboard { amountDue exact { amountDue listPrice lines } } consumptionQuota { used level } }", Administrator("vast")));
        Assert.Equal(
            """{"expenditureDistribution":{"byCustomer":{"nodes":[{"amounts":{"amountDue":"999999999999999.99999000"}},{"amounts":{"amountDue":"999999999999999.99999000"}}]}}}""",
            await server.Query("{ expenditureDistribution { byCustomer { nodes { amounts { amountDue } } } } }", Administrator("vast")));
        Assert.Equal(
            """{"expenditureDashboard":{"exact":{"amountDue":"0.10500000"}},"consumptionQuota":{"used":"0.10500000"}}""",
            await server.Query("{ expenditureDashboard { exact { amountDue } } consumptionQuota { used } }", Administrator("tiny")));
    }

    [Fact, Trait("Rule", "QUOTA-2"), Trait("Rule", "BUDGET-1")]
    public async Task The_largest_quota_and_budget_are_granted_and_shown()
    {
        await Start("wide");
        await server.Data(
            "mutation($input: ChangeQuotaInput!) { changeQuota(input: $input) { errors { code } } }", server.Staff("ecosystem_manager"),
            new { input = new { partnerId = QuotaWorld.Partner("wide"), total = Most, reason = "All of it." } });
        await server.Spend("wide-c", 2m, 2m);
        Assert.Equal(
            """{"consumptionQuota":{"total":"1000000000000000.00000000","remaining":"999999999999998.00000000","ratio":"0"}}""",
            await server.Query("{ consumptionQuota { total remaining ratio } }", Administrator("wide")));
        Assert.Equal(
            """{"setCustomerBudget":{"customerBudget":{"amount":"100000000000.00000000"},"errors":[]}}""", await Budget("100000000000"));
        Assert.Equal(
            """{"setCustomerBudget":{"customerBudget":{"amount":"100000000000.00000000"},"errors":[{"code":"AMOUNT_TOO_LARGE"}]}}""", await Budget(Most + "0"));
    }

    [Fact, Trait("Rule", "ASSOC-8"), Trait("Rule", "BUDGET-11")]
    public async Task A_bill_in_another_currency_stops_no_other_customers_balance()
    {
        await Start("euro");
        foreach (var (bill, amount, currency) in new[] { ("b1", "5", "EUR"), ("b2", Most, "IDR"), ("b3", Most, "IDR"), ("b4", "1.5", "USD") })
            await server.Data(
                "mutation($input: RecordCustomerFactInput!) { recordCustomerFact(input: $input) { errors { code } } }", server.Staff("operations_manager"),
                new { input = new { customerId = QuotaWorld.Customer("euro-c"), fact = new { billUnpaid = new { id = bill, amount, currency } } } });
        await server.Settle();
        Assert.Equal(
            """{"customerBalance":{"outstanding":"1.50000000","outstandingByCurrency":[{"currency":"EUR","amount":"5.00000000"},{"currency":"IDR","amount":"2000000000000000.00000000"},{"currency":"USD","amount":"1.50000000"}]}}""",
            await server.Query("{ customerBalance { outstanding outstandingByCurrency { currency amount } } }", server.Customer("euro-c")));
    }

    private object Largest(string id, string customer) =>
        Spending.Line(id, customer, "999999999999.99999999", at: server.Clock.GetUtcNow().ToString("O"), listPrice: "999999999999.99999999");

    private string Administrator(string partner) => server.Member(partner, Role.PartnerAdministrator);

    private async Task<string> Pay(string partner, string amount) => (await server.Data(
        Repay, Administrator(partner), new { input = new { amount, source = "ONLINE", referenceId = Guid.NewGuid().ToString("N") } })).ToJsonString();

    private async Task<string> Budget(string amount) => (await server.Data(
        "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { customerBudget { amount } errors { code } } }",
        Administrator("wide"), new { input = new { customerId = QuotaWorld.Customer("wide-c"), amount } })).ToJsonString();

    private async Task Start(string partner)
    {
        await server.Register(partner);
        await server.Associate($"{partner}-c", partner);
        await server.Grant(partner, 1_000m);
    }
}
