using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;

namespace PartnerGraph.Api.GraphQL.Tests.Billing;

/// <summary>The coupons of the time before they were the partner's, as operations record them, and what the next bill makes of them; the sandbox begins at 2024-11-04.</summary>
public sealed class CouponConversionTests : IAsyncLifetime
{
    private const string Grant = "mutation($input: GrantCouponQuotaInput!) { grantCouponQuota(input: $input) { couponQuota { granted left } errors { code } } }";

    private const string Give = "mutation($input: RecordHistoricCouponInput!) { recordHistoricCoupon(input: $input) { historicCoupon { name state } errors { code ruleId path } } }";

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;

    public CouponConversionTests() => api = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "COUPON-11"), Trait("Rule", "COUPON-12"), Trait("Rule", "COUPON-13"), Trait("Rule", "COUPON-14"), Trait("Rule", "COUPON-15"),
     Trait("Rule", "COUPON-4"), Trait("Rule", "COUPON-7"), Trait("Rule", "COUPON-32"), Trait("Rule", "COUPON-33"), Trait("Rule", "COUPON-42"), Trait("Rule", "COUPON-44")]
    public async Task Quota_and_coupons_become_the_partners_once_the_months_bill_exists()
    {
        var partner = await server.Partner();
        foreach (var (customer, model) in new[] { ("c1", "RESELLER"), ("c2", "RESELLER"), ("c3", "RESELLER"), ("referral", "REFERRAL") }) await Customer(customer, partner, model);
        Assert.Equal(
            """{"grantCouponQuota":{"couponQuota":{"granted":"500.00000000","left":"500.00000000"},"errors":[]}}""",
            (await server.Data(Grant, server.Staff("finance"), new { input = new { partnerId = LedgerApi.Partner(partner), amount = "500", referenceId = "g" } })).ToJsonString());
        await Given(partner, "c1", "from-partner", "PARTNER", "20", ["ECS"], ["COMMERCIAL"]);
        await Given(partner, "c1", "from-vendor", "VENDOR", "30");
        await Given(partner, "referral", "kept", "VENDOR", "40");
        const string mine = "{ myCoupons { note coupons { totalCount nodes { name origin amount state } } } }";
        Assert.Equal(
            """{"myCoupons":{"note":null,"coupons":{"totalCount":2,"nodes":[{"name":"from-vendor","origin":"VENDOR","amount":"30.00000000","state":"OPEN"},{"name":"from-partner","origin":"PARTNER","amount":"20.00000000","state":"OPEN"}]}}}""",
            await api.Ask(mine, server.Customer("c1")));
        const string converted = "{ coupons(filter: { origin: CONVERTED }, orderBy: EARLIEST_FIRST) { nodes { name balance products customerIds combinableWith billingModes reseller { id } remarks validFrom validTo applicableCustomers { totalCount } } } }";
        await server.MoveTo("2024-12-04T15:59:59Z");
        Assert.Equal("""{"coupons":{"nodes":[]}}""", await api.Ask(converted, api.Administrator(partner)));

        await server.MoveTo("2024-12-04T16:00:01Z");
        await server.Settle();
        var c1 = LedgerApi.Customer("c1");
        Assert.Equal(
            $$$"""
            {"coupons":{"nodes":[{"name":"quota-1","balance":"480.00000000","products":[],"customerIds":[],"combinableWith":["COMMERCIAL","PROMOTIONAL"],"billingModes":[],"reseller":null,"remarks":null,"validFrom":null,"validTo":null,"applicableCustomers":{"totalCount":3}},{"name":"customer-from-partner","balance":"20.00000000","products":["ECS"],"customerIds":["{{{c1}}}"],"combinableWith":["PROMOTIONAL"],"billingModes":[],"reseller":null,"remarks":null,"validFrom":null,"validTo":null,"applicableCustomers":null},{"name":"customer-from-vendor","balance":"30.00000000","products":[],"customerIds":["{{{c1}}}"],"combinableWith":["COMMERCIAL","PROMOTIONAL"],"billingModes":[],"reseller":null,"remarks":null,"validFrom":null,"validTo":null,"applicableCustomers":null}]}}
            """,
            await api.Ask(converted, api.Administrator(partner)));
        Assert.Equal("""{"myCoupons":{"note":"CONVERTED_TO_PARTNER","coupons":{"totalCount":0,"nodes":[]}}}""", await api.Ask(mine, server.Customer("c1")));
        Assert.Equal(
            """{"myCoupons":{"note":null,"coupons":{"totalCount":1,"nodes":[{"name":"kept","origin":"VENDOR","amount":"40.00000000","state":"KEPT"}]}}}""",
            await api.Ask(mine, server.Customer("referral")));
        Assert.Equal(
            """{"issued":{"totalCount":3},"all":{"totalCount":8},"couponQuota":{"granted":"500.00000000","left":"0.00000000"}}""",
            await api.Ask("{ issued: couponQuotaHistory(filter: { step: ISSUED }) { totalCount } all: couponQuotaHistory { totalCount } couponQuota { granted left } }", api.Administrator(partner)));
        // Another partner sees none of it.
        Assert.Equal(
            """{"couponQuotaHistory":{"totalCount":0},"couponQuota":null}""",
            await api.Ask($$"""{ couponQuotaHistory(partnerId: "{{LedgerApi.Partner(partner)}}") { totalCount } couponQuota(partnerId: "{{LedgerApi.Partner(partner)}}") { left } }""", api.Administrator(await server.Partner())));
    }

    [Fact, Trait("Rule", "COUPON-16"), Trait("Rule", "COUPON-31"), Trait("Rule", "COUPON-35")]
    public async Task The_next_bill_deducts_them_each_from_the_usage_that_it_is_for()
    {
        var partner = await server.Partner();
        await Customer("c", partner, "RESELLER");
        await Customer("d", partner, "RESELLER");
        await Given(partner, "c", "gift", "VENDOR", "60");
        var november = new DateTimeOffset(2024, 11, 10, 0, 0, 0, TimeSpan.Zero);
        await api.Record(LedgerApi.Line("1", "c", 10m, november), LedgerApi.Line("2", "c", 20m, november.AddMonths(1)), LedgerApi.Line("3", "d", 50m, november.AddMonths(1)));
        await server.MoveTo("2025-01-04T16:00:00Z");
        await server.Settle();
        Assert.Equal(
            """{"november":{"couponApplied":"0.00000000","payable":"10.00000000"},"december":{"couponApplied":"20.00000000","payable":"50.00000000"},"coupons":{"nodes":[{"balance":"40.00000000"}]}}""",
            await api.Ask("""{ november: partnerBill(month: "2024-11") { couponApplied payable } december: partnerBill(month: "2024-12") { couponApplied payable } coupons { nodes { balance } } }""", api.Administrator(partner)));
    }

    [Fact, Trait("Rule", "COUPON-45"), Trait("Rule", "COUPON-34")]
    public async Task No_coupon_is_issued_any_more_and_none_repays_a_debt()
    {
        var partner = await server.Partner();
        await Customer("c", partner, "RESELLER");
        await server.Data(Grant, server.Staff("finance"), new { input = new { partnerId = LedgerApi.Partner(partner), amount = "500", referenceId = "g" } });
        var refused = await server.Data(
            "mutation($input: IssueCouponToCustomerInput!) { issueCouponToCustomer(input: $input) { historicCoupon { name } errors { code ruleId } } }", api.Administrator(partner),
            new { input = new { customerId = LedgerApi.Customer("c"), amount = "5" } });
        Assert.Equal("""{"issueCouponToCustomer":{"historicCoupon":null,"errors":[{"code":"COUPON_ISSUING_DISCONTINUED","ruleId":"COUPON-45"}]}}""", refused.ToJsonString());
        var repaid = await server.Data(
            "mutation { repay(input: { amount: \"5\", source: COUPON, referenceId: \"r\" }) { errors { code ruleId } } }", api.Administrator(partner));
        Assert.Equal("""{"repay":{"errors":[{"code":"PAYMENT_SOURCE_INVALID","ruleId":"COUPON-34"}]}}""", repaid.ToJsonString());
    }

    [Fact, Trait("Rule", "COUPON-4"), Trait("Rule", "CONV-7")]
    public async Task A_coupon_is_recorded_for_a_customer_of_the_partner_by_the_vendor_alone()
    {
        var (partner, other) = (await server.Partner(), await server.Partner());
        await Customer("c", partner, "RESELLER");
        var foreign = await Recorded(other, "c", "x", "VENDOR", "5", [], []);
        Assert.Equal("""[{"code":"NOT_A_CUSTOMER","ruleId":"COUPON-4","path":["customerId"]}]""", foreign["errors"]!.ToJsonString());
        Assert.Equal(foreign.ToJsonString(), (await Recorded(other, "nobody", "x", "VENDOR", "5", [], [])).ToJsonString());
        var input = new { partnerId = LedgerApi.Partner(partner), customerId = LedgerApi.Customer("c"), name = "x", origin = "VENDOR", amount = "5", issuedAt = "2020-06-01T00:00:00Z" };
        Assert.Equal("FORBIDDEN", await server.ErrorCode(Give, api.Administrator(partner), new { input }));
    }

    [Fact, Trait("Rule", "COUPON-30"), Trait("Rule", "COUPON-45")]
    public async Task Everybody_can_look_up_since_when_and_where()
    {
        var told = (await server.Data("{ couponCutOvers { from countries } }", server.Customer("anybody")))["couponCutOvers"]!;
        Assert.Equal("""{"from":"2021-01-01","countries":null}""", told[0]!.ToJsonString());
        Assert.Equal("2021-04-01", told[1]!["from"]!.GetValue<string>());
        var countries = told[1]!["countries"]!.AsArray().Select(country => country!.GetValue<string>()).ToList();
        Assert.Contains("SG", countries);
        Assert.DoesNotContain("CN", countries);
    }

    private async Task Customer(string key, string partner, string model)
    {
        Assert.True(await api.Register(key, server.Clock.GetUtcNow()));
        Assert.True(await api.Associate(key, partner, model));
    }

    private async Task Given(string partner, string customer, string name, string origin, string amount, string[]? products = null, string[]? excludes = null)
    {
        var payload = await Recorded(partner, customer, name, origin, amount, products ?? [], excludes ?? []);
        Assert.Equal($$$"""{"historicCoupon":{"name":"{{{name}}}","state":"OPEN"},"errors":[]}""", payload.ToJsonString());
    }

    private async Task<System.Text.Json.Nodes.JsonNode> Recorded(
        string partner, string customer, string name, string origin, string amount, string[] products, string[] excludes) =>
        (await server.Data(Give, server.Staff("finance"), new
        {
            input = new { partnerId = LedgerApi.Partner(partner), customerId = LedgerApi.Customer(customer), name, origin, amount, products, excludes, issuedAt = "2020-06-01T00:00:00Z" },
        }))["recordHistoricCoupon"]!;
}
