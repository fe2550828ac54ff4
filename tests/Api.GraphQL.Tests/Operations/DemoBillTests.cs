using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Hosting.Demo;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Operations;

/// <summary>What is open between the demo's partners and the vendor, on whatever day the demo is loaded.</summary>
public sealed class DemoBillTests(DemoOnDays demo) : IClassFixture<DemoOnDays>
{
    private const string Account = """
        query($running: Month!) {
          partnerBills { nodes { month state usage couponApplied fromBalance unpaid byMonth { month isCorrection } } }
          partnerBill(month: $running) { state estimate }
          amountDue { latestMonth previousMonths }
          accountBalance { amount }
          coupons { nodes { state faceValue } }
          payments(first: 50) { nodes { source amount } }
        }
        """;

    // The billing zone is eight hours ahead: its first second and its last of a month, around the bill run and the noon by which bills are there, and over the
    // end of a year.
    public static TheoryData<string, string, string, string> Days => new()
    {
        { "2024-10-31T16:00:00Z", "2024-09", "2024-10", "2024-11" },
        { "2024-11-04T02:00:00Z", "2024-09", "2024-10", "2024-11" },
        { "2024-11-04T15:59:59Z", "2024-09", "2024-10", "2024-11" },
        { "2024-11-04T16:00:00Z", "2024-09", "2024-10", "2024-11" },
        { "2024-11-05T03:59:00Z", "2024-09", "2024-10", "2024-11" },
        { "2024-11-05T04:00:00Z", "2024-09", "2024-10", "2024-11" },
        { "2024-11-15T02:00:00Z", "2024-09", "2024-10", "2024-11" },
        { "2024-11-30T15:59:59Z", "2024-09", "2024-10", "2024-11" },
        { "2025-01-15T02:00:00Z", "2024-11", "2024-12", "2025-01" },
        { "2025-01-31T15:59:00Z", "2024-11", "2024-12", "2025-01" },
        { "2025-03-30T02:00:00Z", "2025-01", "2025-02", "2025-03" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Two_months_are_billed_whole_and_the_third_runs(string now, string older, string last, string running)
    {
        var server = await demo.On(now);
        var account = await server.Data(Account, server.TokenOf("alice"), new { running });
        var bills = account["partnerBills"]!["nodes"]!.AsArray();
        Assert.Equal([(last, "GENERATED"), (older, "PAID")], bills.Select(bill => (Text(bill, "month"), Text(bill, "state"))));
        // A line that came after its month was closed would be a correction in the next bill.
        Assert.All(bills, bill => Assert.Equal(
            $$"""[{"month":"{{Text(bill, "month")}}","isCorrection":false}]""", bill!["byMonth"]!.ToJsonString()));
        Assert.Equal([("0.00000000", "0.00000000"), ("300.00000000", "250.00000000")], bills.Select(bill => (Text(bill, "couponApplied"), Text(bill, "fromBalance"))));
        Assert.Equal((Amount(bills[0], "usage"), "0.00000000"), (Amount(bills[0], "unpaid"), Text(bills[1], "unpaid")));
        Assert.Equal(
            [Amount(bills[1], "usage") - 550m], account["payments"]!["nodes"]!.AsArray().Where(paid => Text(paid, "source") == "BANK_TRANSFER").Select(paid => Amount(paid, "amount")));
        Assert.Equal((Text(bills[0], "unpaid"), Text(bills[1], "unpaid")), (Text(account["amountDue"], "latestMonth"), Text(account["amountDue"], "previousMonths")));
        Assert.Equal("ESTIMATED", Text(account["partnerBill"], "state"));
        // Of the running month on its first day nothing but what came late for the last.
        var (late, estimate) = (Late(last), Amount(account["partnerBill"], "estimate"));
        Assert.Equal(now.StartsWith("2024-10-31", StringComparison.Ordinal), estimate == late);
        Assert.True(estimate >= late, $"{estimate} is below {late}");
        Assert.Equal(
            """{"amount":"0.00000000"}{"nodes":[{"state":"USED_UP","faceValue":"300.00000000"}]}""",
            account["accountBalance"]!.ToJsonString() + account["coupons"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task One_statement_is_confirmed_and_being_paid_and_the_next_one_is_rejected(string now, string older, string last, string running)
    {
        var server = await demo.On(now);
        var incentives = await server.Data(
            """
            {
              incentiveStatements(filter: { model: REFERRAL }) { nodes { period state net deadlineAt } }
              earnings(filter: { model: REFERRAL }) { nodes { state net } }
              payouts { nodes { method state beforeTax overdue appliedAt } }
            }
            """,
            server.TokenOf("alice"));
        var statements = incentives["incentiveStatements"]!["nodes"]!.AsArray();
        Assert.Equal([(last, "REJECTED"), (older, "CONFIRMED")], statements.Select(stated => (Text(stated, "period"), Text(stated, "state"))));
        var earned = Text(statements[1], "net");
        Assert.NotEqual(0m, decimal.Parse(earned!, CultureInfo.InvariantCulture));
        Assert.Equal([("APPLIED", earned)], incentives["earnings"]!["nodes"]!.AsArray().Select(earning => (Text(earning, "state"), Text(earning, "net"))));
        var payout = Assert.Single(incentives["payouts"]!["nodes"]!.AsArray());
        Assert.Equal(("TOP_UP", "INVOICE_REGISTERED", earned), (Text(payout, "method"), Text(payout, "state"), Text(payout, "beforeTax")));
        Assert.False(payout!["overdue"]!.GetValue<bool>());
        // Each at its own time: applied for when the time to object had passed, in the month after the stated one.
        Assert.InRange(Instant(payout, "appliedAt"), Instant(statements[1], "deadlineAt"), new BusinessTime(TimeSpan.FromHours(8)).StartOf(DateOnly.Parse($"{running}-01", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_second_load_adds_nothing_and_what_waits_for_the_vendor_waits()
    {
        var server = await demo.On("2024-11-20T02:00:00Z");
        var loader = server.Services.GetRequiredService<DemoLoader>();
        Assert.True(await loader.IsLoaded(CancellationToken.None));
        await server.CaughtUp();
        var head = await server.Services.GetRequiredService<IEventStore>().Head();
        await loader.Load(CancellationToken.None);
        await server.CaughtUp();
        Assert.Empty((await server.Services.GetRequiredService<IEventStore>().ReadAll(head, 100)).Events.Select(told => told.Type));
        Assert.Equal(
            """{"testCouponRequests":{"nodes":[{"state":"SUBMITTED","amount":"400.00000000"}]}}""",
            (await server.Data("{ testCouponRequests { nodes { state amount } } }", server.TokenOf("emil"))).ToJsonString());
        Assert.Equal(
            """{"whtCredentials":{"nodes":[{"status":"SUBMITTED"}]}}""",
            (await server.Data("{ whtCredentials { nodes { status } } }", server.TokenOf("fiona"))).ToJsonString());
    }

    [Fact]
    public async Task Bills_of_another_partner_are_answered_as_if_there_were_none()
    {
        var server = await demo.On("2024-11-15T02:00:00Z");
        const string theirs = """
            query($partner: ID!) {
              partnerBill(month: "2024-10", partnerId: $partner) { state }
              partnerBills(partnerId: $partner) { totalCount nodes { month } }
              coupons(partnerId: $partner) { totalCount }
              payments(partnerId: $partner) { totalCount }
              amountDue(partnerId: $partner) { total }
            }
            """;
        foreach (var partner in new[] { DemoActors.PartnerId, "nobody" })
            Assert.Equal(
                """{"partnerBill":null,"partnerBills":{"totalCount":0,"nodes":[]},"coupons":{"totalCount":0},"payments":{"totalCount":0},"amountDue":null}""",
                (await server.Data(theirs, server.TokenOf("bora"), new { partner = GraphQL.Schema.GlobalId.Of("Partner", partner) })).ToJsonString());
    }

    // A volume of Harbor Bakery on the month's last day, at a tenth less than its list price.
    private static decimal Late(string month)
    {
        var day = DateOnly.Parse($"{month}-01", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1);
        return 12.5m * (100 + ((day.DayNumber * 7 + ("demo-harbor".Length * 13)) % 40)) / 100 * 0.9m;
    }

    private static string? Text(JsonNode? node, string field) => node?[field]?.GetValue<string>();

    private static DateTimeOffset Instant(JsonNode? node, string field) => DateTimeOffset.Parse(Text(node, field)!, CultureInfo.InvariantCulture);

    private static decimal Amount(JsonNode? node, string field) => decimal.Parse(Text(node, field)!, CultureInfo.InvariantCulture);
}
