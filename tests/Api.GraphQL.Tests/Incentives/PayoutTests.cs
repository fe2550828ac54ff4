using System.Globalization;
using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Api.GraphQL.Tests.Incentives;

/// <summary>From an earning to the money, as partner and finance play it.</summary>
public sealed class PayoutTests : IAsyncLifetime
{
    private const string NextDay = "2024-11-04T16:00:00Z";

    private readonly SandboxServer server = new();
    private readonly PayoutWorld world;

    public PayoutTests() => world = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "INCENT-24"), Trait("Rule", "INCENT-27"), Trait("Rule", "INCENT-39"), Trait("Rule", "INCENT-40"), Trait("Rule", "INCENT-43"), Trait("Rule", "INCENT-3")]
    public async Task A_transfer_is_invoiced_submitted_and_paid_in_the_currency_of_the_business_information()
    {
        await world.Policies(
            PayoutWorld.Policy(PolicyKind.PayoutTax, "SG", null, 0.05m), PayoutWorld.Policy(PolicyKind.WithholdingTax, "SG", "WHT", 0.1m), PayoutWorld.Policy(PolicyKind.ExchangeRate, null, "EUR", 0.9m));
        var partner = await world.Partner("EUR");
        var earning = await world.Earning(partner, 1_000m);
        await server.MoveTo(NextDay);
        using var told = await Subscriber.Start(
            server, world.Admin(partner), $$"""{ invoiceRequested(after: "{{await Subscriber.Now(server)}}") { request { mailingAddress amount } payout { method state } } }""");
        var payout = await world.Applied(partner, "BANK_TRANSFER", earning);
        var notice = await told.Next();
        Assert.Equal("1050.00000000", notice["request"]!["amount"]!.GetValue<string>());
        Assert.Equal("BANK_TRANSFER", notice["payout"]!["method"]!.GetValue<string>());
        Assert.Equal("INVOICE_REQUIRED", await world.Step("recordPayment", payout));
        Assert.Equal("INVOICE_REQUIRED", await world.Step("submitToBank", payout));
        await world.Invoiced(partner, payout, "1050");
        await server.MoveTo("2024-12-13T02:00:00Z");
        Assert.Equal("SUBMITTED_TO_BANK", await world.Step("submitToBank", payout));
        Assert.Equal("PAID", await world.Step("recordPayment", payout));
        Assert.Equal("PAID", await world.Step("recordPayment", payout));
        Assert.Equal(
            """{"method":"BANK_TRANSFER","state":"PAID","beforeTax":"1000.00000000","tax":"50.00000000","gross":"1050.00000000","withheld":"100.00000000","net":"950.00000000","currency":"EUR","exchangeRate":"0.9","transferred":{"currency":"EUR","amount":"855.00000000"},"credited":null,"bankAccount":"ACCT-1","coupon":null,"expectedArrival":{"from":"2024-12-16","until":"2024-12-18"},"overdue":true,"dueAt":"2024-12-05T15:59:59\u002B00:00"}""",
            await world.Payout(partner, payout, "method state beforeTax tax gross withheld net currency exchangeRate transferred { currency amount } credited { amount } bankAccount coupon { id } expectedArrival { from until } overdue dueAt"));
        Assert.Equal(
            """{"earnings":{"nodes":[{"state":"APPLIED","net":"1000.00000000","left":"1000.00000000","payout":{"state":"PAID"}}]},"history":{"nodes":[{"step":"APPLIED"},{"step":"INVOICE_REQUESTED"},{"step":"INVOICE_REGISTERED"},{"step":"INVOICE_RECEIVED"},{"step":"OVERDUE"},{"step":"SUBMITTED_TO_BANK"},{"step":"TAX_WITHHELD"},{"step":"PAID"}]}}""",
            await world.Payout(partner, payout, "earnings { nodes { state net left payout { state } } } history(orderBy: EARLIEST_FIRST) { nodes { step } }"));
        Assert.Equal("""{"accountBalance":{"amount":"0.00000000"}}""", await world.Told(partner, "{ accountBalance { amount } }"));
    }

    [Fact, Trait("Rule", "INCENT-39"), Trait("Rule", "INFO-18")]
    public async Task A_transfer_pays_whole_units_of_its_currency_and_the_next_one_what_is_left()
    {
        await world.Policies(PayoutWorld.Policy(PolicyKind.ExchangeRate, null, "JPY", 151.3755m));
        var partner = await world.Partner("JPY");
        var earnings = new List<string>();
        for (var number = 0; number < 4; number++) earnings.Add(await world.Earning(partner, 1_001m + number));
        await server.MoveTo(NextDay);
        var payouts = new List<string>();
        foreach (var (number, earning) in earnings.Index())
        {
            payouts.Add(await world.Applied(partner, "BANK_TRANSFER", earning));
            await world.Invoiced(partner, payouts[^1], $"{1_001 + number}");
        }

        // All at once, each several times.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async n => Assert.Equal("SUBMITTED_TO_BANK", await world.Step("submitToBank", payouts[n % 4]))));
        Assert.Equal("FAILED", await world.Step("recordPaymentFailure", payouts[1], new { cause = "OTHER", reason = "Closed." }));
        Assert.Equal("""{"transferred":null,"remainderTaken":null,"remainderCarried":null}""", await Resumed(payouts[1]));
        Assert.Equal("SUBMITTED_TO_BANK", await world.Step("submitToBank", payouts[1]));
        var told = await Task.WhenAll(payouts.Select(async id => JsonNode.Parse(await world.Payout(partner, id, "net transferred { currency amount } remainderTaken { amount } remainderCarried { amount }"))!));
        var yen = told.Select(payout => (Net: Of(payout["net"]), Sent: Of(payout["transferred"]!["amount"]), Taken: Of(payout["remainderTaken"]!["amount"]), Left: Of(payout["remainderCarried"]!["amount"]))).ToList();
        Assert.All(yen, payout => Assert.Equal((0m, payout.Sent + payout.Left), (payout.Sent % 1, (payout.Net * 151.3755m) + payout.Taken)));
        // 4,010 USD are 607,015.755 yen, and what waits stands with the one that was sent last.
        Assert.Equal((607_015m, 0.755m), (yen.Sum(payout => payout.Sent), yen[1].Left));

        async Task<string> Resumed(string payout)
        {
            await world.Step("resumePayout", payout);
            return await world.Payout(partner, payout, "transferred { amount } remainderTaken { amount } remainderCarried { amount }");
        }

        static decimal Of(JsonNode? amount) => decimal.Parse($"{amount}", CultureInfo.InvariantCulture);
    }

    [Fact, Trait("Rule", "INCENT-25"), Trait("Rule", "INCENT-28"), Trait("Rule", "INCENT-48")]
    public async Task A_top_up_credits_the_account_once_at_the_rate_of_the_day()
    {
        await world.Policies(
            PayoutWorld.Policy(PolicyKind.ExchangeRate, null, "SGD", 1.30m), PayoutWorld.Policy(PolicyKind.ExchangeRate, null, "SGD", 1.35m, new(2024, 11, 7)));
        var partner = await world.Partner("SGD");
        var earning = await world.Earning(partner, 1_000m, AssociationModel.Reseller);
        await server.MoveTo(NextDay);
        var payout = await world.Applied(partner, "TOP_UP", earning);
        Assert.Equal("INVOICE_REQUIRED", await world.Step("topUpAccount", payout));
        Assert.Equal("INVOICE_REQUIRED", await world.Step("recordPayment", payout));
        await world.Invoiced(partner, payout, "1000");
        await server.MoveTo("2024-11-07T02:00:00Z");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => Assert.Equal("PAID", await world.Step("topUpAccount", payout))));
        Assert.Equal(
            """{"exchangeRate":"1.35","credited":{"currency":"SGD","amount":"1350.00000000"},"transferred":null,"net":"1000.00000000","overdue":false}""",
            await world.Payout(partner, payout, "exchangeRate credited { currency amount } transferred { amount } net overdue"));
        Assert.Equal("""{"accountBalance":{"amount":"1000.00000000"},"payments":{"totalCount":1}}""", await world.Told(partner, "{ accountBalance { amount } payments { totalCount } }"));
    }

    [Fact, Trait("Rule", "INCENT-26"), Trait("Rule", "INCENT-41"), Trait("Rule", "INCENT-5"), Trait("Rule", "INCENT-3")]
    public async Task Coupons_are_issued_the_moment_the_application_is_submitted_and_ask_for_no_invoice()
    {
        await world.Policies(PayoutWorld.Policy(PolicyKind.PayoutTax, "SG", null, 0.05m));
        var partner = await world.Partner();
        await server.MoveTo("2024-11-15T02:00:00Z");
        var earning = await world.Earning(partner, 300m);
        await server.MoveTo("2024-11-18T02:00:00Z");
        var payout = await world.Applied(partner, "CASH_COUPONS", earning);
        Assert.Equal(
            """{"state":"PAID","gross":"300.00000000","currency":null,"dueAt":"2024-11-22T15:59:59\u002B00:00","invoiceRequest":null,"coupon":{"faceValue":"300.00000000","state":"OPEN","issuedAt":"2024-11-18T02:00:00\u002B00:00"}}""",
            await world.Payout(partner, payout, "state gross currency dueAt invoiceRequest { amount } coupon { faceValue state issuedAt }"));
        Assert.Equal("""{"coupons":{"totalCount":1}}""", await world.Told(partner, "{ coupons { totalCount } }"));
        Assert.Equal("PAYOUT_STEP_OUT_OF_ORDER", await world.Step("registerInvoice", payout, new { invoiceNumber = "I", signingEntity = PayoutWorld.Entity, amount = "300" }, world.Admin(partner)));
    }

    [Fact, Trait("Rule", "INCENT-44"), Trait("Rule", "INCENT-41")]
    public async Task However_often_at_once_and_in_whatever_way_an_earning_is_paid_out_once()
    {
        var partner = await world.Partner();
        var earning = await world.Earning(partner, 500m);
        await server.MoveTo(NextDay);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => world.Run(
            "applyForPayout", world.Admin(partner), new { method = n % 2 == 0 ? "CASH_COUPONS" : "TOP_UP", earningIds = new[] { earning } }, "payout { id }")));
        var accepted = answers.Where(answer => answer.Codes().Length == 0).ToList();
        Assert.Single(accepted.Select(answer => answer["payout"]!["id"]!.GetValue<string>()).Distinct());
        Assert.All(answers.Except(accepted), answer => Assert.Equal(["EARNING_NOT_OPEN"], answer.Codes()));
        Assert.StartsWith("""{"payouts":{"totalCount":1}""", await world.Told(partner, "{ payouts { totalCount } }"), StringComparison.Ordinal);
        Assert.Contains(await world.Told(partner, "{ coupons { totalCount } }"), new[] { """{"coupons":{"totalCount":0}}""", """{"coupons":{"totalCount":1}}""" });
    }

    [Fact, Trait("Rule", "INCENT-45"), Trait("Rule", "INCENT-46"), Trait("Rule", "INCENT-47"), Trait("Rule", "INFO-13")]
    public async Task The_preview_says_what_the_decision_says()
    {
        await world.Policies(PayoutWorld.Policy(PolicyKind.PayoutTax, "SG", null, 0.05m));
        var partner = await world.Partner();
        var (little, enough, reseller) = (await world.Earning(partner, 200m), await world.Earning(partner, 0.00000001m), await world.Earning(partner, 5_000m, AssociationModel.Reseller));
        await server.MoveTo(NextDay);
        Assert.Equal("false AMOUNT_TOO_LOW_FOR_BANK_TRANSFER 200.00000000 10.00000000 210.00000000", await Preview("BANK_TRANSFER", little));
        Assert.Equal("true  200.00000001 10.00000000 210.00000001", await Preview("BANK_TRANSFER", little, enough));
        Assert.Equal("false METHOD_NOT_ALLOWED_FOR_MODEL 5000.00000000 250.00000000 5250.00000000", await Preview("BANK_TRANSFER", reseller));
        Assert.Equal("true  5000.00000000 250.00000000 5250.00000000", await Preview("TOP_UP", reseller));
        Assert.Equal("true  5000.00000000 0.00000000 5000.00000000", await Preview("CASH_COUPONS", reseller));
        Assert.Equal(["METHOD_NOT_ALLOWED_FOR_MODEL"], (await world.Run("applyForPayout", world.Admin(partner), new { method = "BANK_TRANSFER", earningIds = new[] { reseller } }, "payout { id }")).Codes());

        async Task<string> Preview(string method, params string[] earningIds)
        {
            var told = (await server.Data(
                "query($method: PayoutMethod!, $earningIds: [ID!]!) { payoutEligibility(method: $method, earningIds: $earningIds) { eligible checks { code passed } beforeTax tax gross } }",
                world.Admin(partner), new { method, earningIds }))["payoutEligibility"]!;
            var failed = told["checks"]!.AsArray().Where(check => !check!["passed"]!.GetValue<bool>()).Select(check => check!["code"]!.GetValue<string>());
            return $"{(told["eligible"]!.GetValue<bool>() ? "true" : "false")} {string.Join(' ', failed)} {told["beforeTax"]} {told["tax"]} {told["gross"]}";
        }
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Another_partner_gets_nothing()
    {
        var (partner, other) = (await world.Partner(), await world.Partner());
        var earning = await world.Earning(partner, 500m);
        await server.MoveTo(NextDay);
        Assert.Equal(["EARNING_NOT_FOUND"], (await world.Run("applyForPayout", world.Admin(other), new { method = "TOP_UP", earningIds = new[] { earning } }, "payout { id }")).Codes());
        var payout = await world.Applied(partner, "TOP_UP", earning);
        var invoice = new { invoiceNumber = "I", signingEntity = PayoutWorld.Entity, amount = "500" };
        Assert.Equal("PAYOUT_NOT_FOUND", await world.Step("registerInvoice", payout, invoice, world.Admin(other)));
        Assert.Equal(
            """{"payout":null,"node":null,"payouts":{"totalCount":0},"earnings":{"totalCount":0},"billingList":null}""",
            await world.Told(other, $$"""{ payout(id: "{{payout}}") { id } node(id: "{{earning}}") { id } payouts { totalCount } earnings { totalCount } billingList(payoutId: "{{payout}}") { visible } }"""));
        foreach (var finance in new[] { "receiveInvoice", "submitToBank", "topUpAccount", "recordPayment", "resumePayout" })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(
                $"mutation($id: ID!) {{ {finance}(input: {{ payoutId: $id{(finance == "receiveInvoice" ? ", billingListEnclosed: true" : "")} }}) {{ position }} }}", world.Admin(partner), new { id = payout }));
        Assert.Equal("PAYOUT_NOT_FOUND", await world.Step("topUpAccount", PayoutWorld.Id("Payout", "absent")));
        Assert.Equal("PAYOUT_NOT_FOUND", await world.Step("topUpAccount", PayoutWorld.Id("Payout", $"{partner}/absent")));
        var manager = server.Member(partner, Role.AccountManager);
        Assert.Equal("FORBIDDEN", await server.ErrorCode("{ payouts { totalCount } }", manager));
    }
}
