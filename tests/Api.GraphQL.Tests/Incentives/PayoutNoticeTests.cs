using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Incentives;

/// <summary>Partners are told what they have to do for their money, and what is late, by nothing but the clock and the actors.</summary>
public sealed class PayoutNoticeTests : IAsyncLifetime
{
    private readonly SandboxServer server = new();
    private readonly PayoutWorld world;

    public PayoutNoticeTests() => world = new(server);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "INCENT-5")]
    public async Task An_earning_that_waits_raises_an_alarm_after_five_working_days()
    {
        var partner = await world.Partner();
        await world.Earning(partner, 300m);
        var taken = await world.Earning(partner, 50m);
        // The payment system knows the account from the next day on (INCENT-31).
        await server.MoveTo("2024-11-04T16:00:00Z");
        await world.Applied(partner, "CASH_COUPONS", taken);
        const string query = "{ earnings(orderBy: EARLIEST_FIRST) { nodes { net overdue couponsDueAt } } }";
        // From Monday, November 4 the fifth working day is Monday, November 11.
        await server.MoveTo("2024-11-11T15:59:59Z");
        Assert.Empty(await Told());
        const string rest = "\"couponsDueAt\":\"2024-11-11T15:59:59\\u002B00:00\"}";
        Assert.Equal(
            $$$"""{"earnings":{"nodes":[{"net":"300.00000000","overdue":false,{{{rest}}},{"net":"50.00000000","overdue":false,{{{rest}}}]}}""", await world.Told(partner, query));
        await server.MoveTo("2024-11-11T16:00:00Z");
        await server.Settle();
        Assert.Equal(
            $$$"""{"earnings":{"nodes":[{"net":"300.00000000","overdue":true,{{{rest}}},{"net":"50.00000000","overdue":false,{{{rest}}}]}}""", await world.Told(partner, query));
        Assert.Equal(["CouponsOverdue account 300"], await Told());
        await server.MoveTo("2024-11-20T16:00:00Z");
        await server.Settle();
        Assert.Single(await Told());
    }

    [Fact, Trait("Rule", "INCENT-3"), Trait("Rule", "INCENT-33"), Trait("Rule", "INCENT-4")]
    public async Task An_invoice_is_asked_for_and_sent_back_and_a_late_payout_is_told()
    {
        var partner = await world.Partner();
        var earning = await world.Earning(partner, 1_000m);
        await server.MoveTo("2024-11-05T02:00:00Z");
        var payout = await world.Applied(partner, "BANK_TRANSFER", earning);
        await server.Settle();
        Assert.Equal(["InvoiceRequested account 1000"], await Told());
        Assert.Equal("INVOICE_REGISTERED", await world.Step("registerInvoice", payout, new { invoiceNumber = "I", signingEntity = PayoutWorld.Entity, amount = "1000" }, world.Admin(partner)));
        await world.Step("receiveInvoice", payout, new { billingListEnclosed = false });
        await server.Settle();
        Assert.Equal(["InvoiceRequested account 1000", "InvoiceReturned account "], await Told());
        await world.Invoiced(partner, payout, "1000");
        await server.MoveTo("2024-12-05T16:00:00Z");
        await server.Settle();
        Assert.Equal(["InvoiceRequested account 1000", "InvoiceReturned account ", "PayoutOverdue account "], await Told());
    }

    private async Task<string[]> Told()
    {
        var types = EventTypeRegistry.Domain;
        var page = await server.Services.GetRequiredService<IEventStore>().ReadAll(0, 1_000, [types.NameOf<PayoutNoticeSent>()]);
        return [.. page.Events.Select(types.Decode).Select(told => (PayoutNoticeSent)told.Event).Select(e => $"{e.Notice} {e.RecipientId} {e.Amount?.Amount:0.##}")];
    }
}
