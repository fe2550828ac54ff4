using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Api.GraphQL.Tests.Incentives;

/// <summary>A partner of Singapore and the vendor's finance over the endpoint; the sandbox begins at 10:00 on Monday 2024-11-04 of the business zone.</summary>
internal sealed class PayoutWorld(SandboxServer server)
{
    public const string Entity = "HUAWEI_SERVICES_HONG_KONG";

    private static int counted;

    public string Finance => server.Staff("finance");

    public string Admin(string partner) => server.Administrator(partner);

    public static string Id(string type, string key) => GlobalId.Of(type, key);

    /// <summary>A partner that is paid in a currency, and whose bank account was authenticated at the beginning of the sandbox.</summary>
    public async Task<string> Partner(string currency = "USD", bool authenticated = true)
    {
        var partner = await server.Partner();
        await Run("approveBusinessInformation", server.Operations, new { partnerId = Id("Partner", partner), settlementCurrency = currency }, "partner { settlementCurrency }");
        if (authenticated) await Authenticate(partner, "ACCT-1");
        return partner;
    }

    public Task<JsonNode> Authenticate(string partner, string account) => Run(
        "authenticatePaymentInformation", Finance, new { partnerId = Id("Partner", partner), bankAccount = account }, "paymentInformation { state bankAccount knownFrom }");

    /// <summary>What a confirmed statement leads to.</summary>
    public async Task<string> Earning(string partner, decimal net, AssociationModel model = AssociationModel.Referral)
    {
        var (id, now) = ($"e{Interlocked.Increment(ref counted)}", server.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var day = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime);
        await server.Append("payouts", partner, new EarningNotified(partner, id, model, new(net), now, day.AddYears(1)));
        await server.Settle();
        return Id("Earning", $"{partner}/{id}");
    }

    public Task Policies(params PolicyRow[] rows) => server.Append("policies", PolicyBook.Key, new PoliciesApplied(
        1, [.. rows.Select(row => new PolicyChange(row, null))], "test", server.Clock.GetUtcNow()));

    public static PolicyRow Policy(PolicyKind kind, string? region, string? subject, decimal value, DateOnly? from = null) =>
        new(kind, region, subject, value, null, from ?? new(2024, 1, 1), null);

    public async Task<JsonNode> Run(string mutation, string token, object input, string select)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!";
        return (await server.Data($"mutation($input: {type}) {{ {mutation}(input: $input) {{ {select} errors {{ code ruleId path }} }} }}", token, new { input }))[mutation]!;
    }

    /// <summary>The id of the payout that was applied for.</summary>
    public async Task<string> Applied(string partner, string method, params string[] earningIds)
    {
        var payload = await Run("applyForPayout", Admin(partner), new { method, earningIds }, "payout { id }");
        Assert.Empty(payload["errors"]!.AsArray());
        return payload["payout"]!["id"]!.GetValue<string>();
    }

    /// <summary>Its codes of refusal, or how far the payout is.</summary>
    public async Task<string> Step(string mutation, string payoutId, object? more = null, string? token = null)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        input["payoutId"] = payoutId;
        var payload = await Run(mutation, token ?? Finance, input, "payout { state }");
        return payload.Codes() is { Length: > 0 } codes ? string.Join(' ', codes) : payload["payout"]!["state"]!.GetValue<string>();
    }

    /// <summary>Registers an invoice over an amount and receives it.</summary>
    public async Task Invoiced(string partner, string payoutId, string amount)
    {
        Assert.Equal("INVOICE_REGISTERED", await Step("registerInvoice", payoutId, new { invoiceNumber = "INV-1", signingEntity = Entity, amount }, Admin(partner)));
        Assert.Equal("INVOICE_RECEIVED", await Step("receiveInvoice", payoutId, new { billingListEnclosed = true }));
    }

    public async Task<string> Told(string partner, string query) => (await server.Data(query, Admin(partner))).ToJsonString();

    public async Task<string> Payout(string partner, string payoutId, string fields) =>
        (await server.Data($$"""{ payout(id: "{{payoutId}}") { {{fields}} } }""", Admin(partner)))["payout"]!.ToJsonString();
}
