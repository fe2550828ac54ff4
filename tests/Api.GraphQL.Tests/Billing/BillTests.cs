using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;

namespace PartnerGraph.Api.GraphQL.Tests.Billing;

/// <summary>The months of partners become bills, while the clock of a sandbox moves; every server begins at 2024-11-04.</summary>
public sealed class BillTests : IAsyncLifetime
{
    // 00:00 of December 5 in GMT+08:00.
    private const string Run = "2024-12-04T16:00:00Z";

    private static readonly DateTimeOffset November = new(2024, 11, 10, 0, 0, 0, TimeSpan.Zero);

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;

    public BillTests() => api = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "BILL-10"), Trait("Rule", "BILL-11"), Trait("Rule", "BILL-12"), Trait("Rule", "BILL-19"), Trait("Rule", "BILL-22"),
     Trait("Rule", "BILL-24"), Trait("Rule", "CSP-19")]
    public async Task A_month_is_an_estimate_until_the_bill_run_and_is_rounded_once()
    {
        var partner = await Partner();
        await Customer("c", partner);
        await Customer("d", partner);
        await Customer("e", partner, "REFERRAL");
        await Lines(("1", "c", 0.105m, "ECS", November), ("2", "c", 0.105m, "OBS", November), ("3", "d", 0.105m, "ECS", November), ("4", "e", 50m, "ECS", November));
        const string bill = """
            { partnerBill(month: "2024-11") { state debtor estimate usage payable unpaid total byProduct { rounding parts { serviceType amount displayAmount } }
                byCustomer { rounding parts { customerId amount displayAmount } } lines { totalCount nodes { lineId amount kind isCorrection } } } }
            """;
        const string estimated =
            """{"partnerBill":{"state":"ESTIMATED","debtor":"PARTNER","estimate":"0.31500000","usage":null,"payable":null,"unpaid":null,"total":null,"byProduct":null,"byCustomer":null,"lines":null}}""";
        Assert.Equal(estimated, await Told(bill, partner));
        await server.MoveTo("2024-12-04T15:59:59Z");
        Assert.Equal(estimated, await Told(bill, partner));
        await server.MoveTo(Run);
        var (c, d) = (GlobalId.Of("Customer", "c"), GlobalId.Of("Customer", "d"));
        Assert.Equal(
            $$$$"""{"partnerBill":{"state":"GENERATED","debtor":"PARTNER","estimate":null,"usage":"0.31500000","payable":"0.31500000","unpaid":"0.31500000","total":"0.32000000","byProduct":{"rounding":"0.00000000","parts":[{"serviceType":"ECS","amount":"0.21000000","displayAmount":"0.21000000"},{"serviceType":"OBS","amount":"0.10500000","displayAmount":"0.11000000"}]},"byCustomer":{"rounding":"0.00000000","parts":[{"customerId":"{{{{c}}}}","amount":"0.21000000","displayAmount":"0.21000000"},{"customerId":"{{{{d}}}}","amount":"0.10500000","displayAmount":"0.11000000"}]},"lines":{"totalCount":3,"nodes":[{"lineId":"1","amount":"0.10500000","kind":"CHARGE","isCorrection":false},{"lineId":"2","amount":"0.10500000","kind":"CHARGE","isCorrection":false},{"lineId":"3","amount":"0.10500000","kind":"CHARGE","isCorrection":false}]}}}""",
            await Told(bill, partner));
    }

    [Fact, Trait("Rule", "BILL-11"), Trait("Rule", "BILL-12")]
    public async Task What_rounded_parts_lack_stands_beside_them()
    {
        var partner = await Partner();
        await Customer("c", partner);
        await Customer("d", partner);
        await Lines(("1", "c", 0.105m, "ECS", November), ("2", "d", 0.105m, "OBS", November));
        await server.MoveTo(Run);
        Assert.Equal(
            """{"partnerBill":{"total":"0.21000000","byProduct":{"rounding":"-0.01000000","parts":[{"displayAmount":"0.11000000"},{"displayAmount":"0.11000000"}]},"byCustomer":{"rounding":"-0.01000000","parts":[{"displayAmount":"0.11000000"},{"displayAmount":"0.11000000"}]}}}""",
            await Told("""{ partnerBill(month: "2024-11") { total byProduct { rounding parts { displayAmount } } byCustomer { rounding parts { displayAmount } } } }""", partner));
    }

    [Theory, Trait("Rule", "BILL-3")]
    [InlineData("300", "PAID", "300.00000000", "0.00000000", "200.00000000")]
    [InlineData("600", "PARTLY_PAID", "500.00000000", "100.00000000", "0.00000000")]
    public async Task The_balance_pays_what_it_can(string usage, string state, string fromBalance, string due, string balance)
    {
        var partner = await Partner();
        await Customer("c", partner);
        await api.TopUp(partner, 500m);
        await Lines(("1", "c", decimal.Parse(usage, System.Globalization.CultureInfo.InvariantCulture), "ECS", November));
        await server.MoveTo(Run);
        Assert.Equal(
            $$$"""{"partnerBill":{"state":"{{{state}}}","fromBalance":"{{{fromBalance}}}","unpaid":"{{{due}}}"},"amountDue":{"latestMonth":"{{{due}}}","total":"{{{due}}}"},"accountBalance":{"amount":"{{{balance}}}"}}""",
            await Told("""{ partnerBill(month: "2024-11") { state fromBalance unpaid } amountDue { latestMonth total } accountBalance { amount } }""", partner));
    }

    [Theory, Trait("Rule", "COUPON-8"), Trait("Rule", "COUPON-9"), Trait("Rule", "BILL-18")]
    [InlineData("80", "50.00000000", "30.00000000", "50")]
    [InlineData("80", "70.00000000", "10.00000000", "50", "20")]
    [InlineData("0.10500001", "0.10500001", "0.00000000", "50")]
    public async Task Coupons_are_deducted_when_the_bill_is_made(string usage, string applied, string payable, params string[] coupons)
    {
        var partner = await Partner();
        await Customer("c", partner);
        foreach (var amount in coupons)
            await server.Services.GetRequiredService<CommandRunner>().Run(
                PartnerAccountDecider.Definition, new IssueCoupon(partner, $"coupon of {amount}", decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), CouponTerms.Unrestricted), new("test", "test"));
        await Lines(("1", "c", decimal.Parse(usage, System.Globalization.CultureInfo.InvariantCulture), "ECS", November));
        await server.MoveTo(Run);
        Assert.Equal(
            $$$"""{"partnerBill":{"couponApplied":"{{{applied}}}","payable":"{{{payable}}}"}}""",
            await Told("""{ partnerBill(month: "2024-11") { couponApplied payable } }""", partner));
    }

    [Fact, Trait("Rule", "BILL-23"), Trait("Rule", "BILL-29")]
    public async Task The_zones_midnight_divides_months_and_what_comes_late_corrects_the_next_bill()
    {
        var partner = await Partner();
        await Customer("c", partner);
        var midnight = new DateTimeOffset(2024, 11, 30, 16, 0, 0, TimeSpan.Zero);
        await Lines(("before", "c", 10m, "ECS", midnight.AddSeconds(-1)), ("after", "c", 20m, "ECS", midnight));
        await Refund("refund", "c", 4m, midnight.AddSeconds(-1));
        await server.MoveTo(Run);
        await Lines(("late", "c", 1m, "ECS", November));
        await Refund("late refund", "c", 2m, midnight.AddSeconds(-1));
        const string bill = "{ usage refunds unpaid byMonth { month amount isCorrection } lines { nodes { lineId amount isCorrection } } }";
        Assert.Equal(
            """{"partnerBill":{"usage":"6.00000000","refunds":"-4.00000000","unpaid":"6.00000000","byMonth":[{"month":"2024-11","amount":"6.00000000","isCorrection":false}],"lines":{"nodes":[{"lineId":"before","amount":"10.00000000","isCorrection":false},{"lineId":"refund","amount":"-4.00000000","isCorrection":false}]}}}""",
            await Told($$"""{ partnerBill(month: "2024-11") {{bill}} }""", partner));
        Assert.Equal("""{"partnerBill":{"estimate":"19.00000000"}}""", await Told("""{ partnerBill(month: "2024-12") { estimate } }""", partner));
        await server.MoveTo("2025-01-04T16:00:00Z");
        Assert.Equal(
            """{"partnerBill":{"usage":"19.00000000","refunds":"-2.00000000","unpaid":"19.00000000","byMonth":[{"month":"2024-11","amount":"-1.00000000","isCorrection":true},{"month":"2024-12","amount":"20.00000000","isCorrection":false}],"lines":{"nodes":[{"lineId":"after","amount":"20.00000000","isCorrection":false},{"lineId":"late","amount":"1.00000000","isCorrection":true},{"lineId":"late refund","amount":"-2.00000000","isCorrection":true}]}}}""",
            await Told($$"""{ partnerBill(month: "2024-12") {{bill}} }""", partner));
        Assert.Equal("""{"amountDue":{"latestMonth":"19.00000000","previousMonths":"6.00000000","total":"25.00000000"}}""", await Told("{ amountDue { latestMonth previousMonths total } }", partner));
    }

    [Fact, Trait("Rule", "BILL-29")]
    public async Task A_month_in_which_more_is_given_back_than_charged_goes_on_the_balance()
    {
        var partner = await Partner();
        await Customer("c", partner);
        await Lines(("1", "c", 10m, "ECS", November));
        await Refund("2", "c", 40m, November);
        await server.MoveTo(Run);
        Assert.Equal(
            """{"partnerBill":{"state":"PAID","usage":"-30.00000000","payable":"0.00000000","credited":"30.00000000","unpaid":"0.00000000"},"accountBalance":{"amount":"30.00000000"}}""",
            await Told("""{ partnerBill(month: "2024-11") { state usage payable credited unpaid } accountBalance { amount } }""", partner));
    }

    [Fact, Trait("Rule", "BILL-21"), Trait("Rule", "BILL-25")]
    public async Task Bills_are_listed_and_paid_the_oldest_first()
    {
        var partner = await Partner();
        await Customer("c", partner);
        await Lines(("1", "c", 10m, "ECS", November), ("2", "c", 20m, "ECS", November.AddMonths(1)));
        await server.MoveTo("2025-01-04T16:00:00Z");
        Assert.True(await api.Repay(partner, 15m));
        await server.Settle();
        const string list = "{ partnerBills(first: 1%) { totalCount nodes { month state unpaid node: id } pageInfo { hasNextPage endCursor } } }";
        var latest = await server.Data(list.Replace("%", "", StringComparison.Ordinal), api.Administrator(partner));
        Assert.Equal("2024-12 PARTLY_PAID 15.00000000 of 2", Only(latest));
        var cursor = latest["partnerBills"]!["pageInfo"]!["endCursor"]!.GetValue<string>();
        var earlier = await server.Data(list.Replace("%", $", after: \"{cursor}\"", StringComparison.Ordinal), api.Administrator(partner));
        Assert.Equal("2024-11 PAID 0.00000000 of 2", Only(earlier));
        var id = earlier["partnerBills"]!["nodes"]![0]!["node"]!.GetValue<string>();
        Assert.Equal("""{"node":{"month":"2024-11"}}""", await Told($"{{ node(id: \"{id}\") {{ ... on PartnerBill {{ month }} }} }}", partner));
        Assert.Equal("""{"node":null}""", await Told($"{{ node(id: \"{id}\") {{ ... on PartnerBill {{ month }} }} }}", await Partner()));
    }

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "CONV-7")]
    public async Task A_bill_is_its_partners_and_finances_alone()
    {
        var (partner, other) = (await Partner(), await Partner());
        await Customer("c", partner);
        await Lines(("1", "c", 10m, "ECS", November));
        await server.MoveTo(Run);
        var bill = $$"""{ partnerBill(partnerId: "{{LedgerApi.Partner(partner)}}", month: "2024-11") { usage } partnerBills(partnerId: "{{LedgerApi.Partner(partner)}}") { totalCount nodes { month } } }""";
        var absent = bill.Replace(LedgerApi.Partner(partner), LedgerApi.Partner("nobody"), StringComparison.Ordinal);
        Assert.Equal("""{"partnerBill":{"usage":"10.00000000"},"partnerBills":{"totalCount":1,"nodes":[{"month":"2024-11"}]}}""", (await server.Data(bill, server.Staff("finance"))).ToJsonString());
        Assert.Equal("""{"partnerBill":null,"partnerBills":{"totalCount":0,"nodes":[]}}""", await Told(bill, other));
        Assert.Equal(await Told(absent, other), await Told(bill, other));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(bill, server.Member(partner, Role.AccountManager)));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(bill, server.Customer("c")));
    }

    [Fact, Trait("Rule", "BILL-3"), Trait("Rule", "CONV-9")]
    public async Task A_year_of_bill_runs_bills_every_month_once()
    {
        var partner = await Partner();
        await Customer("c", partner);
        await Lines([.. Enumerable.Range(0, 12).Select(month => ($"{month}", "c", month + 1m, "ECS", November.AddMonths(month)))]);
        await server.MoveTo("2025-11-04T16:00:00Z");
        var bills = (await server.Data("{ partnerBills(first: 20, orderBy: EARLIEST_FIRST) { nodes { month usage lines { totalCount } } } }", api.Administrator(partner)))["partnerBills"]!["nodes"]!;
        Assert.Equal(
            Enumerable.Range(0, 12).Select(month => $"{November.AddMonths(month):yyyy-MM} {month + 1}.00000000 1"),
            bills.AsArray().Select(bill => $"{bill!["month"]} {bill["usage"]} {bill["lines"]!["totalCount"]}"));
        Assert.Equal("""{"amountDue":{"total":"78.00000000"}}""", await Told("{ amountDue { total } }", partner));
        var reconciled = await server.Data($$"""{ reconciliation(partnerId: "{{LedgerApi.Partner(partner)}}", month: "2025-03") { agrees billed unbilled } }""", server.Staff("finance"));
        Assert.Equal("""{"reconciliation":{"agrees":true,"billed":"5.00000000","unbilled":"0.00000000"}}""", reconciled.ToJsonString());
    }

    [Fact, Trait("Rule", "BILL-3")]
    public async Task Whatever_is_done_twice_or_at_once_there_is_one_bill_and_it_stands_after_a_rebuild()
    {
        var partner = await Partner();
        await Customer("c", partner);
        await api.TopUp(partner, 4m);
        await Lines([.. Enumerable.Range(0, 30).Select(line => ($"{line}", "c", 1m, "ECS", November))]);
        await server.MoveTo("2024-12-04T15:59:59Z");
        var close = new CloseBillingMonth(partner, new(2024, 11), Write.Domain.Kernel.BusinessTime.Default, new(2024, 12, 5, 0, 0, 0, TimeSpan.Zero));
        var runner = server.Services.GetRequiredService<CommandRunner>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => runner.Run(PartnerAccountDecider.Definition, close, new("test", "test"))));
        await server.MoveTo(Run);
        const string told = "{ partnerBills { totalCount nodes { month usage fromBalance unpaid lines { totalCount } } } amountDue { total } accountBalance { amount } }";
        const string expected =
            """{"partnerBills":{"totalCount":1,"nodes":[{"month":"2024-11","usage":"30.00000000","fromBalance":"4.00000000","unpaid":"26.00000000","lines":{"totalCount":30}}]},"amountDue":{"total":"26.00000000"},"accountBalance":{"amount":"0.00000000"}}""";
        Assert.Equal(expected, await Told(told, partner));
        var projections = server.Services.GetRequiredService<Read.Projections.Runtime.ProjectionHost>();
        foreach (var name in new[] { "reaction-generate-bills", "expenditure" }) await projections.Rebuild(name);
        await server.Settle();
        Assert.Equal(expected, await Told(told, partner));
        var account = await runner.Load(PartnerAccountDecider.Definition, partner);
        Assert.Equal(new Write.Domain.Kernel.Money(26m), account.State.Due);
    }

    private static string Only(JsonNode data) => string.Join(' ', data["partnerBills"]!["nodes"]!.AsArray().Select(bill =>
        $"{bill!["month"]} {bill["state"]} {bill["unpaid"]} of {data["partnerBills"]!["totalCount"]}"));

    private Task<string> Partner() => server.Partner();

    private async Task Customer(string key, string partner, string model = "RESELLER")
    {
        Assert.True(await api.Register(key, server.Clock.GetUtcNow()));
        Assert.True(await api.Associate(key, partner, model));
    }

    private async Task Lines(params (string Id, string Customer, decimal Due, string Service, DateTimeOffset At)[] lines)
    {
        await api.Record(lines.Select(line => (object)new
        {
            lineId = line.Id, customerId = LedgerApi.Customer(line.Customer), chargedFrom = line.At, chargedTo = line.At, serviceType = line.Service,
            amountDue = LedgerApi.Text(line.Due), listPrice = LedgerApi.Text(line.Due),
        }));
        await server.Settle();
    }

    private async Task Refund(string id, string customer, decimal amount, DateTimeOffset at)
    {
        await api.Record(new
        {
            lineId = id, customerId = LedgerApi.Customer(customer), chargedFrom = at, chargedTo = at, serviceType = "ECS", billType = "REFUND_UNSUBSCRIPTION",
            amountDue = LedgerApi.Text(-amount), listPrice = LedgerApi.Text(-amount),
        });
        await server.Settle();
    }

    private async Task<string> Told(string query, string partner) => (await server.Data(query, api.Administrator(partner))).ToJsonString();
}
