using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Tests.Incentives;

/// <summary>From what customers paid to what the partner is paid, by nothing but the clock and the actors.</summary>
public sealed class SettlementChainTests : IAsyncLifetime
{
    // 00:00 of December 1, of the fifth working day, and of the day after five more in GMT+08:00.
    private const string Generation = "2024-11-30T16:00:00Z", Opening = "2024-12-05T16:00:00Z", Confirmation = "2024-12-13T16:00:00Z";

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;
    private readonly PayoutWorld world;

    public SettlementChainTests() => (api, world) = (new(server), new(server));

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "INCENT-21"), Trait("Rule", "INCENT-41")]
    public async Task What_customers_paid_becomes_a_statement_an_earning_and_a_coupon_once()
    {
        var partner = await Selling();
        await server.MoveTo(Generation);
        await server.Settle();
        await server.MoveTo(Opening);
        await server.Settle();
        await server.MoveTo("2024-12-13T15:59:59Z");
        await server.Settle();
        Assert.Equal("""{"earnings":{"totalCount":0}}""", await world.Told(partner, "{ earnings { totalCount } }"));
        await server.MoveTo(Confirmation);
        await server.Settle();
        // 200 at 20 less 5 percent: the catalogue's example.
        Assert.Equal(
            """{"incentiveStatements":{"nodes":[{"state":"CONFIRMED","net":"30.00000000"}]},"earnings":{"nodes":[{"net":"30.00000000","state":"OPEN","validTo":"2025-12-14"}]}}""",
            await world.Told(partner, "{ incentiveStatements { nodes { state net } } earnings { nodes { net state validTo } } }"));

        var earning = (await server.Data("{ earnings { nodes { id } } }", world.Admin(partner)))["earnings"]!["nodes"]![0]!["id"]!.GetValue<string>();
        await world.Applied(partner, "CASH_COUPONS", earning);
        await world.Applied(partner, "CASH_COUPONS", earning);
        await server.Settle();
        Assert.Equal(
            """{"coupons":{"nodes":[{"balance":"30.00000000"}]},"payouts":{"nodes":[{"state":"PAID","net":"30.00000000"}]},"earnings":{"nodes":[{"state":"APPLIED"}]}}""",
            await world.Told(partner, "{ coupons { nodes { balance } } payouts { nodes { state net } } earnings { nodes { state } } }"));
    }

    [Fact]
    public async Task Overdue_bills_hold_earnings_back_until_the_day_after_they_were_paid()
    {
        var partner = await world.Partner();
        var earning = await world.Earning(partner, 300m);
        await server.MoveTo("2024-11-05T02:00:00Z");
        await server.Append("partner-account", partner, new BillingMonthClosed(partner, new(2024, 10), server.Clock.GetUtcNow()), new BillGenerated(
            partner, new(2024, 10), new(10m), [], new(10m), Money.Zero, [], Money.Zero), new BillOverdue(partner, new(2024, 10), new(10m), new(10m), new(2024, 11, 4), server.Clock.GetUtcNow()));
        await server.Settle();
        const string Preview = """query($earnings: [ID!]!) { payoutEligibility(method: CASH_COUPONS, earningIds: $earnings) { checks { code passed } } }""";
        Assert.Contains(
            """{"code":"EARNINGS_FROZEN","passed":false}""", (await server.Data(Preview, world.Admin(partner), new { earnings = new[] { earning } })).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("EARNINGS_FROZEN", await Refused(partner, earning));
        await world.Run("repay", world.Admin(partner), new { amount = "10", source = "ONLINE", referenceId = "r" }, "position");
        await server.Settle();
        Assert.Equal("EARNINGS_FROZEN", await Refused(partner, earning));
        await server.MoveTo("2024-11-05T15:59:59Z");
        Assert.Equal("EARNINGS_FROZEN", await Refused(partner, earning));
        await server.MoveTo("2024-11-05T16:00:00Z");
        Assert.Equal("", await Refused(partner, earning));
    }

    private async Task<string> Refused(string partner, string earning) => string.Join(
        ' ', (await world.Run("applyForPayout", world.Admin(partner), new { method = "CASH_COUPONS", earningIds = new[] { earning } }, "payout { id }"))["errors"]!.AsArray()
            .Select(error => error!["code"]!.GetValue<string>()));

    /// <summary>A partner of which a referral customer paid 190 for what lists at 200.</summary>
    private async Task<string> Selling()
    {
        var partner = await world.Partner();
        Assert.True(await api.Register("c", server.Clock.GetUtcNow()));
        Assert.True(await api.Associate("c", partner, "REFERRAL"));
        await api.Record([new
        {
            lineId = "1", customerId = LedgerApi.Customer("c"), chargedFrom = new DateTimeOffset(2024, 11, 10, 0, 0, 0, TimeSpan.Zero), chargedTo = new DateTimeOffset(2024, 11, 10, 0, 0, 0, TimeSpan.Zero),
            serviceType = "ECS", listPrice = "200", discountedAmount = "10", amountDue = "190", cashPayment = "190",
        }]);
        await server.Settle();
        return partner;
    }
}
