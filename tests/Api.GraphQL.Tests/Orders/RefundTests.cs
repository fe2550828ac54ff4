using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Orders;

/// <summary>What is given back, while the clock of a sandbox moves; every server begins at 2024-11-04T02:00Z.</summary>
public sealed class RefundTests : IAsyncLifetime
{
    private readonly SandboxServer server = new();

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "COUPON-38"), Trait("Rule", "COUPON-46"), Trait("Rule", "ORDER-5")]
    public async Task Cash_comes_back_for_whole_days_and_coupons_do_not()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        await c.TopUp("60");
        var coupon = await c.Coupon("40");
        var paid = await c.Pay(await c.Place(Ordering.Prepaid("100")), $", method: BALANCE, couponIds: [\"{coupon}\"]");
        var resource = (string)paid["resources"]![0]!["id"]!;
        var smaller = await c.Do("changeResource", $"resourceId: \"{resource}\", specification: \"tiny\", listPrice: \"80\"", "resource { listPrice refunded { cash coupon total } }");
        Assert.Equal("""{"listPrice":"80.00000000","refunded":{"cash":"20.00000000","coupon":"0.00000000","total":"20.00000000"}}""", smaller["resource"]!.ToJsonString());
        Assert.Equal("""{"balance":"20.00000000","coupons":[]}""", await c.Wallet());
        // Fifteen of thirty days are left of 80.00.
        await server.MoveTo("2024-11-19T02:00:00Z");
        var back = await c.Do("unsubscribe", $"resourceId: \"{resource}\", reason: NO_LONGER_NEEDED", "resource { unsubscribedAt paid { cash coupon } refunded { cash coupon } } order { state items { state } }");
        Assert.Equal(
            """{"resource":{"unsubscribedAt":"2024-11-19T02:00:00Z","paid":{"cash":"60.00000000","coupon":"40.00000000"},"refunded":{"cash":"60.00000000","coupon":"0.00000000"}},"order":{"state":"EFFECTIVE","items":[{"state":"UNSUBSCRIBED"}]},"errors":[]}""",
            Ordering.Text(back));
        await server.Settle();
        Assert.Equal("""{"balance":"60.00000000","coupons":[]}""", await c.Wallet());
        Assert.Equal(
            [
                "EXPENDITURE 100.00000000 100.00000000 60.00000000 40.00000000", "REFUND_UNSUBSCRIPTION -20.00000000 -20.00000000 -20.00000000 0.00000000",
                "REFUND_UNSUBSCRIPTION -40.00000000 -40.00000000 -40.00000000 0.00000000",
            ], await c.Lines());
    }

    [Theory, Trait("Rule", "COUPON-41")]
    [InlineData("2024-12-04T01:59:59Z", true)]
    [InlineData("2024-12-04T02:00:00Z", false)]
    public async Task A_renewal_is_given_back_until_it_begins(string at, bool pending)
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        await c.TopUp("160");
        var resource = (string)(await c.Pay(await c.Place(Ordering.Prepaid("100")), ", method: BALANCE"))["resources"]![0]!["id"]!;
        var coupon = await c.Coupon("40");
        var renewed = await c.Do("renewResource", $"resourceId: \"{resource}\", validTo: \"2025-01-04T02:00:00Z\", method: BALANCE, couponIds: [\"{coupon}\"]", "resource { validTo paid { cash coupon } }");
        Assert.Equal("""{"validTo":"2025-01-04T02:00:00Z","paid":{"cash":"160.00000000","coupon":"40.00000000"}}""", Ordering.Text(renewed["resource"]!));
        Assert.Equal("""{"balance":"0.00000000","coupons":[]}""", await c.Wallet());
        await server.MoveTo(at);
        var back = await c.Do("unsubscribeRenewal", $"resourceId: \"{resource}\"", "resource { validTo }");
        await server.Settle();
        Assert.Equal(pending ? [] : ["RENEWAL_IN_EFFECT"], back.Codes());
        Assert.Equal(
            pending ? """{"balance":"60.00000000","coupons":[{"balance":"40.00000000"}]}""" : """{"balance":"0.00000000","coupons":[]}""", await c.Wallet());
        if (pending) Assert.Equal("""{"validTo":"2024-12-04T02:00:00Z"}""", Ordering.Text(back["resource"]!));
    }

    [Fact, Trait("Rule", "ORDER-8")]
    public async Task Several_are_renewed_by_one_order()
    {
        var c = await Ordering.Of(server, AssociationModel.Reseller);
        var paid = await c.Pay(await c.Place(Ordering.Prepaid("10"), Ordering.Prepaid("20")));
        string[] resources = [.. paid["resources"]!.AsArray().Select(resource => (string)resource!["id"]!)];
        var order = (await c.Do("renewResources", $"resourceIds: [\"{resources[0]}\", \"{resources[1]}\"], months: 2"))["order"]!;
        Assert.Equal(("BATCH_MANAGEMENT", "RENEWAL", "PENDING_PAYMENT", "60.00000000"), (
            (string?)order["combinationType"], (string?)order["operation"], (string?)order["state"], (string?)order["amountDue"]));
        var renewed = await c.Pay(order);
        Assert.Equal(("EFFECTIVE", "60.00000000"), ((string?)renewed["state"], (string?)renewed["payment"]!["settlement"]));
        var ends = Ordering.Text(await server.Data("{ resources(orderBy: EARLIEST_FIRST) { nodes { validTo paid { settlement } } } }", c.Token));
        Assert.Equal(
            """{"resources":{"nodes":[{"validTo":"2025-02-04T02:00:00Z","paid":{"settlement":"30.00000000"}},{"validTo":"2025-02-04T02:00:00Z","paid":{"settlement":"60.00000000"}}]}}""", ends);
        Assert.Equal(["RESOURCE_NOT_FOUND"], (await c.Do("renewResources", $"resourceIds: [\"{resources[0]}\", \"{GlobalId.Of("Resource", "x-1")}\"], months: 2")).Codes());
        await server.Settle();
        Assert.Equal(4, (await c.Lines()).Length);
    }

    [Fact, Trait("Rule", "BILL-29")]
    public async Task During_the_association_the_refund_is_in_the_bill_of_its_month()
    {
        var c = await Ordering.Of(server, AssociationModel.Reseller);
        var resource = (string)(await c.Pay(await c.Place(Ordering.Prepaid("30"))))["resources"]![0]!["id"]!;
        await server.MoveTo("2024-11-14T02:00:00Z");
        Assert.Empty((await c.Do("unsubscribe", $"resourceId: \"{resource}\", reason: OTHER", "resource { id }")).Codes());
        await server.MoveTo("2024-12-04T16:00:00Z");
        Assert.Equal(
            """{"partnerBill":{"usage":"10.00000000","refunds":"-20.00000000"}}""",
            (await server.Data("""{ partnerBill(month: "2024-11") { usage refunds } }""", server.Administrator(c.Partner))).ToJsonString());
        Assert.True(await c.Reconciles());
    }

    [Fact, Trait("Rule", "BILL-26"), Trait("Rule", "BILL-28")]
    public async Task After_the_association_the_partner_gets_the_refund_at_the_end_of_the_month()
    {
        var c = await Ordering.Of(server, AssociationModel.Reseller);
        // Thirty days at 30.00 a day, of which one is left.
        var resource = (string)(await c.Pay(await c.Place(Ordering.Prepaid("900"))))["resources"]![0]!["id"]!;
        await server.MoveTo("2024-11-10T02:00:00Z");
        await server.Append("association", c.Customer, new CustomerDisassociated(c.Customer, c.Partner, AssociationModel.Reseller, server.Clock.GetUtcNow().AddDays(6)));
        await server.Settle();
        await server.MoveTo("2024-11-12T02:00:00Z");
        Assert.Empty((await c.Do("unsubscribe", $"resourceId: \"{resource}\", reason: OTHER", "resource { refunded { settlement } }")).Codes());
        await server.Settle();
        Assert.Equal("""{"balance":"0.00000000","coupons":[]}""", await c.Wallet());
        Assert.Equal("0.00000000 660.00000000", await Balance(c));
        await server.MoveTo("2024-11-30T15:59:59Z");
        Assert.Equal("0.00000000 660.00000000", await Balance(c));
        await server.MoveTo("2024-11-30T16:00:00Z");
        Assert.Equal("660.00000000 0.00000000", await Balance(c));
        Assert.Equal(
            """{"payments":{"nodes":[{"kind":"REFUND","amount":"660.00000000"}]}}""",
            (await server.Data("{ payments { nodes { kind amount } } }", server.Administrator(c.Partner))).ToJsonString());
        Assert.True(await c.Reconciles());
    }

    [Fact, Trait("Rule", "BILL-26")]
    public async Task What_a_customer_paid_itself_goes_back_to_it_alone_when_a_reseller_pays_for_it_now()
    {
        var c = await Ordering.Of(server, AssociationModel.Referral);
        await c.TopUp("30");
        var resource = (string)(await c.Pay(await c.Place(Ordering.Prepaid("30")), ", method: BALANCE"))["resources"]![0]!["id"]!;
        await server.MoveTo("2024-11-10T02:00:00Z");
        await server.Append("association", c.Customer, new AssociationModelChanged(
            c.Customer, c.Partner, AssociationModel.Referral, AssociationModel.Reseller, "ticket", new(2024, 11, 10, 2, 0, 0, TimeSpan.Zero)));
        await server.MoveTo("2024-11-14T02:00:00Z");
        Assert.Empty((await c.Do("unsubscribe", $"resourceId: \"{resource}\", reason: OTHER", "resource { id }")).Codes());
        await server.Settle();
        Assert.Equal("""{"balance":"20.00000000","coupons":[]}""", await c.Wallet());
        Assert.Equal(
            """{"partnerBill":{"estimate":"0.00000000"}}""",
            (await server.Data("""{ partnerBill(month: "2024-11") { estimate } }""", server.Administrator(c.Partner))).ToJsonString());
        Assert.Equal("0.00000000 0.00000000", await Balance(c));
    }

    private async Task<string> Balance(Ordering c)
    {
        var balance = (await server.Data("{ accountBalance { amount pendingRefunds } }", server.Administrator(c.Partner)))["accountBalance"]!;
        return $"{balance["amount"]} {balance["pendingRefunds"]}";
    }
}
