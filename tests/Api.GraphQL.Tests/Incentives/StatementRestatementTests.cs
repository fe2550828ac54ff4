using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Api.GraphQL.Tests.Incentives;

/// <summary>Statements are restated before they are confirmed, after it, and after their payout; every server begins at 2024-11-04.</summary>
public sealed class StatementRestatementTests : IAsyncLifetime
{
    // 00:00 of December 1, of the fifth working day, and of the day after five more in GMT+08:00, and of January 1.
    private const string Generation = "2024-11-30T16:00:00Z", Opening = "2024-12-05T16:00:00Z", Confirmation = "2024-12-13T16:00:00Z", NextGeneration = "2024-12-31T16:00:00Z";

    private static readonly DateTimeOffset November = new(2024, 11, 10, 0, 0, 0, TimeSpan.Zero);

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;
    private readonly PayoutWorld world;

    public StatementRestatementTests() => (api, world) = (new(server), new(server));

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "INCENT-7"), Trait("Rule", "INCENT-16"), Trait("Rule", "INCENT-21")]
    public async Task A_restated_statement_takes_in_late_sales_once_and_what_it_was_stays_readable()
    {
        var partner = await Partner();
        await Sold(("1", 200m, November));
        await server.MoveTo(Generation);
        await server.MoveTo(Confirmation);
        await server.Settle();
        await Sold(("late", 100m, November), ("december", 50m, November.AddMonths(1)));
        await server.MoveTo("2024-12-14T16:00:00Z");
        Assert.Equal("", await Restate(partner, "2024-11", "A sale was reported late."));
        const string fields = "{ revision state performance incentive net restatements { revision reason before after } lines { totalCount nodes { listPrice amount billingLines { nodes { lineId } } } } }";
        const string restated =
            """{"incentiveStatement":{"revision":2,"state":"CONFIRMED","performance":"300.00000000","incentive":"60.00000000","net":"60.00000000","restatements":[{"revision":2,"reason":"A sale was reported late.","before":"40.00000000","after":"60.00000000"}],"lines":{"totalCount":1,"nodes":[{"listPrice":"300.00000000","amount":"60.00000000","billingLines":{"nodes":[{"lineId":"1"},{"lineId":"late"}]}}]}}}""";
        const string first =
            """{"incentiveStatement":{"revision":1,"state":"CONFIRMED","performance":"200.00000000","incentive":"40.00000000","net":"40.00000000","restatements":[],"lines":{"totalCount":1,"nodes":[{"listPrice":"200.00000000","amount":"40.00000000","billingLines":{"nodes":[{"lineId":"1"}]}}]}}}""";
        var then = ", asOf: \"2024-12-14T15:59:59.999Z\"";
        Assert.Equal(restated, await Statement(partner, "2024-11", fields));
        Assert.Equal(first, await Statement(partner, "2024-11", fields, then));
        Assert.Equal("""{"incentiveStatement":{"state":"RECONCILIATION_OPEN","net":"40.00000000"}}""", await Statement(partner, "2024-11", "{ state net }", $", asOf: \"{Opening}\""));
        Assert.Equal("""{"incentiveStatement":null}""", await Statement(partner, "2024-11", "{ net }", ", asOf: \"2024-11-30T15:59:59Z\""));
        Assert.Equal(
            """{"now":{"nodes":[{"net":"60.00000000"}]},"then":{"nodes":[{"net":"40.00000000"}]},"open":{"totalCount":1},"none":{"totalCount":0}}""",
            await world.Told(partner, $$"""
                { now: incentiveStatements { nodes { net } } then: incentiveStatements(asOf: "2024-12-14T15:59:59.999Z") { nodes { net } }
                  open: incentiveStatements(asOf: "{{Opening}}", filter: { state: RECONCILIATION_OPEN }) { totalCount } none: incentiveStatements(filter: { state: RECONCILIATION_OPEN }) { totalCount } }
                """));
        Assert.Equal("""{"earnings":{"nodes":[{"net":"20.00000000","state":"OPEN"},{"net":"40.00000000","state":"OPEN"}]}}""", await world.Told(partner, "{ earnings { nodes { net state } } }"));
        await server.MoveTo(NextGeneration);
        await server.Settle();
        Assert.Equal("""{"incentiveStatement":{"performance":"50.00000000","lines":{"nodes":[{"billingLines":{"nodes":[{"lineId":"december"}]}}]}}}""",
            await Statement(partner, "2024-12", "{ performance lines { nodes { billingLines { nodes { lineId } } } } }"));
        foreach (var name in new[] { "expenditure", "incentives", "payouts" }) await server.Services.GetRequiredService<ProjectionHost>().Rebuild(name);
        Assert.Equal(restated, await Statement(partner, "2024-11", fields));
        Assert.Equal(first, await Statement(partner, "2024-11", fields, then));
    }

    [Fact, Trait("Rule", "INCENT-16"), Trait("Rule", "INCENT-44")]
    public async Task Less_after_a_payout_is_a_claim_against_the_next_earning_and_never_a_negative_payout()
    {
        var partner = await Partner();
        await Sold(("1", 200m, November));
        await server.MoveTo(Generation);
        await server.MoveTo(Confirmation);
        await server.Settle();
        var earning = (await server.Data("{ earnings { nodes { id } } }", world.Admin(partner)))["earnings"]!["nodes"]![0]!["id"]!.GetValue<string>();
        await world.Applied(partner, "CASH_COUPONS", earning);
        await server.Settle();
        await world.Policies(PayoutWorld.Policy(PolicyKind.Rebate, null, nameof(RebateType.ListPriceProducts), 0.05m));
        Assert.Equal("", await Restate(partner, "2024-11", "The rate was wrong."));
        Assert.Equal(
            """{"incentiveStatement":{"net":"10.00000000","policyVersion":1,"lines":{"nodes":[{"formula":"200.00000000 x (0.05 - 0.00) = 10.00000000"}]}}}""",
            await Statement(partner, "2024-11", "{ net policyVersion lines { nodes { formula } } }"));
        const string money = "{ earnings { nodes { net claimed left state claims { nodes { amount reason } } } } payouts { nodes { net state } } coupons { nodes { balance } } }";
        Assert.Equal(
            """{"earnings":{"nodes":[{"net":"40.00000000","claimed":"0.00000000","left":"40.00000000","state":"APPLIED","claims":{"nodes":[]}}]},"payouts":{"nodes":[{"net":"40.00000000","state":"PAID"}]},"coupons":{"nodes":[{"balance":"40.00000000"}]}}""",
            await world.Told(partner, money));
        // The next month earns 20 at 5 percent, and the claim of 30 takes all of it.
        await Sold(("2", 400m, November.AddMonths(1)));
        await server.MoveTo(NextGeneration);
        await server.MoveTo("2025-01-16T16:00:00Z");
        await server.Settle();
        Assert.Contains(
            """{"net":"20.00000000","claimed":"20.00000000","left":"0.00000000","state":"CLAIMED","claims":{"nodes":[{"amount":"20.00000000","reason":"The rate was wrong."}]}}""",
            await world.Told(partner, money), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "INCENT-7"), Trait("Rule", "CONV-7"), Trait("Rule", "CONV-10")]
    public async Task A_restatement_is_refused_where_nothing_would_change_and_to_everybody_else()
    {
        var partner = await Partner();
        await Sold(("1", 200m, November));
        Assert.Equal("INCENTIVE_STATEMENT_NOT_FOUND", await Restate(partner, "2024-11", "Why."));
        await server.MoveTo(Generation);
        await server.Settle();
        Assert.Equal("NOTHING_TO_RESTATE", await Restate(partner, "2024-11", "Why."));
        await Sold(("december", 50m, November.AddMonths(1)));
        Assert.Equal("NOTHING_TO_RESTATE", await Restate(partner, "2024-11", "Why."));
        await Sold(("late", 100m, November));
        Assert.Equal("REQUIRED", await Restate(partner, "2024-11", " "));
        Assert.Equal("CONFLICT", await Restate(partner, "2024-11", "Why.", expectedRevision: 2));
        foreach (var token in new[] { api.Administrator(partner), server.Customer("c"), server.Staff("ecosystem_manager") })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(
                "mutation($input: RestateIncentiveStatementInput!) { restateIncentiveStatement(input: $input) { errors { code } } }", token,
                new { input = new { statementId = IdOf(partner, "2024-11"), reason = "Why." } }));
        Assert.Equal("", await Restate(partner, "2024-11", "Why.", expectedRevision: 1));
        Assert.Equal("NOTHING_TO_RESTATE", await Restate(partner, "2024-11", "Why."));
        Assert.Equal("""{"incentiveStatement":{"revision":2,"state":"GENERATED","net":"60.00000000"}}""", await Statement(partner, "2024-11", "{ revision state net }"));
        Assert.Equal("""{"earnings":{"nodes":[]}}""", await world.Told(partner, "{ earnings { nodes { net } } }"));
        await server.MoveTo(Confirmation);
        await server.Settle();
        Assert.Equal("""{"earnings":{"nodes":[{"net":"60.00000000"}]}}""", await world.Told(partner, "{ earnings { nodes { net } } }"));
    }

    [Fact, Trait("Rule", "INCENT-12"), Trait("Rule", "INCENT-17")]
    public async Task A_restated_bill_restates_the_performance_of_its_month()
    {
        var partner = await Partner("RESELLER");
        await Sold(("1", 200m, November));
        await server.MoveTo("2024-12-04T16:00:00Z");
        await server.Settle();
        await Sold(("late", 100m, November));
        var payload = await world.Run("restateBill", world.Finance, new { partnerId = LedgerApi.Partner(partner), month = "2024-11", reason = "Late usage." }, "position");
        Assert.Empty(payload["errors"]!.AsArray());
        await server.Settle();
        Assert.Equal(
            """{"incentiveStatement":{"revision":2,"performance":"300.00000000","net":"0.00000000","restatements":[{"reason":"Late usage.","by":"system:reaction-state-reseller-performance"}]}}""",
            await Statement(partner, "2024-11", "{ revision performance net restatements { reason by } }", model: "Reseller"));
        Assert.Equal("STATEMENT_OF_PERFORMANCE", await Restate(partner, "2024-11", "Why.", model: "Reseller"));
    }

    [Theory, Trait("Rule", "INCENT-7"), Trait("Rule", "INCENT-16")]
    [InlineData(1)]
    [InlineData(20241104)]
    public async Task Whatever_comes_late_and_is_restated_in_whatever_order_every_sale_earns_once(int seed)
    {
        var (partner, random) = (await Partner(), new Random(seed));
        var (sales, statements, open) = (new Dictionary<string, decimal>(), new Dictionary<string, string>(), new List<(string Id, int Month)>());
        for (var current = 0; current < 4; current++)
        {
            for (var step = 0; step < 5; step++)
            {
                if (random.Next(3) > 0)
                {
                    var sold = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Id: $"s{random.Next()}", Amount: random.Next(1, 1_000) / 100m, Month: random.Next(0, current + 1)))
                        .DistinctBy(sale => sale.Id).ToArray();
                    await Sold([.. sold.Select(sale => (sale.Id, sale.Amount, November.AddMonths(sale.Month)))]);
                    foreach (var sale in sold) (sales[sale.Id], open) = (sale.Amount, [.. open, (sale.Id, sale.Month)]);
                }
                else
                {
                    var month = random.Next(0, current + 1);
                    var stated = statements.ContainsValue(Text(month));
                    var changes = stated && open.Exists(sale => sale.Month == month);
                    Assert.Equal(changes ? "" : stated ? "NOTHING_TO_RESTATE" : "INCENTIVE_STATEMENT_NOT_FOUND", await Restate(partner, Text(month), $"Step {step}."));
                    if (changes) State(month, sale => sale.Month == month);
                }
            }

            await server.MoveTo($"{November.AddMonths(current + 1).AddDays(-10):yyyy-MM-dd}T16:00:00Z");
            await server.Settle();
            State(current, sale => sale.Month <= current);
        }

        const string all = "{ incentiveStatements(first: 5) { nodes { period revision incentive net lines(first: 5) { nodes { amount billingLines(first: 60) { nodes { lineId listPrice } } } } } } }";
        var told = await server.Data(all, world.Admin(partner));
        var nodes = told["incentiveStatements"]!["nodes"]!.AsArray();
        Assert.Equal(
            statements.Select(sale => $"{sale.Value} {sale.Key}").Order(StringComparer.Ordinal),
            nodes.SelectMany(of => of!["lines"]!["nodes"]!.AsArray().SelectMany(line => line!["billingLines"]!["nodes"]!.AsArray()).Select(line => $"{of["period"]} {line!["lineId"]}"))
                .Order(StringComparer.Ordinal));
        Assert.Equal(sales.Count, statements.Count);
        Assert.All(nodes, of => Assert.Equal(statements.Where(sale => sale.Value == $"{of!["period"]}").Sum(sale => sales[sale.Key]) * 0.2m, Amount(of!["incentive"]!)));
        foreach (var name in new[] { "expenditure", "incentives" }) await server.Services.GetRequiredService<ProjectionHost>().Rebuild(name);
        Assert.Equal(told.ToJsonString(), (await server.Data(all, world.Admin(partner))).ToJsonString());

        void State(int month, Predicate<(string Id, int Month)> which)
        {
            foreach (var sale in open.FindAll(which)) statements.Add(sale.Id, Text(month));
            open.RemoveAll(which);
        }

        static string Text(int month) => $"{November.AddMonths(month):yyyy-MM}";

        static decimal Amount(JsonNode text) => decimal.Parse(text.GetValue<string>(), CultureInfo.InvariantCulture);
    }

    /// <summary>A partner with the customer c.</summary>
    private async Task<string> Partner(string model = "REFERRAL")
    {
        var partner = await world.Partner();
        Assert.True(await api.Register("c", server.Clock.GetUtcNow()));
        Assert.True(await api.Associate("c", partner, model));
        return partner;
    }

    /// <summary>What customer c paid in money at list price for ECS.</summary>
    [Fact, Trait("Rule", "INCENT-18")]
    public async Task A_restated_statement_is_told_at_once_and_to_whoever_missed_it_and_to_nobody_else()
    {
        var (partner, other) = (await Partner(), await server.Partner());
        await Sold(("1", 200m, November));
        await server.MoveTo(Generation);
        await server.MoveTo(Confirmation);
        await Sold(("late", 100m, November));
        var before = await Subscriber.Now(server);
        const string notice = "{ model period revision reason before after isConfirmed statement { revision net } }";
        using var listening = await Subscriber.Start(server, world.Admin(partner), $"{{ incentiveStatementRestated {notice} }}");
        Assert.Equal("", await Restate(partner, "2024-11", "A sale was reported late."));
        const string expected =
            """{"model":"REFERRAL","period":"2024-11","revision":2,"reason":"A sale was reported late.","before":"40.00000000","after":"60.00000000","isConfirmed":true,"statement":{"revision":2,"net":"60.00000000"}}""";
        Assert.Equal(expected, (await listening.Next()).ToJsonString());
        using var missed = await Subscriber.Start(server, server.Operations, $$"""{ incentiveStatementRestated(after: "{{before}}") {{notice}} }""");
        Assert.Equal(expected, (await missed.Next()).ToJsonString());
        using var foreign = await Subscriber.Start(server, world.Admin(other), $$"""{ incentiveStatementRestated(after: "{{before}}") { cursor } }""");
        // Keep-alives alone, from the place on which it began.
        while (await foreign.NextCursor() == before) server.Clock.Advance(TimeSpan.FromSeconds(30));
    }

    private async Task Sold(params (string Id, decimal List, DateTimeOffset At)[] sales)
    {
        await api.Record(sales.Select(sale => (object)new
        {
            lineId = sale.Id, customerId = LedgerApi.Customer("c"), chargedFrom = sale.At, chargedTo = sale.At, serviceType = "ECS", listPrice = LedgerApi.Text(sale.List),
            amountDue = LedgerApi.Text(sale.List), cashPayment = LedgerApi.Text(sale.List),
        }));
        await server.Settle();
    }

    private static string IdOf(string partner, string period, string model = "Referral") => PayoutWorld.Id("IncentiveStatement", $"{partner}@{model}@{period}");

    /// <summary>The codes of the refusal; empty when it was accepted and has happened.</summary>
    private async Task<string> Restate(string partner, string period, string reason, int? expectedRevision = null, string model = "Referral")
    {
        var payload = await world.Run(
            "restateIncentiveStatement", server.Operations, new { statementId = IdOf(partner, period, model), reason, expectedRevision }, "incentiveStatement { restatements { reason } }");
        // What the payload tells is not waited for by the test.
        if (payload.Codes().Length == 0) Assert.Equal(reason, payload["incentiveStatement"]!["restatements"]!.AsArray()[^1]!["reason"]!.GetValue<string>());
        await server.Settle();
        return string.Join(' ', payload.Codes());
    }

    private Task<string> Statement(string partner, string period, string fields, string arguments = "", string model = "Referral") =>
        world.Told(partner, $$"""{ incentiveStatement(id: "{{IdOf(partner, period, model)}}"{{arguments}}) {{fields}} }""");
}
