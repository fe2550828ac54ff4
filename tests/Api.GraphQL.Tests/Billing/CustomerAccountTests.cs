using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;

namespace PartnerGraph.Api.GraphQL.Tests.Billing;

/// <summary>What customers have on their own account, what usage leaves of test coupons, and what customers are told of their consumption.</summary>
public sealed class CustomerAccountTests : IAsyncLifetime
{
    private static readonly DateTimeOffset November = new(2024, 11, 10, 0, 0, 0, TimeSpan.Zero);

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;

    public CustomerAccountTests() => api = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Theory, Trait("Rule", "COUPON-5"), Trait("Rule", "COUPON-6")]
    [InlineData("REFERRAL", "40.00000000", "0.00000000")]
    [InlineData("RESELLER", "0.00000000", "40.00000000")]
    public async Task The_own_balance_stays_usable_with_a_referral_and_is_withdrawn_by_ticket_in_the_reseller_model(string model, string usable, string withdrawable)
    {
        var partner = await server.Partner();
        Assert.True(await api.Register("c", server.Clock.GetUtcNow()));
        await server.Data(
            "mutation($input: TopUpCustomerBalanceInput!) { topUpCustomerBalance(input: $input) { errors { code } } }", server.Staff("finance"),
            new { input = new { customerId = LedgerApi.Customer("c"), amount = "40", referenceId = "r" } });
        await server.Settle();
        const string balance = "{ customerBalance { usable withdrawable outstanding } customerWallet { balance } }";
        Assert.Equal(
            """{"customerBalance":{"usable":"40.00000000","withdrawable":"0.00000000","outstanding":"0.00000000"},"customerWallet":{"balance":"40.00000000"}}""",
            await api.Ask(balance, server.Customer("c")));
        Assert.True(await api.Associate("c", partner, model));
        await server.Settle();
        Assert.Equal(
            $$$"""{"customerBalance":{"usable":"{{{usable}}}","withdrawable":"{{{withdrawable}}}","outstanding":"0.00000000"},"customerWallet":{"balance":"40.00000000"}}""",
            await api.Ask(balance, server.Customer("c")));
        Assert.Equal(
            """{"withdrawBalance":{"errors":[{"code":"SERVICE_TICKET_REQUIRED","ruleId":"COUPON-6"}]}}""",
            await api.Ask("mutation { withdrawBalance(input: {}) { errors { code ruleId } } }", server.Customer("c")));
    }

    [Fact, Trait("Rule", "COUPON-23"), Trait("Rule", "COUPON-25")]
    public async Task What_usage_leaves_of_a_test_coupon_is_told_with_the_estimated_bill_and_is_what_the_bill_takes()
    {
        var partner = await server.Partner();
        await server.Append("partner", partner, new Write.Domain.Partners.TierGranted(partner, Write.Domain.Partners.PartnerTier.Standard, true, "test"));
        foreach (var customer in new[] { "c", "d" })
        {
            Assert.True(await api.Register(customer, server.Clock.GetUtcNow()));
            Assert.True(await api.Associate(customer, partner, "RESELLER"));
        }

        await Coupon(partner, "100", "PORTAL", null);
        await Coupon(partner, "55", "ECOSYSTEM_MANAGER", LedgerApi.Customer("c"));
        using var subscriber = await Subscriber.Start(
            server, api.Administrator(partner), $$"""{ testCouponUsageReported(after: "{{await Subscriber.Now(server)}}") { customerId balance estimatedBill } }""");
        await api.Record(LedgerApi.Line("1", "d", 80m, November));
        Assert.Equal("""{"customerId":null,"balance":"20.00000000","estimatedBill":"80.00000000"}""", (await subscriber.Next()).ToJsonString());
        // What is for one customer pays that one's usage first.
        await api.Record(LedgerApi.Line("2", "c", 35m, November));
        Assert.Equal(
            $$"""{"customerId":"{{GlobalId.Of("Customer", "c")}}","balance":"20.00000000","estimatedBill":"35.00000000"}""", (await subscriber.Next()).ToJsonString());
        // Less than another tenth tells nothing.
        await api.Record(LedgerApi.Line("3", "d", 0.00000001m, November));
        await server.Settle();
        await api.Record(LedgerApi.Line("4", "d", 20m, November));
        Assert.Equal("""{"customerId":null,"balance":"0.00000000","estimatedBill":"135.00000001"}""", (await subscriber.Next()).ToJsonString());
        await server.MoveTo("2024-12-04T16:00:00Z");
        await server.Settle();
        Assert.Equal(
            """{"coupons":{"nodes":[{"balance":"0.00000000"},{"balance":"20.00000000"}]}}""", await api.Ask("{ coupons(orderBy: EARLIEST_FIRST) { nodes { balance } } }", api.Administrator(partner)));
    }

    [Fact, Trait("Rule", "COUPON-22")]
    public async Task Resources_stay_when_the_test_coupon_is_used_up()
    {
        var partner = await server.Partner();
        await server.Append("partner", partner, new Write.Domain.Partners.TierGranted(partner, Write.Domain.Partners.PartnerTier.Standard, true, "test"));
        var customer = await server.CustomerOf(partner);
        await Coupon(partner, "100", "PORTAL", null);
        var item = new { product = "ECS", region = "r1", specification = "s6.small", chargingMode = "PAY_PER_USE", listPrice = "1.00" };
        await server.Data(
            "mutation($input: PlaceOrderInput!) { placeOrder(input: $input) { errors { code } } }", server.Customer(customer), new { input = new { items = new[] { item, item } } });
        await api.Record(LedgerApi.Line("1", customer, 100m, November));
        await server.MoveTo("2024-12-05T16:00:00Z");
        await server.Settle();
        Assert.Equal("""{"coupons":{"nodes":[{"state":"USED_UP"}]}}""", await api.Ask("{ coupons { nodes { state } } }", api.Administrator(partner)));
        Assert.Equal("""{"resources":{"totalCount":2}}""", await api.Ask("{ resources { totalCount } }", server.Customer(customer)));
    }

    [Fact, Trait("Rule", "BILL-8")]
    public async Task Reseller_customers_are_told_of_no_consumption_while_their_partner_has_revoked_it()
    {
        var partner = await server.Partner();
        foreach (var (customer, model) in new[] { ("c", "RESELLER"), ("r", "REFERRAL") })
        {
            Assert.True(await api.Register(customer, server.Clock.GetUtcNow()));
            Assert.True(await api.Associate(customer, partner, model));
        }

        var begin = await Subscriber.Now(server);
        using var reseller = await Consumption("c", begin);
        using var referral = await Consumption("r", begin);
        await api.Record(LedgerApi.Line("1", "c", 8m, November, list: 9m));
        Assert.Equal("""{"serviceType":"ECS","officialPrice":"9.00000000"}""", (await reseller.Next()).ToJsonString());
        await api.Ask("mutation { revokeBillPermission(input: {}) { errors { code } } }", api.Administrator(partner));
        await api.Record(LedgerApi.Line("2", "c", 10m, November), LedgerApi.Line("3", "r", 10m, November));
        var head = await Head();
        Assert.Equal("""{"serviceType":"ECS","officialPrice":"10.00000000"}""", (await referral.Next()).ToJsonString());
        // Its feed has gone past the line without telling it.
        for (var at = 0L; at < head; at = Subscriptions.Cursor.Parse(await reseller.NextCursor())) server.Clock.Advance(TimeSpan.FromSeconds(30));
        await api.Ask("mutation { grantBillPermission(input: {}) { errors { code } } }", api.Administrator(partner));
        await api.Record(LedgerApi.Line("4", "c", 11m, November));
        Assert.Equal("""{"serviceType":"ECS","officialPrice":"11.00000000"}""", (await reseller.Next()).ToJsonString());
    }

    private Task<Subscriber> Consumption(string customer, string after) => Subscriber.Start(
        server, server.Customer(customer), $$"""{ consumptionReported(after: "{{after}}") { serviceType officialPrice } }""");

    private async Task<long> Head() => Subscriptions.Cursor.Parse(await Subscriber.Now(server));

    private async Task Coupon(string partner, string amount, string channel, string? customerId)
    {
        var asked = await server.Data(
            "mutation($input: RequestTestCouponInput!) { requestTestCoupon(input: $input) { testCouponRequest { id } errors { code } } }", api.Administrator(partner),
            new { input = new { channel, amount, customerId } });
        var id = asked["requestTestCoupon"]!["testCouponRequest"]!["id"]!.GetValue<string>();
        var decided = await server.Data(
            "mutation($input: DecideTestCouponInput!) { decideTestCoupon(input: $input) { errors { code } } }", server.Staff("ecosystem_manager"),
            new { input = new { partnerId = LedgerApi.Partner(partner), testCouponRequestId = id, approve = true } });
        Assert.Equal("""{"decideTestCoupon":{"errors":[]}}""", decided.ToJsonString());
        await server.Settle();
    }
}
