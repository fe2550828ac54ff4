using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Orders;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

/// <summary>Lines that bring no amount due, with settlement discounts that change inside the month; the sandbox begins at 2024-11-04T02:00Z.</summary>
public sealed class PricedLinesTests : IAsyncLifetime
{
    private readonly SandboxServer server = new();

    public async Task InitializeAsync()
    {
        await server.InitializeAsync();
        await Policy("0.90", "2024-11-01", "2024-11-15");
        await Policy("0.85", "2024-11-16", "2024-11-30");
    }

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "CSP-33"), Trait("Rule", "INCENT-17")]
    public async Task Each_is_priced_by_the_policy_of_its_day_and_the_partner_it_had_then()
    {
        var c = await Ordering.Of(server, AssociationModel.Reseller);
        var referral = await server.CustomerOf(c.Partner, AssociationModel.Referral);
        await server.MoveTo("2024-11-20T02:00:00Z");
        var told = await Record(
            Line("a", c.Customer, "2024-11-15T15:59:59.999Z"), Line("b", c.Customer, "2024-11-15T16:00:00Z"), Line("own", c.Customer, "2024-11-16T02:00:00Z", off: "200"),
            Line("brings", c.Customer, "2024-11-16T03:00:00Z", due: "990"), Line("itself", referral, "2024-11-16T02:00:00Z", off: "10"));
        Assert.Equal(5, told["recorded"]!.GetValue<int>());
        await server.Settle();
        Assert.Equal(
            ["EXPENDITURE 1000.00000000 800.00000000 0.00000000 0.00000000", "EXPENDITURE 1000.00000000 850.00000000 0.00000000 0.00000000",
                "EXPENDITURE 1000.00000000 900.00000000 0.00000000 0.00000000", "EXPENDITURE 1000.00000000 990.00000000 0.00000000 0.00000000"],
            await c.Lines());
        Assert.Equal(["EXPENDITURE 1000.00000000 990.00000000 0.00000000 0.00000000"], await (c with { Customer = referral }).Lines());
        Assert.True(await c.Reconciles());
        await server.MoveTo("2024-12-04T16:00:00Z");
        await server.Settle();
        Assert.Equal(
            """{"partnerBill":{"usage":"3540.00000000"},"incentiveStatements":{"nodes":[{"performance":"3540.00000000"}]}}""",
            (await server.Data("""{ partnerBill(month: "2024-11") { usage } incentiveStatements(filter: { model: RESELLER }) { nodes { performance } } }""", server.Administrator(c.Partner))).ToJsonString());
    }

    [Fact, Trait("Rule", "CONV-10"), Trait("Rule", "CSP-33")]
    public async Task Sent_again_after_policies_were_corrected_it_is_a_repeat_and_stated_otherwise_it_is_priced_anew()
    {
        var c = await Ordering.Of(server, AssociationModel.Reseller);
        await server.MoveTo("2024-11-20T02:00:00Z");
        var line = Line("a", c.Customer, "2024-11-15T02:00:00Z");
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Record(line)));
        Assert.Equal((1, 19), (all.Sum(told => told["recorded"]!.GetValue<int>()), all.Sum(told => told["repeated"]!.GetValue<int>())));
        await Policy("0.50", "2024-11-01", "2024-11-15");
        foreach (var restates in new[] { false, true })
            Assert.Equal(["REPEATED"], Outcomes(await Send(new { source = "meter", mode = "GOOD_LINES", restates, lines = new[] { line } })));
        await server.Settle();
        Assert.Equal(["EXPENDITURE 1000.00000000 900.00000000 0.00000000 0.00000000"], await c.Lines());

        // Stated otherwise, the line is another one: at the price that holds now.
        Assert.Equal(["RESTATED"], Outcomes(await Send(new { source = "meter", mode = "GOOD_LINES", restates = true, lines = new[] { Line("a", c.Customer, "2024-11-15T02:00:00Z", off: "1") } })));
        await server.Settle();
        Assert.Equal(
            ["EXPENDITURE 1000.00000000 500.00000000 0.00000000 0.00000000", "EXPENDITURE 1000.00000000 900.00000000 0.00000000 0.00000000",
                "REFUND_UNSUBSCRIPTION -1000.00000000 -900.00000000 0.00000000 0.00000000"],
            await c.Lines());
        Assert.True(await c.Reconciles());
    }

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "CSP-33")]
    public async Task Taken_back_and_stated_again_it_is_priced_for_the_partner_that_was_told_late()
    {
        var (partner, customer) = (await server.Partner(), $"late-{Guid.NewGuid():N}");
        await server.Data("mutation($input: RegisterCustomerInput!) { registerCustomer(input: $input) { errors { code } } }", server.Operations,
            new { input = new { name = "Late", country = "SG", email = $"{customer}@shop.example", phone = "+65 12345", contactVerified = true, key = customer } });
        await server.MoveTo("2024-11-08T02:00:00Z");
        object[] lines = [Line("a", customer, "2024-11-07T02:00:00Z")];
        await Record(lines);
        await server.Data("mutation($input: AssociateCustomerInput!) { associateCustomer(input: $input) { errors { code } } }", server.Operations, new
        {
            input = new
            {
                customerId = GlobalId.Of("Customer", customer), partnerId = GlobalId.Of("Partner", partner), model = "RESELLER", ticketNo = "T-1", effectiveFrom = "2024-11-06T00:00:00Z",
                @override = new { ruleIds = new[] { "ASSOC-6", "ASSOC-7" }, reason = "Entered late." },
            },
        });
        await server.Settle();
        var c = new Ordering(server, partner, customer);
        Assert.Equal(["EXPENDITURE 1000.00000000 1000.00000000 0.00000000 0.00000000"], await c.Lines());
        await server.Data("mutation($input: ReverseExpendituresInput!) { reverseExpenditures(input: $input) { reversed } }", server.Operations, new { input = new { source = "meter", lineIds = new[] { "a" } } });
        Assert.Equal(["RESTATED"], Outcomes(await Send(new { source = "meter", mode = "GOOD_LINES", restates = true, lines })));
        await server.Settle();
        Assert.Contains("EXPENDITURE 1000.00000000 900.00000000 0.00000000 0.00000000", await c.Lines());
    }

    [Fact, Trait("Rule", "BILL-1")]
    public async Task What_gives_back_or_has_no_list_price_brings_its_amount()
    {
        var c = await Ordering.Of(server, AssociationModel.Reseller);
        var at = "2024-11-04T01:00:00Z";
        var told = await Record(
            new { lineId = "r", customerId = GlobalId.Of("Customer", c.Customer), chargedFrom = at, chargedTo = at, serviceType = "ECS", billType = "REFUND_UNSUBSCRIPTION", listPrice = "-10" },
            new { lineId = "n", customerId = GlobalId.Of("Customer", c.Customer), chargedFrom = at, chargedTo = at, serviceType = "ECS" },
            Line("d", c.Customer, at, off: "1000.00000001"));
        Assert.Equal(
            ["AMOUNT_DUE_REQUIRED lines.0.amountDue", "AMOUNT_DUE_REQUIRED lines.1.amountDue", "AMOUNT_DUE_REQUIRED lines.2.discountedAmount"],
            told["errors"]!.AsArray().Select(error => $"{error!["code"]} {string.Join('.', error["path"]!.AsArray())}"));
    }

    private static object Line(string id, string customer, string at, string? off = null, string? due = null) => new
    {
        lineId = id, customerId = GlobalId.Of("Customer", customer), chargedFrom = at, chargedTo = at, serviceType = "ECS", listPrice = "1000", discountedAmount = off, amountDue = due,
    };

    private Task<JsonNode> Record(params object[] lines) => Send(new { source = "meter", lines });

    private async Task<JsonNode> Send(object input) => (await server.Data(
        "mutation($input: RecordExpendituresInput!) { recordExpenditures(input: $input) { recorded repeated outcomes errors { code path } } }", server.Operations, new { input }))["recordExpenditures"]!;

    private static string[] Outcomes(JsonNode told) => [.. told["outcomes"]!.AsArray().Select(outcome => $"{outcome}")];

    private async Task Policy(string discount, string from, string until) => Assert.Equal(
        """{"setPricingPolicy":{"errors":[]}}""",
        (await server.Data("mutation($input: SetPricingPolicyInput!) { setPricingPolicy(input: $input) { errors { code } } }", server.Operations,
            new { input = new { region = "SG", product = "ECS", settlementDiscount = discount, from, until, reason = "as agreed" } })).ToJsonString());
}
