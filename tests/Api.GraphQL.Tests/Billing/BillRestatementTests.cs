using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Billing;

/// <summary>A closed month is restated, and what it was stays readable; every server begins at 2024-11-04.</summary>
public sealed class BillRestatementTests : IAsyncLifetime
{
    // 00:00 of December 5 in GMT+08:00, and a day later.
    private const string BillRun = "2024-12-04T16:00:00Z", DayAfter = "2024-12-05T16:00:00Z", NextRun = "2025-01-04T16:00:00Z";

    private static readonly DateTimeOffset November = new(2024, 11, 10, 0, 0, 0, TimeSpan.Zero);

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;

    public BillRestatementTests() => api = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "BILL-3"), Trait("Rule", "CSP-21")]
    public async Task A_restated_bill_takes_in_late_lines_once_and_what_it_was_stays_readable()
    {
        var partner = await Partner();
        await Lines(("1", 100m, November));
        await server.MoveTo(BillRun);
        Assert.True(await api.Repay(partner, 60m));
        await Lines(("late", 30m, November), ("december", 7m, November.AddMonths(1)));
        await server.MoveTo(DayAfter);
        Assert.Equal("", await Restate(partner, "2024-11", "Usage was reported late."));
        const string bill = "{ state version usage payable unpaid dueOn restatements { version at reason by before after } byMonth { month amount } byProduct { parts { amount } } lines { totalCount nodes { lineId } } }";
        const string restated =
            """{"partnerBill":{"state":"PARTLY_PAID","version":"2","usage":"130.00000000","payable":"130.00000000","unpaid":"70.00000000","dueOn":"2024-12-31","restatements":[{"version":"2","at":"2024-12-05T16:00:00\u002B00:00","reason":"Usage was reported late.","by":"finance","before":"100.00000000","after":"130.00000000"}],"byMonth":[{"month":"2024-11","amount":"130.00000000"}],"byProduct":{"parts":[{"amount":"130.00000000"}]},"lines":{"totalCount":2,"nodes":[{"lineId":"1"},{"lineId":"late"}]}}}""";
        const string first =
            """{"partnerBill":{"state":"PARTLY_PAID","version":"1","usage":"100.00000000","payable":"100.00000000","unpaid":"40.00000000","dueOn":"2024-12-31","restatements":[],"byMonth":[{"month":"2024-11","amount":"100.00000000"}],"byProduct":{"parts":[{"amount":"100.00000000"}]},"lines":{"totalCount":1,"nodes":[{"lineId":"1"}]}}}""";
        Assert.Equal(restated, Plain(await Told($$"""{ partnerBill(month: "2024-11") {{bill}} }""", partner)));
        Assert.Equal(first, Plain(await Told($$"""{ partnerBill(month: "2024-11", asOf: "2024-12-05T15:59:59.999Z") {{bill}} }""", partner)));
        Assert.Equal(
            """{"partnerBills":{"totalCount":1,"nodes":[{"version":"1","usage":"100.00000000","unpaid":"40.00000000"}]}}""",
            await Told("""{ partnerBills(asOf: "2024-12-05T15:59:59.999Z") { totalCount nodes { version usage unpaid } } }""", partner));
        Assert.Equal("""{"partnerBill":null,"partnerBills":{"totalCount":0}}""", await Told("""{ partnerBill(month: "2024-11", asOf: "2024-12-04T15:59:59Z") { usage } partnerBills(asOf: "2024-12-04T15:59:59Z") { totalCount } }""", partner));
        // Of what was billed then, 60 of 100 were paid; of what is billed now, 60 of 130.
        const string revenue = """{ now: partnerRevenue(from: "2024-11") { counted unpaid spent } then: partnerRevenue(from: "2024-11", asOf: "2024-12-05T15:59:59.999Z") { counted unpaid spent } }""";
        const string counted = """{"now":{"counted":"60.00000000","unpaid":"70.00000000","spent":"130.00000000"},"then":{"counted":"60.00000000","unpaid":"40.00000000","spent":"100.00000000"}}""";
        Assert.Equal(counted, await Told(revenue, partner));

        await server.MoveTo(NextRun);
        Assert.Equal(
            """{"partnerBill":{"usage":"7.00000000","lines":{"nodes":[{"lineId":"december"}]}}}""",
            await Told("""{ partnerBill(month: "2024-12") { usage lines { nodes { lineId } } } }""", partner));
        foreach (var month in new[] { "2024-11", "2024-12" })
            Assert.Equal("""{"reconciliation":{"agrees":true,"bill":{"agrees":true}}}""", await Reconciled(partner, month));
        await server.Services.GetRequiredService<ProjectionHost>().Rebuild("expenditure");
        Assert.Equal(restated.Replace("PARTLY_PAID", "OVERDUE", StringComparison.Ordinal), Plain(await Told($$"""{ partnerBill(month: "2024-11") {{bill}} }""", partner)));
        Assert.Equal(first, Plain(await Told($$"""{ partnerBill(month: "2024-11", asOf: "2024-12-05T15:59:59.999Z") {{bill}} }""", partner)));
    }

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "CONV-10"), Trait("Rule", "CONV-7")]
    public async Task A_restatement_is_refused_where_nothing_would_change_and_to_everybody_else()
    {
        var partner = await Partner();
        await Lines(("1", 100m, November));
        Assert.Equal("MONTH_NOT_CLOSED", await Restate(partner, "2024-11", "Why."));
        await server.MoveTo(BillRun);
        Assert.Equal("NOTHING_TO_RESTATE", await Restate(partner, "2024-11", "Why."));
        Assert.Equal("PARTNER_NOT_FOUND", await Restate("nobody", "2024-11", "Why."));
        await Lines(("december", 7m, November.AddMonths(1)), ("october", 7m, November.AddMonths(-1)));
        Assert.Equal("NOTHING_TO_RESTATE", await Restate(partner, "2024-11", "Why."));
        await Lines(("late", 30m, November));
        Assert.Equal("REQUIRED", await Restate(partner, "2024-11", " "));
        Assert.Equal("CONFLICT", await Restate(partner, "2024-11", "Why.", expectedVersion: 2));
        const string mutation = "mutation($input: RestateBillInput!) { restateBill(input: $input) { errors { code } } }";
        var input = new { input = new { partnerId = LedgerApi.Partner(partner), month = "2024-11", reason = "Why." } };
        foreach (var token in new[] { api.Administrator(partner), server.Member(partner, Role.Operator), server.Customer("c"), server.Staff("ecosystem_manager") })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(mutation, token, input));
        Assert.Equal("", await Restate(partner, "2024-11", "Why.", expectedVersion: 1));
        Assert.Equal("NOTHING_TO_RESTATE", await Restate(partner, "2024-11", "Why."));
        Assert.Equal("""{"partnerBill":{"version":"2","usage":"130.00000000"}}""", await Told("""{ partnerBill(month: "2024-11") { version usage } }""", partner));
    }

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "BILL-22"), Trait("Rule", "COUPON-8"), Trait("Rule", "BILL-29")]
    public async Task What_turned_out_to_be_somebody_elses_goes_out_and_coupons_pay_what_comes_in()
    {
        var (partner, runner) = (await Partner(), server.Services.GetRequiredService<CommandRunner>());
        await runner.Run(PartnerAccountDecider.Definition, new IssueCoupon(partner, "k", 25m, CouponTerms.Unrestricted with { Products = ["OBS"] }), new("test", "test"));
        await Lines(("1", 100m, November), ("2", 40m, November.AddDays(-1)));
        await server.MoveTo(BillRun);
        Assert.True(await api.Repay(partner, 140m));
        await server.Append("association", "c", new AssociationModelChanged("c", partner, AssociationModel.Reseller, AssociationModel.Referral, "T-2", November.AddHours(-1)));
        await server.Settle();
        Assert.Equal("", await Restate(partner, "2024-11", "The customer was referred by then."));
        const string money = "{ partnerBill(month: \"2024-11\") { version usage couponApplied payable credited fromBalance unpaid lines { nodes { lineId kind amount } } } accountBalance { amount } }";
        Assert.Equal(
            """{"partnerBill":{"version":"2","usage":"40.00000000","couponApplied":"0.00000000","payable":"140.00000000","credited":"100.00000000","fromBalance":"0.00000000","unpaid":"0.00000000","lines":{"nodes":[{"lineId":"1","kind":"CHARGE","amount":"100.00000000"},{"lineId":"1","kind":"REVERSAL","amount":"-100.00000000"},{"lineId":"2","kind":"CHARGE","amount":"40.00000000"}]}},"accountBalance":{"amount":"100.00000000"}}""",
            await Told(money, partner));
        // Less is given back than charged: no coupon pays any of it.
        await Lines([("3", 20m, November), ("4", -25m, November)], "d", "OBS", "ECS");
        Assert.Equal("", await Restate(partner, "2024-11", "Late lines."));
        await Lines([("5", 40m, November), ("6", 7m, November)], "d", "OBS", "ECS");
        Assert.Equal("", await Restate(partner, "2024-11", "More late lines."));
        // The coupon pays 25 of OBS, and the balance the other 22.
        Assert.Equal(
            """{"partnerBill":{"version":"4","usage":"82.00000000","couponApplied":"25.00000000","payable":"162.00000000","credited":"105.00000000","fromBalance":"22.00000000","unpaid":"0.00000000"},"accountBalance":{"amount":"83.00000000"},"coupons":{"nodes":[{"balance":"0.00000000"}]}}""",
            await Told("""{ partnerBill(month: "2024-11") { version usage couponApplied payable credited fromBalance unpaid } accountBalance { amount } coupons { nodes { balance } } }""", partner));
        Assert.Equal("""{"reconciliation":{"agrees":true,"bill":{"agrees":true}}}""", await Reconciled(partner, "2024-11"));
    }

    [Theory, Trait("Rule", "BILL-1"), Trait("Rule", "BILL-22"), Trait("Rule", "BILL-25")]
    [InlineData(1)]
    [InlineData(20241104)]
    public async Task Whatever_comes_late_and_is_restated_in_whatever_order_every_line_is_billed_once(int seed)
    {
        var (partner, random) = (await Partner(), new Random(seed));
        var (lines, bills, paid) = (new Dictionary<string, decimal>(), new Dictionary<string, string>(), 0m);
        var open = new List<(string Id, int Month)>();
        for (var current = 0; current < 4; current++)
        {
            for (var step = 0; step < 6; step++)
            {
                if (random.Next(3) > 0)
                {
                    var recorded = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (
                        Id: $"{lines.Count + 1}-{random.Next()}", Amount: random.Next(-400, 1_000) / 100m, Month: random.Next(0, current + 1))).DistinctBy(line => line.Id).ToArray();
                    await Lines([.. recorded.Select(line => (line.Id, line.Amount, November.AddMonths(line.Month)))]);
                    foreach (var line in recorded) (lines[line.Id], open) = (line.Amount, [.. open, (line.Id, line.Month)]);
                }
                else if (random.Next(2) == 0)
                {
                    var month = random.Next(0, current + 1);
                    var changes = month < current && open.Exists(line => line.Month == month);
                    Assert.Equal(changes ? "" : month < current ? "NOTHING_TO_RESTATE" : "MONTH_NOT_CLOSED", await Restate(partner, Text(month), $"Step {step}."));
                    if (changes) Bill(month, line => line.Month == month);
                }
                else
                {
                    var amount = random.Next(1, 500) / 100m;
                    Assert.True(await api.Repay(partner, amount));
                    paid += amount;
                }
            }

            await server.MoveTo($"{November.AddMonths(current + 1):yyyy-MM}-04T16:00:00Z");
            Bill(current, line => line.Month <= current);
        }

        const string all = "{ partnerBills(first: 20) { nodes { month version usage unpaid byMonth { amount } lines(first: 100) { nodes { lineId kind amount } } } } amountDue { total } accountBalance { amount } }";
        var told = await server.Data(all, api.Administrator(partner));
        var (nodes, sum) = (told["partnerBills"]!["nodes"]!.AsArray(), lines.Values.Sum());
        Assert.Equal(
            bills.Select(line => FormattableString.Invariant($"{line.Value} {line.Key} {lines[line.Key]:F8}")).Order(StringComparer.Ordinal),
            nodes.SelectMany(bill => bill!["lines"]!["nodes"]!.AsArray().Select(line => FormattableString.Invariant($"{bill["month"]} {line!["lineId"]} {Amount(line["amount"]!):F8}"))).Order(StringComparer.Ordinal));
        Assert.Equal(lines.Count, bills.Count);
        Assert.Equal(sum, nodes.Sum(bill => Amount(bill!["usage"]!)));
        Assert.Equal(sum, nodes.Sum(bill => bill!["byMonth"]!.AsArray().Sum(part => Amount(part!["amount"]!))));
        Assert.Equal(sum - paid, Amount(told["amountDue"]!["total"]!) - Amount(told["accountBalance"]!["amount"]!));
        Assert.Equal(Amount(told["amountDue"]!["total"]!), nodes.Sum(bill => Amount(bill!["unpaid"]!)));
        for (var month = 0; month < 4; month++) Assert.Equal("""{"reconciliation":{"agrees":true,"bill":{"agrees":true}}}""", await Reconciled(partner, Text(month)));
        await server.Services.GetRequiredService<ProjectionHost>().Rebuild("expenditure");
        Assert.Equal(told.ToJsonString(), (await server.Data(all, api.Administrator(partner))).ToJsonString());

        void Bill(int month, Predicate<(string Id, int Month)> which)
        {
            foreach (var line in open.FindAll(which)) bills.Add(line.Id, Text(month));
            open.RemoveAll(which);
        }

        static string Text(int month) => $"{November.AddMonths(month):yyyy-MM}";

        static decimal Amount(System.Text.Json.Nodes.JsonNode text) => decimal.Parse(text.GetValue<string>(), CultureInfo.InvariantCulture);
    }

    // The subject of the token is told, whoever it is.
    private static string Plain(string told) => System.Text.RegularExpressions.Regex.Replace(told, "\"by\":\"[^\"]+\"", "\"by\":\"finance\"");

    [Fact, Trait("Rule", "BILL-20")]
    public async Task A_restated_bill_is_told_at_once_and_to_whoever_missed_it_and_to_nobody_else()
    {
        var (partner, other) = (await Partner(), await server.Partner());
        await Lines(("1", 100m, November));
        await server.MoveTo(BillRun);
        await Lines(("late", 30m, November));
        var before = await Subscriber.Now(server);
        const string notice = "{ partnerId month version reason before after dueChange givenBack unpaid dueOn restatedAt bill { version usage restatements { reason } } }";
        using var listening = await Subscriber.Start(server, api.Administrator(partner), $"{{ billRestated {notice} }}");
        Assert.Equal("", await Restate(partner, "2024-11", "Usage was reported late."));
        var expected = $$$$"""{"partnerId":"{{{{LedgerApi.Partner(partner)}}}}","month":"2024-11","version":"2","reason":"Usage was reported late.","before":"100.00000000","after":"130.00000000","dueChange":"30.00000000","givenBack":"0.00000000","unpaid":"130.00000000","dueOn":"2024-12-31","restatedAt":"2024-12-04T16:00:00\u002B00:00","bill":{"version":"2","usage":"130.00000000","restatements":[{"reason":"Usage was reported late."}]}}""";
        Assert.Equal(expected, Plain((await listening.Next()).ToJsonString()));
        using var missed = await Subscriber.Start(server, server.Staff("finance"), $$"""{ billRestated(after: "{{before}}") {{notice}} }""");
        Assert.Equal(expected, Plain((await missed.Next()).ToJsonString()));
        using var foreign = await Subscriber.Start(server, api.Administrator(other), $$"""{ billRestated(after: "{{before}}") { cursor } }""");
        // Keep-alives alone, from the place on which it began.
        while (await foreign.NextCursor() == before) server.Clock.Advance(TimeSpan.FromSeconds(30));
    }

    /// <summary>A partner with reseller customers c and d.</summary>
    private async Task<string> Partner()
    {
        var partner = await server.Partner();
        foreach (var customer in new[] { "c", "d" })
        {
            Assert.True(await api.Register(customer, server.Clock.GetUtcNow().AddDays(-40)));
            Assert.True(await api.Associate(customer, partner, "RESELLER", server.Clock.GetUtcNow().AddDays(-39)));
        }

        return partner;
    }

    /// <summary>The codes of the refusal; empty when it was accepted and has happened.</summary>
    private async Task<string> Restate(string partner, string month, string reason, int? expectedVersion = null)
    {
        const string mutation = "mutation($input: RestateBillInput!) { restateBill(input: $input) { partnerBill { restatements { reason } } errors { code } } }";
        var payload = (await server.Data(mutation, server.Staff("finance"), new { input = new { partnerId = LedgerApi.Partner(partner), month, reason, expectedVersion } }))["restateBill"]!;
        // What the payload tells is not waited for by the test.
        if (payload.Codes().Length == 0) Assert.Equal(reason, payload["partnerBill"]!["restatements"]!.AsArray()[^1]!["reason"]!.GetValue<string>());
        await server.Settle();
        return string.Join(' ', payload.Codes());
    }

    private Task Lines(params (string Id, decimal Due, DateTimeOffset At)[] lines) => Lines(lines, "c", "ECS");

    private async Task Lines((string Id, decimal Due, DateTimeOffset At)[] lines, string customer, params string[] products)
    {
        await api.Record(lines.Select((line, index) => (object)new
        {
            lineId = line.Id, customerId = LedgerApi.Customer(customer), chargedFrom = line.At, chargedTo = line.At, serviceType = products[Math.Min(index, products.Length - 1)],
            amountDue = LedgerApi.Text(line.Due), listPrice = LedgerApi.Text(line.Due), billType = line.Due < 0 ? "REFUND_UNSUBSCRIPTION" : "EXPENDITURE",
        }));
        await server.Settle();
    }

    private Task<string> Reconciled(string partner, string month) => api.Ask(
        $$"""{ reconciliation(partnerId: "{{LedgerApi.Partner(partner)}}", month: "{{month}}") { agrees bill { agrees } } }""", server.Staff("finance"));

    private async Task<string> Told(string query, string partner) => (await server.Data(query, api.Administrator(partner))).ToJsonString();
}
