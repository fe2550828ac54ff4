using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;

namespace PartnerGraph.Api.GraphQL.Tests.Billing;

/// <summary>Test coupons from the request to the bill, as partner and ecosystem manager play it; the sandbox begins at 2024-11-04.</summary>
public sealed class CouponTests : IAsyncLifetime
{
    private const string Request = "mutation($input: RequestTestCouponInput!) { requestTestCoupon(input: $input) { testCouponRequest { id state version } errors { code ruleId path } } }";

    private const string Decide = "mutation($input: DecideTestCouponInput!) { decideTestCoupon(input: $input) { testCouponRequest { state granted couponId reason } errors { code } } }";

    private const string Coupons = "{ coupons { totalCount nodes { kind state faceValue balance balanceDisplay validFrom validTo products customerIds remarks } } }";

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;

    public CouponTests() => api = new(server);

    private string Manager => server.Staff("ecosystem_manager");

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "COUPON-18"), Trait("Rule", "COUPON-19"), Trait("Rule", "COUPON-35"), Trait("Rule", "BILL-16"), Trait("Rule", "BILL-17")]
    public async Task A_coupon_for_one_customer_is_requested_granted_and_deducted_from_that_ones_usage()
    {
        var partner = await Partner();
        await Customer("c", partner);
        await Customer("d", partner);
        var customer = LedgerApi.Customer("c");
        var request = await Asked(api.Administrator(partner), new { channel = "ECOSYSTEM_MANAGER", customerId = customer, amount = "100.01", durationDays = 30, project = "P-7" });
        Assert.Equal(
            """{"testCouponRequest":{"state":"APPROVED","granted":"100.00500000","couponId":"%","reason":null},"errors":[]}""",
            Masked(await Answered(new { partnerId = LedgerApi.Partner(partner), testCouponRequestId = request, approve = true, amount = "100.005" })));
        Assert.Equal(
            $$$$"""{"coupons":{"totalCount":1,"nodes":[{"kind":"TEST","state":"OPEN","faceValue":"100.00500000","balance":"100.00500000","balanceDisplay":"100.01000000","validFrom":"2024-11-04","validTo":"2024-12-03","products":[],"customerIds":["{{{{customer}}}}"],"remarks":"P-7"}]}}""",
            await Told(Coupons, partner));
        var november = new DateTimeOffset(2024, 11, 10, 0, 0, 0, TimeSpan.Zero);
        await api.Record(LedgerApi.Line("1", "c", 30m, november), LedgerApi.Line("2", "d", 70m, november), LedgerApi.Line("3", "c", 5m, november.AddDays(-7)));
        await server.MoveTo("2024-12-04T16:00:00Z");
        // The line of the day before the coupon begins is not paid by it.
        Assert.Equal(
            """{"partnerBill":{"couponApplied":"30.00000000","payable":"75.00000000"},"coupons":{"nodes":[{"state":"OPEN","balance":"70.00500000"}]},"consumptionQuota":null}""",
            await Told("""{ partnerBill(month: "2024-11") { couponApplied payable } coupons { nodes { state balance } } consumptionQuota { used } }""", partner));
        await server.MoveTo("2025-01-04T16:00:00Z");
        Assert.Equal(
            """{"coupons":{"nodes":[{"state":"EXPIRED","faceValue":"100.00500000","balance":"0.00000000"}]}}""",
            await Told("{ coupons(filter: { kind: TEST }) { nodes { state faceValue balance } } }", partner));
    }

    [Fact, Trait("Rule", "COUPON-20"), Trait("Rule", "COUPON-21"), Trait("Rule", "COUPON-24")]
    public async Task A_coupon_from_the_partner_centre_serves_all_customers_and_what_goes_beyond_is_due()
    {
        var partner = await Partner();
        await Customer("c", partner);
        await Customer("d", partner);
        var request = await Asked(api.Administrator(partner), new { channel = "PORTAL", amount = "100" });
        await Answered(new { partnerId = LedgerApi.Partner(partner), testCouponRequestId = request, approve = true });
        await api.Record(
            LedgerApi.Line("1", "c", 50m, server.Clock.GetUtcNow().AddDays(1)), LedgerApi.Line("2", "d", 70m, server.Clock.GetUtcNow().AddDays(1)));
        await server.MoveTo("2024-12-04T16:00:00Z");
        Assert.Equal(
            """{"coupons":{"nodes":[{"state":"USED_UP","balance":"0.00000000"}]},"amountDue":{"total":"20.00000000"}}""",
            await Told("{ coupons { nodes { state balance } } amountDue { total } }", partner));
        var rules = (await server.Data("{ coupons { nodes { usageRules } } }", api.Administrator(partner)))["coupons"]!["nodes"]![0]!["usageRules"]!.AsArray();
        Assert.Contains("It pays transactions from 2024-11-04 to 2025-02-01.", rules.Select(rule => (string?)rule));
    }

    [Fact, Trait("Rule", "COUPON-36"), Trait("Rule", "COUPON-37")]
    public async Task Transactions_of_one_instant_are_paid_alike_in_whatever_order_they_arrive()
    {
        var november = new DateTimeOffset(2024, 11, 10, 0, 0, 0, TimeSpan.Zero);
        List<string> partners = [], told = [];
        foreach (var order in new[] { "ECS OBS", "OBS ECS" })
        {
            var (partner, customer) = (await Partner(), $"c{partners.Count}");
            partners.Add(partner);
            await Customer(customer, partner);
            foreach (var (id, terms) in new[] { ("any", CouponTerms.Unrestricted with { ValidTo = new(2024, 11, 30) }), ("ecs", CouponTerms.Unrestricted with { Products = ["ECS"] }) })
                await server.Services.GetRequiredService<CommandRunner>().Run(PartnerAccountDecider.Definition, new IssueCoupon(partner, id, 20m, terms), new("test", "test"));
            foreach (var service in order.Split(' '))
                await api.Record(new
                {
                    lineId = $"{customer}-{service}", customerId = LedgerApi.Customer(customer), chargedFrom = november, chargedTo = november, serviceType = service, amountDue = "20",
                });
        }

        await server.MoveTo("2024-12-04T16:00:00Z");
        await server.Settle();
        foreach (var partner in partners)
            told.Add(await Told("""{ partnerBill(month: "2024-11") { couponApplied } coupons(orderBy: EARLIEST_FIRST) { nodes { balance } } }""", partner));
        Assert.Equal(told[0], told[1]);
        // By their ids ECS comes first, and the coupon that ends pays it.
        Assert.Equal("""{"partnerBill":{"couponApplied":"20.00000000"},"coupons":{"nodes":[{"balance":"0.00000000"},{"balance":"20.00000000"}]}}""", told[0]);
    }

    [Fact, Trait("Rule", "COUPON-28"), Trait("Rule", "COUPON-29")]
    public async Task Whatever_is_asked_at_once_the_limit_holds()
    {
        var partner = await Partner();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.Data(Request, api.Administrator(partner), new { input = new { channel = "PORTAL", amount = "100" } })));
        Assert.Equal(10, answers.Count(answer => answer["requestTestCoupon"]!["errors"]!.AsArray().Count == 0));
        Assert.All(
            answers.Where(answer => answer["requestTestCoupon"]!["errors"]!.AsArray().Count > 0),
            answer => Assert.Equal("""[{"code":"TEST_COUPON_LIMIT_EXCEEDED","ruleId":"COUPON-28","path":["amount"]}]""", answer["requestTestCoupon"]!["errors"]!.ToJsonString()));
        await Asked(api.Administrator(partner), new { channel = "PORTAL", amount = "5000", additional = true, project = "P-8" });
        Assert.Equal("""{"testCouponRequests":{"totalCount":11}}""", await Told("{ testCouponRequests { totalCount } }", partner));
    }

    [Fact, Trait("Rule", "COUPON-26"), Trait("Rule", "COUPON-27")]
    public async Task The_ecosystem_manager_asks_for_a_partners_project_and_states_everything()
    {
        var partner = await Partner();
        var whole = new
        {
            channel = "PORTAL", partnerId = LedgerApi.Partner(partner), amount = "100", project = "P", background = "A trial.", configuration = "Two ECS.", durationDays = 30, orderOn = "2024-12-01",
        };
        var refused = await server.Data(Request, Manager, new { input = new { whole.channel, whole.partnerId, whole.amount, whole.project, whole.background, whole.configuration, whole.orderOn } });
        Assert.Equal("""[{"code":"REQUIRED","ruleId":"COUPON-27","path":["durationDays"]}]""", refused["requestTestCoupon"]!["errors"]!.ToJsonString());
        await Asked(Manager, whole);
        Assert.Equal(
            """{"testCouponRequests":{"nodes":[{"project":"P","background":"A trial.","configuration":"Two ECS.","durationDays":30,"orderOn":"2024-12-01","amount":"100.00000000","onBehalf":true,"state":"SUBMITTED"}]}}""",
            await Told("{ testCouponRequests { nodes { project background configuration durationDays orderOn amount onBehalf state } } }", partner));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(Request, Manager, new { input = new { channel = "PORTAL", amount = "1" } }));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(Request, api.Administrator(partner), new { input = new { channel = "PORTAL", amount = "1", partnerId = LedgerApi.Partner(partner) } }));
    }

    [Fact, Trait("Rule", "COUPON-18"), Trait("Rule", "CONV-7")]
    public async Task Who_is_not_asked_neither_sees_nor_decides()
    {
        var (partner, other) = (await Partner(), await Partner());
        await Customer("c", partner);
        var foreign = await server.Data(Request, api.Administrator(other), new { input = new { channel = "ECOSYSTEM_MANAGER", amount = "1", customerId = LedgerApi.Customer("c") } });
        var absent = await server.Data(Request, api.Administrator(other), new { input = new { channel = "ECOSYSTEM_MANAGER", amount = "1", customerId = LedgerApi.Customer("nobody") } });
        Assert.Equal(absent.ToJsonString(), foreign.ToJsonString());
        Assert.Equal("""[{"code":"CUSTOMER_REQUIRED","ruleId":"COUPON-18","path":["customerId"]}]""", foreign["requestTestCoupon"]!["errors"]!.ToJsonString());
        var request = await Asked(api.Administrator(partner), new { channel = "PORTAL", amount = "100" });
        Assert.Equal("""{"testCouponRequests":{"totalCount":0},"coupons":{"totalCount":0}}""", await Told("{ testCouponRequests { totalCount } coupons { totalCount } }", other));
        var decision = new { input = new { partnerId = LedgerApi.Partner(partner), testCouponRequestId = request, approve = true } };
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Decide, api.Administrator(partner), decision));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Decide, server.Staff("finance"), decision));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Request, server.Member(partner, Role.AccountManager), new { input = new { channel = "PORTAL", amount = "1" } }));
        Assert.Equal(
            """{"testCouponRequest":{"state":"REJECTED","granted":null,"couponId":null,"reason":"Not now."},"errors":[]}""",
            (await Answered(new { partnerId = LedgerApi.Partner(partner), testCouponRequestId = request, approve = false, reason = "Not now." })).ToJsonString());
        Assert.Equal("""[{"code":"REQUEST_NOT_OPEN"}]""", (await Answered(new { partnerId = LedgerApi.Partner(partner), testCouponRequestId = request, approve = true }))["errors"]!.ToJsonString());
    }

    private async Task<string> Partner()
    {
        var partner = await server.Partner();
        await server.Append("partner", partner, new Write.Domain.Partners.TierGranted(partner, Write.Domain.Partners.PartnerTier.Standard, true, "test"));
        return partner;
    }

    private async Task Customer(string key, string partner)
    {
        Assert.True(await api.Register(key, server.Clock.GetUtcNow().AddDays(-3)));
        Assert.True(await api.Associate(key, partner, "RESELLER", server.Clock.GetUtcNow().AddDays(-2)));
    }

    private async Task<string> Asked(string token, object input)
    {
        var payload = (await server.Data(Request, token, new { input }))["requestTestCoupon"]!;
        Assert.Empty(payload["errors"]!.AsArray());
        return payload["testCouponRequest"]!["id"]!.GetValue<string>();
    }

    private async Task<JsonNode> Answered(object input) => (await server.Data(Decide, Manager, new { input }))["decideTestCoupon"]!;

    private static string Masked(JsonNode payload)
    {
        payload["testCouponRequest"]!["couponId"] = "%";
        return payload.ToJsonString();
    }

    private async Task<string> Told(string query, string partner) => (await server.Data(query, api.Administrator(partner))).ToJsonString();
}
