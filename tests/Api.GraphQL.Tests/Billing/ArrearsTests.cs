using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Api.GraphQL.Tests.Billing;

/// <summary>A bill that is not paid in time, from its due day to its payment; the sandbox begins at 2024-11-04.</summary>
public sealed class ArrearsTests : IAsyncLifetime
{
    // 00:00 of December 5, and 00:00 of January 1, in GMT+08:00.
    private const string Run = "2024-12-04T16:00:00Z", Late = "2024-12-31T16:00:00Z";

    private const string Standing =
        """{ partnerBill(month: "2024-11") { state dueOn unpaid } amountDue { overdue total } partner { accountStatus { restrictions { cause } } } alerts(kind: ARREARS) { totalCount } }""";

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;
    private string customer = "";

    public ArrearsTests() => api = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "BILL-25"), Trait("Rule", "NOTIFY-5"), Trait("Rule", "ACCT-1")]
    public async Task A_bill_that_is_not_paid_by_its_due_day_restricts_the_partner_until_it_is()
    {
        var partner = await Billed(100m);
        var reader = api.Administrator(partner);
        await server.MoveTo("2024-12-31T15:59:59Z");
        Assert.Equal(
            """{"partnerBill":{"state":"GENERATED","dueOn":"2024-12-31","unpaid":"100.00000000"},"amountDue":{"overdue":"0.00000000","total":"100.00000000"},"partner":{"accountStatus":{"restrictions":[]}},"alerts":{"totalCount":0}}""",
            await api.Ask(Standing, reader));
        Assert.Equal("", await Order());
        await server.MoveTo(Late);
        Assert.Equal(
            """{"partnerBill":{"state":"OVERDUE","dueOn":"2024-12-31","unpaid":"100.00000000"},"amountDue":{"overdue":"100.00000000","total":"100.00000000"},"partner":{"accountStatus":{"restrictions":[{"cause":"ARREARS"}]}},"alerts":{"totalCount":1}}""",
            await api.Ask(Standing, reader));
        Assert.Equal("PARTNER_RESTRICTED", await Order());

        Assert.True(await api.Repay(partner, 99.99999999m));
        await server.Settle();
        Assert.Equal(
            """{"partnerBill":{"state":"OVERDUE","dueOn":"2024-12-31","unpaid":"0.00000001"},"amountDue":{"overdue":"0.00000001","total":"0.00000001"},"partner":{"accountStatus":{"restrictions":[{"cause":"ARREARS"}]}},"alerts":{"totalCount":1}}""",
            await api.Ask(Standing, reader));
        // The payment of the rest and the end of the restriction are one decision: nothing has to follow first.
        Assert.True(await api.Repay(partner, 0.00000001m));
        Assert.Equal("", await Order());
        await server.Settle();
        Assert.Equal(
            """{"partnerBill":{"state":"PAID","dueOn":"2024-12-31","unpaid":"0.00000000"},"amountDue":{"overdue":"0.00000000","total":"0.00000000"},"partner":{"accountStatus":{"restrictions":[]}},"alerts":{"totalCount":1}}""",
            await api.Ask(Standing, reader));
    }

    [Fact, Trait("Rule", "NOTIFY-5"), Trait("Rule", "NOTIFY-1"), Trait("Rule", "NOTIFY-2")]
    public async Task It_is_told_in_the_list_live_after_a_cursor_and_by_message_and_its_amount_falls_with_payments()
    {
        var partner = await Billed(100m);
        var reader = api.Administrator(partner);
        var before = await Subscriber.Now(server);
        await server.MoveTo(Late);
        await server.Settle();
        const string fields = "id kind month dueOn used limit ratio outstanding late";
        var told = await server.Data($$"""{ alerts { nodes { ... on ArrearsAlert { {{fields}} } } } }""", reader);
        Assert.True(await api.Repay(partner, 40m));
        await server.Settle();
        using var subscriber = await Subscriber.Start(server, reader, $$"""{ arrearsAlertRaised(after: "{{before}}") { {{fields}} } }""");
        var live = await subscriber.Next();
        var raised = told["alerts"]!["nodes"]![0]!;
        Assert.Equal("100.00000000", raised["outstanding"]!.GetValue<string>());
        Assert.Equal(
            raised.ToJsonString().Replace("\"outstanding\":\"100", "\"outstanding\":\"60", StringComparison.Ordinal), live.ToJsonString());
        Assert.Equal("ARREARS 2024-11 2024-12-31 100.00000000 100.00000000 1 false", string.Join(
            ' ', new[] { "kind", "month", "dueOn", "used", "limit", "ratio", "late" }.Select(field => live[field]!.ToString())));
        Assert.Equal(
            $$$"""{"node":{"outstanding":"60.00000000"},"paymentReminders":{"nodes":[{"level":null,"month":"2024-11","channel":"EMAIL","recipientId":"account","used":"100.00000000"},{"level":null,"month":"2024-11","channel":"SMS","recipientId":"account","used":"100.00000000"}]}}""",
            await api.Ask($$"""{ node(id: "{{live["id"]}}") { ... on ArrearsAlert { outstanding } } paymentReminders { nodes { level month channel recipientId used } } }""", reader));
    }

    [Fact, Trait("Rule", "BILL-21")]
    public async Task What_is_overdue_is_what_overdue_bills_leave_unpaid()
    {
        var partner = await Billed(100m);
        await api.Record(LedgerApi.Line("december", customer, 30m, new(2024, 12, 10, 0, 0, 0, TimeSpan.Zero)), LedgerApi.Line("january", customer, 7m, new(2025, 1, 10, 0, 0, 0, TimeSpan.Zero)));
        await server.MoveTo("2025-02-04T16:00:00Z");
        Assert.True(await api.Repay(partner, 110m));
        await server.Settle();
        var all = await server.Data("{ partnerBills(orderBy: EARLIEST_FIRST) { nodes { month state unpaid } } amountDue { overdue total } }", api.Administrator(partner));
        string[] bills = [.. all["partnerBills"]!["nodes"]!.AsArray().Select(bill => $"{bill!["month"]} {bill["state"]} {bill["unpaid"]}")];
        Assert.Equal(["2024-11 PAID 0.00000000", "2024-12 OVERDUE 20.00000000", "2025-01 GENERATED 7.00000000"], bills);
        Assert.Equal("""{"overdue":"20.00000000","total":"27.00000000"}""", all["amountDue"]!.ToJsonString());
    }

    [Fact, Trait("Rule", "BILL-25"), Trait("Rule", "CONV-9")]
    public async Task A_bill_that_was_paid_leaves_no_deadline_and_a_rebuild_tells_nothing_twice()
    {
        var partner = await Billed(100m);
        Assert.Contains("bill-due 2024-12-31T16:00:00+00:00 WAITING", await server.Deadlines());
        await server.MoveTo(Late);
        Assert.True(await api.Repay(partner, 100m));
        await server.Settle();
        Assert.DoesNotContain(await server.Deadlines(), deadline => deadline.StartsWith("bill-due", StringComparison.Ordinal));
        var before = await api.Ask(Standing, api.Administrator(partner));
        foreach (var name in new[] { "deadlines", "alerts", "expenditure", "reaction-remind-of-arrears" }) await server.Services.GetRequiredService<ProjectionHost>().Rebuild(name);
        await server.Settle();
        Assert.Equal(before, await api.Ask(Standing, api.Administrator(partner)));
        Assert.Equal("""{"paymentReminders":{"totalCount":2}}""", await api.Ask("{ paymentReminders { totalCount } }", api.Administrator(partner)));
    }

    [Fact, Trait("Rule", "NOTIFY-5")]
    public async Task The_types_of_messages_are_told_with_examples() => Assert.Equal(
        """{"messageTypes":[{"type":"ACCOUNT_FEE","examples":["An account is in arrears."]},{"type":"BILL","examples":["An incentive statement waits for confirmation."]}]}""",
        await api.Ask("{ messageTypes(category: FINANCE) { type examples } }", server.Member(await server.Partner(), Role.PartnerAdministrator)));

    private async Task<string> Billed(decimal usage)
    {
        var partner = await server.Partner();
        customer = await server.CustomerOf(partner);
        await api.Record(LedgerApi.Line("1", customer, usage, new(2024, 11, 10, 0, 0, 0, TimeSpan.Zero)));
        await server.Settle();
        await server.MoveTo(Run);
        await server.Settle();
        return partner;
    }

    private async Task<string> Order() => string.Join(' ', (await server.Data(
        """
        mutation { placeOrder(input: { items: [{ product: "ECS", region: "r1", specification: "s6.small", chargingMode: PAY_PER_USE, listPrice: "1.00" }] }) {
            errors { code } } }
        """,
        server.Customer(customer)))["placeOrder"]!.Codes());
}
