using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Api.GraphQL.Tests.Revenue;

/// <summary>What of a partner's customers' spending is revenue; every server begins at 2024-11-04.</summary>
public sealed class RevenueTests : IAsyncLifetime
{
    // 00:00 of December 5 in GMT+08:00.
    private const string BillRun = "2024-12-04T16:00:00Z";

    private static readonly DateTimeOffset November = new(2024, 11, 10, 0, 0, 0, TimeSpan.Zero);

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;

    public RevenueTests() => api = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "CSP-1"), Trait("Rule", "CSP-2"), Trait("Rule", "CSP-6"), Trait("Rule", "CSP-7"), Trait("Rule", "CSP-22"), Trait("Rule", "CSP-27")]
    public async Task What_referral_customers_pay_in_money_is_revenue()
    {
        var partner = await Partner("c:REFERRAL");
        await Lines(
            new { lineId = "new", amountDue = "100", cashPayment = "80", cashCoupons = "20" }, new { lineId = "renewal", amountDue = "105", cashPayment = "105", tax = "5", billingMode = "YEARLY_MONTHLY" },
            new { lineId = "settled later", amountDue = "10", monthlySettlement = "10" });
        Assert.Equal(
            """{"partnerRevenue":{"counted":"180.00000000","excluded":"25.00000000","coupon":"20.00000000","tax":"5.00000000","test":"0.00000000","unpaid":"10.00000000","spent":"215.00000000","exclusions":[{"reason":"COUPON","amount":"20.00000000"},{"reason":"TURNOVER_TAX","amount":"5.00000000"}],"bySource":[{"source":"CLOUD","counted":"180.00000000"}],"byModel":[{"model":"REFERRAL","counted":"180.00000000"}],"byMonth":[{"month":"2024-11","spent":"215.00000000"}]}}""",
            await Told(partner, """
                counted excluded coupon: excluded(reason: COUPON) tax: excluded(reason: TURNOVER_TAX) test: excluded(reason: TEST_COUPON) unpaid spent
                exclusions { reason amount } bySource { source counted } byModel { model counted } byMonth { month spent }
                """));
    }

    [Fact, Trait("Rule", "CSP-20"), Trait("Rule", "CSP-23"), Trait("Rule", "CSP-24"), Trait("Rule", "CSP-25"), Trait("Rule", "CSP-26")]
    public async Task What_a_line_says_of_other_means_and_of_what_was_bought_decides()
    {
        var partner = await Partner("c:REFERRAL");
        await Lines(
            new { lineId = "cloud", amountDue = "70", cashPayment = "70" }, new { lineId = "marketplace", amountDue = "30", cashPayment = "30", offering = "KOOGALLERY" },
            new { lineId = "card", amountDue = "100", cashPayment = "100", offering = "STORED_VALUE_CARD" },
            new { lineId = "others", amountDue = "160", testCoupons = "25", flexiPurchaseCoupons = "35", storedValueCards = "100" });
        Assert.Equal(
            """{"partnerRevenue":{"counted":"100.00000000","unpaid":"0.00000000","exclusions":[{"reason":"TEST_COUPON","amount":"25.00000000"},{"reason":"FLEXI_PURCHASE_COUPON","amount":"35.00000000"},{"reason":"STORED_VALUE_CARD_PURCHASE","amount":"100.00000000"},{"reason":"STORED_VALUE_CARD_PAYMENT","amount":"100.00000000"}],"bySource":[{"source":"CLOUD","counted":"70.00000000"},{"source":"KOOGALLERY","counted":"30.00000000"}]}}""",
            await Told(partner, "counted unpaid exclusions { reason amount } bySource { source counted }"));
        var line = await server.Data("""{ expenditureDetails(month: "2024-11") { lines(first: 4) { nodes { lineId offering testCoupons flexiPurchaseCoupons storedValueCards } } } }""", api.Administrator(partner));
        Assert.Contains("""{"lineId":"others","offering":"CLOUD","testCoupons":"25.00000000","flexiPurchaseCoupons":"35.00000000","storedValueCards":"100.00000000"}""", line.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "CSP-5")]
    public async Task An_account_of_the_partners_own_counts_like_any_other()
    {
        var partner = await Partner("own:REFERRAL", "c:REFERRAL");
        await Lines(new { lineId = "1", amountDue = "50", cashPayment = "50", customerId = LedgerApi.Customer("own") }, new { lineId = "2", amountDue = "7", cashPayment = "7" });
        Assert.Equal("""{"partnerRevenue":{"counted":"57.00000000"}}""", await Told(partner, "counted"));
    }

    [Fact, Trait("Rule", "CSP-6")]
    public async Task Revenue_leaves_out_what_the_bill_took_by_a_coupon_for_prepaid_usage()
    {
        var partner = await Partner("c:RESELLER");
        await server.Services.GetRequiredService<CommandRunner>().Run(
            PartnerAccountDecider.Definition, new IssueCoupon(partner, "prepaid", 50m, CouponTerms.Unrestricted with { BillingModes = [BillingMode.YearlyMonthly] }), new("test", "test"));
        await Lines(
            new { lineId = "1", amountDue = "100", tax = "10" }, new { lineId = "2", amountDue = "100", serviceType = "OBS", billingMode = "YEARLY_MONTHLY" });
        await server.MoveTo(BillRun);
        await server.Settle();
        Assert.True(await api.Repay(partner, 150m));
        await server.Settle();
        // 100 with its 10 of tax, and the half of the other 100 that the coupon left.
        Assert.Equal(
            """{"partnerRevenue":{"counted":"140.00000000","coupon":"50.00000000","tax":"10.00000000","unpaid":"0.00000000","spent":"200.00000000"}}""",
            await Told(partner, "counted coupon: excluded(reason: COUPON) tax: excluded(reason: TURNOVER_TAX) unpaid spent", "RESELLER"));
    }

    [Fact, Trait("Rule", "CSP-21"), Trait("Rule", "CSP-6"), Trait("Rule", "CSP-23"), Trait("Rule", "CSP-27")]
    public async Task What_a_partner_pays_of_its_bill_is_revenue_as_far_as_it_is_paid()
    {
        var partner = await Partner("c:RESELLER", "r:REFERRAL");
        foreach (var (id, kind) in new[] { ("cash", CouponKind.Cash), ("test", CouponKind.Test) })
            await server.Services.GetRequiredService<CommandRunner>().Run(
                PartnerAccountDecider.Definition, new IssueCoupon(partner, id, 50m, CouponTerms.Unrestricted with { Kind = kind, Products = kind == CouponKind.Test ? ["OBS"] : ["ECS"] }), new("test", "test"));
        await Lines(
            new { lineId = "1", amountDue = "950", tax = "47.5" }, new { lineId = "2", amountDue = "50", serviceType = "OBS" },
            new { lineId = "3", amountDue = "9", cashPayment = "9", customerId = LedgerApi.Customer("r") });
        Assert.Equal("""{"partnerRevenue":{"counted":"0.00000000","spent":"0.00000000"}}""", await Told(partner, "counted spent", "RESELLER"));
        await server.MoveTo(BillRun);
        const string fields = "counted coupon: excluded(reason: COUPON) test: excluded(reason: TEST_COUPON) tax: excluded(reason: TURNOVER_TAX) unpaid spent";
        // 950 less the coupon's 50 is due, and 45 of it is tax: 47.5 of 950.
        Assert.Equal(
            """{"partnerRevenue":{"counted":"0.00000000","coupon":"50.00000000","test":"50.00000000","tax":"0.00000000","unpaid":"900.00000000","spent":"1000.00000000"}}""",
            await Told(partner, fields, "RESELLER"));
        Assert.True(await api.Repay(partner, 300m));
        await server.Settle();
        Assert.Equal(
            """{"partnerRevenue":{"counted":"285.00000000","coupon":"50.00000000","test":"50.00000000","tax":"15.00000000","unpaid":"600.00000000","spent":"1000.00000000"}}""",
            await Told(partner, fields, "RESELLER"));
        Assert.True(await api.Repay(partner, 600m));
        await server.Settle();
        Assert.Equal(
            """{"partnerRevenue":{"counted":"855.00000000","coupon":"50.00000000","test":"50.00000000","tax":"45.00000000","unpaid":"0.00000000","spent":"1000.00000000"}}""",
            await Told(partner, fields, "RESELLER"));
        Assert.Equal("""{"partnerRevenue":{"counted":"864.00000000"}}""", await Told(partner, "counted"));
        await server.Services.GetRequiredService<Read.Projections.Runtime.ProjectionHost>().Rebuild("expenditure");
        await server.Settle();
        Assert.Equal("""{"partnerRevenue":{"counted":"855.00000000"}}""", await Told(partner, "counted", "RESELLER"));
    }

    [Fact, Trait("Rule", "CSP-21")]
    public async Task The_oldest_bill_is_paid_first_and_balance_pays_like_money()
    {
        var partner = await Partner("c:RESELLER");
        await api.TopUp(partner, 400m);
        await Lines(new { lineId = "1", amountDue = "500" }, new { lineId = "2", amountDue = "200", chargedFrom = November.AddMonths(1), chargedTo = November.AddMonths(1) });
        await server.MoveTo("2025-01-04T16:00:00Z");
        Assert.True(await api.Repay(partner, 150m));
        await server.Settle();
        Assert.Equal(
            """{"partnerRevenue":{"counted":"550.00000000","byMonth":[{"month":"2024-11","counted":"500.00000000","unpaid":"0.00000000"},{"month":"2024-12","counted":"50.00000000","unpaid":"150.00000000"}]}}""",
            await Told(partner, "counted byMonth { month counted unpaid }", to: "2024-12"));
    }

    [Fact, Trait("Rule", "CSP-1"), Trait("Rule", "CONV-7")]
    public async Task Whoever_leaves_takes_its_lines_along_and_nobody_reads_anothers_revenue()
    {
        var (partner, other) = (await Partner("c:REFERRAL"), await Partner());
        await Lines(new { lineId = "1", amountDue = "8", cashPayment = "8" });
        Assert.Equal("""{"partnerRevenue":{"counted":"8.00000000"}}""", await Told(partner, "counted"));
        var query = $$"""{ partnerRevenue(from: "2024-11", partnerId: "{{LedgerApi.Partner(partner)}}") { counted } }""";
        Assert.Equal("""{"partnerRevenue":null}""", await api.Ask(query, api.Administrator(other)));
        Assert.Equal("""{"partnerRevenue":{"counted":"8.00000000"}}""", await api.Ask(query, server.Staff("finance")));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(query, server.Customer("c")));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode("""{ partnerRevenue(from: "2024-11", to: "2024-10") { counted } }""", api.Administrator(partner)));
    }

    private Task<string> Partner(params string[] customers) => api.PartnerOf(customers);

    private Task Lines(params object[] lines) => api.Lines("c", November, lines);

    private Task<string> Told(string partner, string fields, string? model = null, string? to = null) => api.Ask(
        $$"""{ partnerRevenue(from: "2024-11"{{(to is null ? "" : $", to: \"{to}\"")}}{{(model is null ? "" : $", model: {model}")}}) { {{fields}} } }""", api.Administrator(partner));
}
