using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Incentives;

/// <summary>Months of partners become statements, while the clock of a sandbox moves; every server begins at 2024-11-04.</summary>
public sealed class StatementTests : IAsyncLifetime
{
    // 00:00 of December 1 and of the fifth working day of December in GMT+08:00.
    private const string Generation = "2024-11-30T16:00:00Z", Opening = "2024-12-05T16:00:00Z";

    private static readonly DateTimeOffset November = new(2024, 11, 10, 0, 0, 0, TimeSpan.Zero);

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;

    public StatementTests() => api = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "INCENT-6"), Trait("Rule", "INCENT-7"), Trait("Rule", "INCENT-8"), Trait("Rule", "INCENT-15"), Trait("Rule", "INCENT-16")]
    public async Task A_month_of_referral_sales_is_stated_when_the_next_one_begins_and_explains_itself()
    {
        var partner = await Partner("c:REFERRAL");
        await Lines(
            new { lineId = "1", listPrice = "200", discountedAmount = "10", amountDue = "190", cashPayment = "190" },
            new { lineId = "2", serviceType = "OBS", listPrice = "100", amountDue = "100", cashPayment = "60", cashCoupons = "40" },
            new { lineId = "3", serviceType = "RDS", listPrice = "50", amountDue = "50", cashPayment = "50" });
        const string statements = """
            { incentiveStatements { totalCount nodes { period model state performance incentive claim net policyVersion deadlineAt lines { totalCount nodes {
              serviceType listPrice customerDiscount rebateType rebateRate rebatePercentage amount formula ruleIds billingLines { totalCount nodes { lineId listPrice } } } } } } }
            """;
        await server.MoveTo("2024-11-30T15:59:59Z");
        Assert.Equal("""{"incentiveStatements":{"totalCount":0,"nodes":[]}}""", await Told(statements, partner));
        await server.MoveTo(Generation);
        await server.Settle();
        const string expected =
            """{"incentiveStatements":{"totalCount":1,"nodes":[{"period":"2024-11","model":"REFERRAL","state":"GENERATED","performance":"310.00000000","incentive":"52.00000000","claim":"0.00000000","net":"52.00000000","policyVersion":0,"deadlineAt":null,"lines":{"totalCount":3,"nodes":[{"serviceType":"ECS","listPrice":"200.00000000","customerDiscount":"0.05","rebateType":"DISCOUNTED_PRODUCTS","rebateRate":"0.2","rebatePercentage":"0.15","amount":"30.00000000","formula":"200.00000000 x (0.20 - 0.05) = 30.00000000","ruleIds":["INCENT-15","INCENT-16"],"billingLines":{"totalCount":1,"nodes":[{"lineId":"1","listPrice":"200.00000000"}]}},{"serviceType":"OBS","listPrice":"60.00000000","customerDiscount":"0","rebateType":"LIST_PRICE_PRODUCTS","rebateRate":"0.2","rebatePercentage":"0.2","amount":"12.00000000","formula":"60.00000000 x (0.20 - 0.00) = 12.00000000","ruleIds":["INCENT-15","INCENT-16"],"billingLines":{"totalCount":1,"nodes":[{"lineId":"2","listPrice":"60.00000000"}]}},{"serviceType":"RDS","listPrice":"50.00000000","customerDiscount":"0","rebateType":"LIST_PRICE_PRODUCTS","rebateRate":"0.2","rebatePercentage":"0.2","amount":"10.00000000","formula":"50.00000000 x (0.20 - 0.00) = 10.00000000","ruleIds":["INCENT-15","INCENT-16"],"billingLines":{"totalCount":1,"nodes":[{"lineId":"3","listPrice":"50.00000000"}]}}]}}]}}""";
        Assert.Equal(expected, await Told(statements, partner));
        foreach (var name in new[] { "expenditure", "incentives", "reaction-generate-incentive-statements" })
            await server.Services.GetRequiredService<Read.Projections.Runtime.ProjectionHost>().Rebuild(name);
        await server.Settle();
        Assert.Equal(expected, await Told(statements, partner));
        Assert.Equal("""{"incentiveStatements":{"totalCount":0,"nodes":[]}}""", await Told(statements, await Partner()));
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public async Task An_estimate_is_the_statement_to_come_and_stores_nothing()
    {
        var partner = await Partner("c:REFERRAL");
        await Lines(
            new { lineId = "1", listPrice = "200", discountedAmount = "10", amountDue = "190", cashPayment = "190" },
            new { lineId = "2", listPrice = "-100", discountedAmount = "-5", amountDue = "-95", cashPayment = "-95", billType = "REFUND_UNSUBSCRIPTION" });
        const string fields = "performance incentive net lines { serviceType listPrice rebatePercentage amount }";
        var estimate = await Told($$"""{ incentiveEstimate(month: "2024-11", model: REFERRAL) { {{fields}} } }""", partner);
        Assert.Equal(
            """{"incentiveEstimate":{"performance":"100.00000000","incentive":"15.00000000","net":"15.00000000","lines":[{"serviceType":"ECS","listPrice":"100.00000000","rebatePercentage":"0.15","amount":"15.00000000"}]}}""", estimate);
        await server.MoveTo(Generation);
        await server.Settle();
        Assert.Equal(
            """{"incentiveStatements":{"nodes":[{"performance":"100.00000000","incentive":"15.00000000","net":"15.00000000","lines":{"nodes":[{"serviceType":"ECS","listPrice":"100.00000000","rebatePercentage":"0.15","amount":"15.00000000"}]}}]}}""",
            await Told("{ incentiveStatements { nodes { performance incentive net lines { nodes { serviceType listPrice rebatePercentage amount } } } } }", partner));
        Assert.Equal("""{"incentiveEstimate":{"performance":"0.00000000","incentive":"0.00000000","net":"0.00000000","lines":[]}}""", await Told($$"""{ incentiveEstimate(month: "2024-12", model: REFERRAL) { {{fields}} } }""", partner));
        var whatIf = """query($input: IncentiveWhatIfInput!) { incentiveWhatIf(input: $input) { performance incentive lines { formula } } }""";
        Assert.Equal(
            """{"incentiveWhatIf":{"performance":"200.00000000","incentive":"30.00000000","lines":[{"formula":"200.00000000 x (0.20 - 0.05) = 30.00000000"}]}}""",
            (await server.Data(whatIf, api.Administrator(partner), new { input = new { model = "REFERRAL", sales = new[] { new { serviceType = "ECS", day = "2024-11-01", listPrice = "200", customerDiscount = "0.05" } } } })).ToJsonString());
        Assert.Equal(
            """{"incentiveWhatIf":{"performance":"9900.00000000","incentive":"0.00000000","lines":[{"formula":"9900.00000000 was billed, and a month earns nothing"}]}}""",
            (await server.Data(whatIf, api.Administrator(partner), new { input = new { model = "RESELLER", sales = new[] { new { serviceType = "ECS", day = "2024-11-01", listPrice = "10000", coupons = "100" } } } })).ToJsonString());
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public async Task What_is_given_back_later_takes_back_what_its_own_line_earned_and_the_rest_is_the_next_claim()
    {
        var partner = await Partner("c:REFERRAL");
        await Lines(
            new { lineId = "sold", listPrice = "200", discountedAmount = "10", amountDue = "190", cashPayment = "190", resourceId = "i-1" },
            new { lineId = "restated", serviceType = "OBS", listPrice = "10", amountDue = "10", cashPayment = "10" });
        await server.MoveTo(Generation);
        // The refund is dated in December and has another discount of its own; the reversal is of the day of its line.
        var december = November.AddMonths(1);
        await Lines(
            new { lineId = "refund", listPrice = "-200", amountDue = "-190", cashPayment = "-190", billType = "REFUND_UNSUBSCRIPTION", resourceId = "i-1", chargedFrom = december, chargedTo = december },
            new { lineId = "new", serviceType = "RDS", listPrice = "100", amountDue = "100", cashPayment = "100", chargedFrom = december, chargedTo = december });
        Assert.Equal("""{"reverseExpenditures":{"errors":[]}}""", (await server.Data(
            """mutation { reverseExpenditures(input: { source: "ledger", lineIds: ["restated"] }) { errors { code } } }""", server.Operations)).ToJsonString());
        await server.MoveTo("2024-12-31T16:00:00Z");
        await server.Settle();
        var told = await server.Data("{ incentiveStatements(first: 1) { nodes { period incentive net lines { nodes { serviceType month listPrice rebatePercentage amount earnedInId formula } } } } }", api.Administrator(partner));
        var statement = told["incentiveStatements"]!["nodes"]![0]!;
        Assert.Equal(
            ["2024-11 ECS -200.00000000 0.15 -30.00000000 True", "2024-11 OBS -10.00000000 0.2 -2.00000000 True", "2024-12 RDS 100.00000000 0.2 20.00000000 False"],
            statement["lines"]!["nodes"]!.AsArray().Select(line => $"{line!["month"]} {line["serviceType"]} {line["listPrice"]} {line["rebatePercentage"]} {line["amount"]} {line["earnedInId"] is not null}"));
        Assert.Equal(("2024-12", "-12.00000000", "0.00000000"), (statement["period"]!.GetValue<string>(), statement["incentive"]!.GetValue<string>(), statement["net"]!.GetValue<string>()));
        Assert.Equal("""{"incentiveEstimate":{"claim":"12.00000000"}}""", await Told("""{ incentiveEstimate(month: "2025-01", model: REFERRAL) { claim } }""", partner));
    }

    [Fact, Trait("Rule", "INCENT-16")]
    public async Task What_turns_out_to_be_somebody_elses_is_taken_out_of_the_next_statement()
    {
        var (partner, other) = (await Partner("c:REFERRAL"), await Partner());
        await Lines(new { lineId = "1", listPrice = "200", amountDue = "200", cashPayment = "200" });
        await server.MoveTo(Generation);
        await server.Settle();
        await server.Append("association", "c", new Write.Domain.Customers.Associations.CustomerDisassociated("c", partner, Write.Domain.Customers.Associations.AssociationModel.Referral, November.AddDays(-1)));
        await server.Append("association", "c", new Write.Domain.Customers.Associations.CustomerAssociated(
            "c", other, Write.Domain.Customers.Associations.AssociationModel.Referral, Write.Domain.Customers.Associations.AssociationVia.Ticket, November.AddHours(-1)));
        await server.Settle();
        await server.MoveTo("2024-12-31T16:00:00Z");
        await server.Settle();
        const string query = "{ incentiveStatements(orderBy: EARLIEST_FIRST) { nodes { period incentive lines { nodes { billingLines { nodes { kind lineId listPrice } } } } } } }";
        Assert.Equal(
            """{"incentiveStatements":{"nodes":[{"period":"2024-11","incentive":"40.00000000","lines":{"nodes":[{"billingLines":{"nodes":[{"kind":"CHARGE","lineId":"1","listPrice":"200.00000000"}]}}]}},{"period":"2024-12","incentive":"-40.00000000","lines":{"nodes":[{"billingLines":{"nodes":[{"kind":"REVERSAL","lineId":"1","listPrice":"-200.00000000"}]}}]}}]}}""",
            await Told(query, partner));
        Assert.Equal(
            """{"incentiveStatements":{"nodes":[{"period":"2024-12","incentive":"40.00000000","lines":{"nodes":[{"billingLines":{"nodes":[{"kind":"CHARGE","lineId":"1","listPrice":"200.00000000"}]}}]}}]}}""",
            await Told(query, other));
    }

    [Fact, Trait("Rule", "INCENT-2"), Trait("Rule", "INCENT-18"), Trait("Rule", "INCENT-19"), Trait("Rule", "INCENT-20"), Trait("Rule", "INCENT-21")]
    public async Task A_statement_is_reconciled_rejected_followed_up_and_confirmed()
    {
        var partner = await Partner("c:REFERRAL");
        await Lines(new { lineId = "1", listPrice = "200", amountDue = "200", cashPayment = "200" });
        await server.MoveTo("2024-12-05T15:59:59Z");
        const string query = "{ incentiveStatements { nodes { state net deadlineAt reason answer } } }";
        Assert.Equal("""{"incentiveStatements":{"nodes":[{"state":"GENERATED","net":"40.00000000","deadlineAt":null,"reason":null,"answer":null}]}}""", await Told(query, partner));
        await server.MoveTo(Opening);
        await server.Settle();
        Assert.Equal("""{"incentiveStatements":{"nodes":[{"state":"RECONCILIATION_OPEN","net":"40.00000000","deadlineAt":"2024-12-13T15:59:59\u002B00:00","reason":null,"answer":null}]}}""", await Told(query, partner));
        var notice = Assert.Single(await Notices());
        Assert.Equal((partner, MessageChannel.Email, MessageSettings.Account), (notice.PartnerId, notice.Channel, notice.RecipientId));

        await server.MoveTo("2024-12-13T15:59:59Z");
        var statement = GlobalId.Of("IncentiveStatement", notice.StatementId);
        const string reject = "mutation($input: RejectIncentiveStatementInput!) { rejectIncentiveStatement(input: $input) { incentiveStatement { state reason } errors { code ruleId } } }";
        var wrong = new { input = new { statementId = statement, reason = "A sale is missing." } };
        Assert.Equal("""{"rejectIncentiveStatement":{"incentiveStatement":null,"errors":[{"code":"INCENTIVE_STATEMENT_NOT_FOUND","ruleId":"CONV-7"}]}}""", (await server.Data(reject, api.Administrator(await Partner()), wrong)).ToJsonString());
        Assert.Equal("""{"rejectIncentiveStatement":{"incentiveStatement":{"state":"REJECTED","reason":"A sale is missing."},"errors":[]}}""", (await server.Data(reject, api.Administrator(partner), wrong)).ToJsonString());
        await server.MoveTo("2024-12-16T02:00:00Z");
        const string resolve = "mutation($input: ResolveIncentiveRejectionInput!) { resolveIncentiveRejection(input: $input) { incentiveStatement { state net deadlineAt answer lines { nodes { amount isCorrected } } } errors { code ruleId path } } }";
        var corrected = new { input = new { statementId = statement, answer = "It was.", corrections = new[] { new { lineId = GlobalId.Of("IncentiveLine", $"{notice.StatementId}#1"), amount = "50" } } } };
        Assert.Equal("FORBIDDEN", await server.ErrorCode(resolve, server.Staff("finance"), corrected));
        Assert.Equal(
            """{"resolveIncentiveRejection":{"incentiveStatement":{"state":"RECONCILIATION_OPEN","net":"50.00000000","deadlineAt":"2024-12-23T15:59:59\u002B00:00","answer":"It was.","lines":{"nodes":[{"amount":"50.00000000","isCorrected":true}]}},"errors":[]}}""",
            (await server.Data(resolve, server.Operations, corrected)).ToJsonString());
        await server.MoveTo("2024-12-23T15:59:59Z");
        Assert.Contains("RECONCILIATION_OPEN", await Told(query, partner), StringComparison.Ordinal);
        await server.MoveTo("2024-12-23T16:00:00Z");
        await server.Settle();
        Assert.Equal("""{"incentiveStatements":{"nodes":[{"state":"CONFIRMED","history":{"nodes":[{"step":"GENERATED"},{"step":"RECONCILIATION_OPENED"},{"step":"REJECTED"},{"step":"RESOLVED"},{"step":"RECONCILIATION_OPENED"},{"step":"CONFIRMED"}]}}]}}""",
            await Told("{ incentiveStatements { nodes { state history(orderBy: EARLIEST_FIRST) { nodes { step } } } } }", partner));
        Assert.Equal("""{"rejectIncentiveStatement":{"incentiveStatement":{"state":"CONFIRMED","reason":"A sale is missing."},"errors":[{"code":"RECONCILIATION_CLOSED","ruleId":"INCENT-19"}]}}""", (await server.Data(reject, api.Administrator(partner), wrong)).ToJsonString());
        Assert.Equal(2, (await Notices()).Count);
    }

    [Fact, Trait("Rule", "INCENT-12"), Trait("Rule", "INCENT-13"), Trait("Rule", "INCENT-17")]
    public async Task The_reseller_model_shows_its_months_and_gives_a_rebate_for_the_quarter()
    {
        var partner = await Partner("c:RESELLER");
        await Lines(new { lineId = "1", listPrice = "8000", amountDue = "7200" });
        await server.MoveTo("2024-12-04T16:00:00Z");
        await server.Settle();
        const string query = "{ incentiveStatements(orderBy: EARLIEST_FIRST) { nodes { period performance incentive lines { nodes { listPrice performance rebatePercentage amount formula } } } } }";
        Assert.Equal(
            """{"incentiveStatements":{"nodes":[{"period":"2024-11","performance":"7200.00000000","incentive":"0.00000000","lines":{"nodes":[{"listPrice":"8000.00000000","performance":"7200.00000000","rebatePercentage":"0","amount":"0.00000000","formula":"7200.00000000 was billed, and a month earns nothing"}]}}]}}""",
            await Told(query, partner));
        await Lines(new { lineId = "2", listPrice = "3000", amountDue = "2800", chargedFrom = November.AddMonths(1), chargedTo = November.AddMonths(1) });
        Assert.Equal("""{"incentiveEstimate":{"performance":"10000.00000000","incentive":"2000.00000000"}}""", await Told("""{ incentiveEstimate(month: "2024-12", model: RESELLER) { performance incentive } }""", partner));
        await server.MoveTo("2025-01-04T16:00:00Z");
        await server.Settle();
        var bills = await Told("""{ partnerBills(orderBy: EARLIEST_FIRST) { nodes { month payable } } }""", partner);
        Assert.Equal("""{"partnerBills":{"nodes":[{"month":"2024-11","payable":"7200.00000000"},{"month":"2024-12","payable":"2800.00000000"}]}}""", bills);
        Assert.Equal(
            ["2024-11 7200.00000000 0.00000000", "2024-12 2800.00000000 0.00000000", "2024-Q4 10000.00000000 2000.00000000"],
            (await server.Data(query, api.Administrator(partner)))["incentiveStatements"]!["nodes"]!.AsArray().Select(of => $"{of!["period"]} {of["performance"]} {of["incentive"]}"));
    }

    [Fact, Trait("Rule", "INCENT-1")]
    public async Task By_a_policy_of_quarters_months_are_stated_together()
    {
        var partner = await Partner("c:REFERRAL");
        var applied = await server.Data(
            "mutation($input: SetIncentivePolicyInput!) { setIncentivePolicy(input: $input) { errors { code message } } }", server.Operations,
            new { input = new { model = "REFERRAL", period = "QUARTER", from = "2024-01-01", reason = "By quarter." } });
        Assert.Equal("""{"setIncentivePolicy":{"errors":[]}}""", applied.ToJsonString());
        await Lines(
            new { lineId = "1", listPrice = "100", amountDue = "100", cashPayment = "100" },
            new { lineId = "2", listPrice = "50", amountDue = "50", cashPayment = "50", chargedFrom = November.AddMonths(1), chargedTo = November.AddMonths(1) });
        await server.MoveTo(Generation);
        await server.Settle();
        const string query = "{ incentiveStatements { nodes { period incentive policyVersion lines { nodes { month amount } } } } }";
        Assert.Equal("""{"incentiveStatements":{"nodes":[]}}""", await Told(query, partner));
        await server.MoveTo("2024-12-31T16:00:00Z");
        await server.Settle();
        Assert.Equal(
            """{"incentiveStatements":{"nodes":[{"period":"2024-Q4","incentive":"30.00000000","policyVersion":1,"lines":{"nodes":[{"month":"2024-11","amount":"20.00000000"},{"month":"2024-12","amount":"10.00000000"}]}}]}}""",
            await Told(query, partner));
    }

    private async Task<List<ReconciliationNoticeSent>> Notices()
    {
        var types = EventTypeRegistry.Domain;
        var page = await server.Services.GetRequiredService<IEventStore>().ReadAll(0, 1_000, [types.NameOf<ReconciliationNoticeSent>()]);
        return [.. page.Events.Select(types.Decode).Select(told => (ReconciliationNoticeSent)told.Event)];
    }

    private Task<string> Partner(params string[] customers) => api.PartnerOf(customers);

    private Task Lines(params object[] lines) => api.Lines("c", November, lines);

    private Task<string> Told(string query, string partner) => api.Ask(query, api.Administrator(partner));
}
