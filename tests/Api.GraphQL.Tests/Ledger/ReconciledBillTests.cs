using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;

namespace PartnerGraph.Api.GraphQL.Tests.Ledger;

/// <summary>Lines, customers, products, bill and revenue are one amount, and rounding shows in one line; every server begins at 2024-11-04.</summary>
public sealed class ReconciledBillTests : IAsyncLifetime
{
    // 00:00 of December 5 in GMT+08:00.
    private const string BillRun = "2024-12-04T16:00:00Z";

    private const string Bill = "bill { lines customers products bill revenue exclusions { reason amount } unpaid displayed rounding agrees }";

    private static readonly DateTimeOffset November = new(2024, 11, 10, 0, 0, 0, TimeSpan.Zero);

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;

    public ReconciledBillTests() => api = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "BILL-10"), Trait("Rule", "BILL-11"), Trait("Rule", "BILL-12"), Trait("Rule", "CSP-1"), Trait("Rule", "CSP-6"), Trait("Rule", "CSP-27")]
    public async Task A_bill_is_one_amount_whatever_it_is_added_up_from()
    {
        var partner = await Partner();
        await server.Services.GetRequiredService<CommandRunner>().Run(
            PartnerAccountDecider.Definition, new IssueCoupon(partner, "k", 20m, CouponTerms.Unrestricted with { Products = ["OBS"] }), new("test", "test"));
        await Record(("1", "c", "ECS", 110m, 10m), ("2", "d", "OBS", 50.105m, 0m), ("3", "d", "ECS", -10m, 0m));
        Assert.Equal("""{"reconciliation":{"agrees":true,"bill":null}}""", await Reconciled(partner, "bill { agrees }"));
        await server.MoveTo(BillRun);
        await server.Settle();
        // 150.105 is billed, the coupon pays 20 of OBS, and nothing else is paid yet.
        Assert.Equal(
            """{"reconciliation":{"agrees":true,"bill":{"lines":"150.10500000","customers":"150.10500000","products":"150.10500000","bill":"150.10500000","revenue":"0.00000000","exclusions":[{"reason":"COUPON","amount":"20.00000000"}],"unpaid":"130.10500000","displayed":"150.11000000","rounding":"0.00500000","agrees":true}}}""",
            await Reconciled(partner, Bill));
        Assert.True(await api.Repay(partner, 130.105m));
        await server.Settle();
        // Of what is paid in money, 10 is the tax of the first line.
        Assert.Equal(
            """{"reconciliation":{"agrees":true,"bill":{"lines":"150.10500000","customers":"150.10500000","products":"150.10500000","bill":"150.10500000","revenue":"120.10500000","exclusions":[{"reason":"COUPON","amount":"20.00000000"},{"reason":"TURNOVER_TAX","amount":"10.00000000"}],"unpaid":"0.00000000","displayed":"150.11000000","rounding":"0.00500000","agrees":true}}}""",
            await Reconciled(partner, Bill));
    }

    [Theory, Trait("Rule", "BILL-11"), Trait("Rule", "CSP-1")]
    [InlineData("UPDATE bill_revenue SET Net = '101.0' WHERE ServiceType = 'ECS'", "revenue of the bill", "2024-11 / ECS / Cloud", "101.00000000", "100.00000000")]
    [InlineData("UPDATE bill_sum SET AmountDueLow = AmountDueLow + 100000000 WHERE ServiceType = 'ECS'", "parts of bills", "2024-11 / 2024-11", "151.00000000", "150.00000000")]
    [InlineData("UPDATE referral_revenue SET Net = '8.0'", "referral revenue", "2024-11-10 / ECS / Cloud", "8.00000000", "7.00000000")]
    public async Task A_figure_that_differs_from_the_lines_is_named(string falsified, string figure, string of, string shown, string computed)
    {
        var partner = await Partner();
        await Record(("1", "c", "ECS", 100m, 0m), ("2", "d", "OBS", 50m, 0m));
        await api.Record(new { lineId = "r", customerId = LedgerApi.Customer("r"), chargedFrom = November, chargedTo = November, serviceType = "ECS", amountDue = "7", cashPayment = "7", listPrice = "7" });
        await server.MoveTo(BillRun);
        await server.Settle();
        await Falsify(falsified);
        var told = (await server.Data(Query(partner, "differences { figure of shown computed } bill { agrees }"), server.Staff("finance")))["reconciliation"]!;
        Assert.False(told["agrees"]!.GetValue<bool>());
        Assert.Contains(told["differences"]!.AsArray(), difference => JsonNode.DeepEquals(
            difference, new JsonObject { ["figure"] = figure, ["of"] = of, ["shown"] = shown, ["computed"] = computed }));
        Assert.Equal(figure == "referral revenue", told["bill"]!["agrees"]!.GetValue<bool>());
        await server.Services.GetRequiredService<ProjectionHost>().Rebuild("expenditure");
        Assert.Equal("""{"reconciliation":{"agrees":true,"bill":{"agrees":true}}}""", await Reconciled(partner, "bill { agrees }"));
    }

    /// <summary>A partner with reseller customers c and d and a referral customer r.</summary>
    private async Task<string> Partner()
    {
        var partner = await server.Partner();
        foreach (var (customer, model) in new[] { ("c", "RESELLER"), ("d", "RESELLER"), ("r", "REFERRAL") })
        {
            Assert.True(await api.Register(customer, server.Clock.GetUtcNow()));
            Assert.True(await api.Associate(customer, partner, model));
        }

        return partner;
    }

    private async Task Record(params (string Id, string Customer, string Product, decimal Due, decimal Tax)[] lines)
    {
        await api.Record(lines.Select(line => (object)new
        {
            lineId = line.Id, customerId = LedgerApi.Customer(line.Customer), chargedFrom = November, chargedTo = November, serviceType = line.Product,
            amountDue = LedgerApi.Text(line.Due), listPrice = LedgerApi.Text(line.Due), tax = LedgerApi.Text(line.Tax), billType = line.Due < 0 ? "REFUND_UNSUBSCRIPTION" : "EXPENDITURE",
        }));
        await server.Settle();
    }

    private static string Query(string partner, string fields) =>
        $$"""{ reconciliation(partnerId: "{{LedgerApi.Partner(partner)}}", month: "2024-11") { agrees {{fields}} } }""";

    private Task<string> Reconciled(string partner, string fields) => api.Ask(Query(partner, fields), server.Staff("finance"));

    private async Task Falsify(string sql)
    {
        var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(server.DataDirectory, "read"), "expenditure-*.db"));
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
