using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Tests.Incentives;

/// <summary>What time does to earnings and payouts, and what the bank does.</summary>
public sealed class PayoutTimeTests : IAsyncLifetime
{
    private const string NextDay = "2024-11-04T16:00:00Z";

    private readonly SandboxServer server = new();
    private readonly PayoutWorld world;

    public PayoutTimeTests() => world = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "INCENT-29"), Trait("Rule", "INCENT-30"), Trait("Rule", "INCENT-31"), Trait("Rule", "INCENT-32"), Trait("Rule", "INFO-9")]
    public async Task The_billing_list_shows_once_the_authenticated_partner_applied_on_the_next_day()
    {
        const string list = "{ billingList { visible checks { code passed } mailingAddress amount } }";
        var partner = await world.Partner(authenticated: false);
        var earning = await world.Earning(partner, 1_000m);
        var apply = new { method = "BANK_TRANSFER", earningIds = new[] { earning } };
        Assert.Equal(
            """{"billingList":{"visible":false,"checks":[{"code":"PAYMENT_INFORMATION_NOT_AUTHENTICATED","passed":false},{"code":"PAYOUT_APPLICATION_NOT_SUBMITTED","passed":false}],"mailingAddress":null,"amount":null}}""",
            await world.Told(partner, list));
        Assert.Equal(["CERTIFICATIONS_INCOMPLETE"], (await world.Run("applyForPayout", world.Admin(partner), apply, "payout { id }")).Codes());
        Assert.Equal(
            """{"state":"AUTHENTICATED","bankAccount":"ACCT-1","knownFrom":"2024-11-04T16:00:00\u002B00:00"}""", (await world.Authenticate(partner, "ACCT-1"))["paymentInformation"]!.ToJsonString());
        await server.MoveTo("2024-11-04T03:00:00Z");
        Assert.Equal(["AUTHENTICATION_NOT_SYNCHRONIZED"], (await world.Run("applyForPayout", world.Admin(partner), apply, "payout { id }")).Codes());
        Assert.Contains("""[{"code":"PAYMENT_INFORMATION_NOT_AUTHENTICATED","passed":true},{"code":"PAYOUT_APPLICATION_NOT_SUBMITTED","passed":false}]""", await world.Told(partner, list), StringComparison.Ordinal);
        await server.MoveTo("2024-11-04T15:59:59Z");
        Assert.Equal(["AUTHENTICATION_NOT_SYNCHRONIZED"], (await world.Run("applyForPayout", world.Admin(partner), apply, "payout { id }")).Codes());
        await server.MoveTo(NextDay);
        var payout = await world.Applied(partner, "BANK_TRANSFER", earning);
        const string address = "Huawei Services (Hong Kong) Co., Ltd., Room 03, 9/F, Tower 6, the Gateway No.9 Canton Road, Tsim Sha Tsui, Kowloon, Hong Kong";
        Assert.Equal(
            """{"billingList":{"visible":true,"mailingAddress":"%","amount":"1000.00000000","signingEntity":"HUAWEI_SERVICES_HONG_KONG","payout":{"invoiceRequest":{"mailingAddress":"%"}}}}"""
                .Replace("%", address, StringComparison.Ordinal),
            await world.Told(partner, $$"""{ billingList(payoutId: "{{payout}}") { visible mailingAddress amount signingEntity payout { invoiceRequest { mailingAddress } } } }"""));
    }

    [Fact, Trait("Rule", "INCENT-33"), Trait("Rule", "INCENT-4"), Trait("Rule", "INCENT-42")]
    public async Task A_qualified_invoice_starts_thirty_days_and_another_starts_none()
    {
        var partner = await world.Partner();
        var (earning, second) = (await world.Earning(partner, 1_000m), await world.Earning(partner, 500m));
        await server.MoveTo("2024-11-20T02:00:00Z");
        var (payout, unqualified) = (await world.Applied(partner, "BANK_TRANSFER", earning), await world.Applied(partner, "TOP_UP", second));
        Assert.Equal("INVOICE_REGISTERED", await world.Step("registerInvoice", unqualified, new { invoiceNumber = "I", signingEntity = PayoutWorld.Entity, amount = "500" }, world.Admin(partner)));
        Assert.Equal("INVOICE_REGISTERED", await world.Step("receiveInvoice", unqualified, new { billingListEnclosed = false }));
        Assert.Equal(
            """{"dueAt":null,"invoice":{"qualified":false,"receivedOn":"2024-11-20","causes":[{"code":"BILLING_LIST_REQUIRED","ruleId":"INCENT-33"}]}}""",
            await world.Payout(partner, unqualified, "dueAt invoice { qualified receivedOn causes { code ruleId } }"));
        await world.Invoiced(partner, payout, "1000");
        Assert.Equal(
            """{"dueAt":"2024-12-20T15:59:59\u002B00:00","invoice":{"qualified":true,"causes":[]}}""", await world.Payout(partner, payout, "dueAt invoice { qualified causes { code } }"));
        await server.MoveTo("2024-12-20T15:59:59Z");
        await server.Settle();
        Assert.Equal("""{"payouts":{"totalCount":0}}""", await world.Told(partner, "{ payouts(filter: { overdue: true }) { totalCount } }"));
        await server.MoveTo("2024-12-20T16:00:00Z");
        Assert.Equal($$$"""{"payouts":{"totalCount":1,"nodes":[{"id":"{{{payout}}}","overdue":true}]}}""", await world.Told(partner, "{ payouts(filter: { overdue: true }) { totalCount nodes { id overdue } } }"));
    }

    [Fact, Trait("Rule", "INFO-17"), Trait("Rule", "INFO-18"), Trait("Rule", "INCENT-24")]
    public async Task What_the_bank_returned_is_paid_to_the_corrected_account_without_a_new_application()
    {
        var partner = await world.Partner();
        var earning = await world.Earning(partner, 1_000m);
        await server.MoveTo(NextDay);
        var payout = await world.Applied(partner, "BANK_TRANSFER", earning);
        await world.Invoiced(partner, payout, "1000");
        Assert.Equal("SUBMITTED_TO_BANK", await world.Step("submitToBank", payout));
        using var told = await Subscriber.Start(server, world.Admin(partner), $$"""{ payoutStateChanged(after: "{{await Subscriber.Now(server)}}") { step payout { id } } }""");
        Assert.Equal("FAILED", await world.Step("recordPaymentFailure", payout, new { cause = "BANK_INFORMATION", reason = "Unknown account." }));
        Assert.Equal(
            """{"paymentInformation":{"state":"INVALID","bankAccount":null,"invalidReason":"Unknown account."}}""", await world.Told(partner, "{ paymentInformation { state bankAccount invalidReason } }"));
        Assert.Equal("CERTIFICATIONS_INCOMPLETE", await world.Step("resumePayout", payout));
        await world.Authenticate(partner, "ACCT-2");
        await server.Settle();
        Assert.Equal("""{"state":"INVOICE_RECEIVED","failureReason":null}""", await world.Payout(partner, payout, "state failureReason"));
        Assert.Equal("AUTHENTICATION_NOT_SYNCHRONIZED", await world.Step("submitToBank", payout));
        await server.MoveTo("2024-11-06T02:00:00Z");
        Assert.Equal("SUBMITTED_TO_BANK", await world.Step("submitToBank", payout));
        Assert.Equal("PAID", await world.Step("recordPayment", payout));
        Assert.Equal("""{"bankAccount":"ACCT-2","net":"1000.00000000"}""", await world.Payout(partner, payout, "bankAccount net"));
        foreach (var step in new[] { "FAILED", "RESUMED", "SUBMITTED_TO_BANK", "PAID" })
        {
            var change = await told.Next();
            Assert.Equal((step, payout), (change["step"]!.GetValue<string>(), change["payout"]!["id"]!.GetValue<string>()));
        }
    }

    [Fact, Trait("Rule", "INCENT-24")]
    public async Task A_claim_is_taken_from_earnings_before_they_are_paid_and_says_why()
    {
        var partner = await world.Partner();
        var (first, second) = (await world.Earning(partner, 100m), await world.Earning(partner, 1_000m));
        await server.MoveTo(NextDay);
        var claimed = await server.Services.GetRequiredService<CommandRunner>().Run(
            PayoutDecider.Definition, new RaiseClaim(partner, "k", 300m, "The statement of October was corrected.", server.Clock.GetUtcNow(), BusinessTime.Default), new("test", "test"));
        Assert.True(claimed.IsAccepted);
        await server.Settle();
        Assert.Equal(
            """{"earnings":{"nodes":[{"state":"CLAIMED","net":"100.00000000","claimed":"100.00000000","left":"0.00000000"},{"state":"OPEN","net":"1000.00000000","claimed":"200.00000000","left":"800.00000000"}]}}""",
            await world.Told(partner, "{ earnings(orderBy: EARLIEST_FIRST) { nodes { state net claimed left } } }"));
        Assert.Contains("""{"claim":"k","amount":"200.00000000","reason":"The statement of October was corrected."}""", await world.Told(partner, "{ earnings { nodes { claims { nodes { claim amount reason } } } } }"), StringComparison.Ordinal);
        Assert.Equal(["EARNING_NOT_OPEN"], (await world.Run("applyForPayout", world.Admin(partner), new { method = "TOP_UP", earningIds = new[] { first, second } }, "payout { id }")).Codes());
        Assert.Equal("""{"gross":"800.00000000"}""", await world.Payout(partner, await world.Applied(partner, "BANK_TRANSFER", second), "gross"));
    }

    [Fact, Trait("Rule", "INCENT-44")]
    public async Task An_earning_that_nobody_applies_for_is_lost_after_a_year()
    {
        var partner = await world.Partner();
        var earning = await world.Earning(partner, 1_000m);
        await server.MoveTo("2025-11-04T15:59:59Z");
        await server.Settle();
        Assert.Equal("""{"earnings":{"nodes":[{"state":"OPEN","validTo":"2025-11-04"}]}}""", await world.Told(partner, "{ earnings { nodes { state validTo } } }"));
        await server.MoveTo("2025-11-04T16:00:00Z");
        Assert.Equal("""{"earnings":{"nodes":[{"state":"EXPIRED","validTo":"2025-11-04"}]}}""", await world.Told(partner, "{ earnings(filter: { state: EXPIRED }) { nodes { state validTo } } }"));
        Assert.Equal(["EARNING_EXPIRED"], (await world.Run("applyForPayout", world.Admin(partner), new { method = "TOP_UP", earningIds = new[] { earning } }, "payout { id }")).Codes());
    }
}
