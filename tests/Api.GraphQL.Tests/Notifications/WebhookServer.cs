using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Deliveries;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Notifications;

/// <summary>A server that may tell receivers on this machine, unless a test says otherwise.</summary>
public sealed class WebhookServer : ApiServer
{
    private static readonly string[] Outcomes = [.. new[] { typeof(DeliveryMade), typeof(DeliveryDeferred), typeof(DeliveryFailed) }.Select(EventTypeRegistry.Domain.NameOf)];

    public bool AllowsPrivateAddresses { get; init; } = true;

    protected override string[] Settings => [$"--PartnerGraph:Webhooks:AllowPrivateAddresses={AllowsPrivateAddresses}", "--PartnerGraph:Webhooks:Timeout=00:00:25"];

    public Task Register(string id) => this.Append(
        "partner", id, new PartnerRegistered(id, PartnerKind.SolutionProvider, "DE", "Acme", "post@acme.example", null, null, Clock.GetUtcNow()));

    /// <summary>Something that happens to the entity of the stream.</summary>
    public Task Happens(string partner, string alert, string entity = "message-settings") => this.Append(entity, partner, new PaymentReminderSent(
        partner, alert, null, MessageChannel.Email, MessageSettings.Account, new(40.5m), new(1_100m), new(2024, 10)));

    public async Task<JsonNode> Do(string mutation, string partner, object input, string select)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        return (await Data($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ {select} errors {{ code path }} }} }}", this.Administrator(partner), new { input }))[mutation]!;
    }

    public async Task<(string Id, string Secret)> Hook(string partner, string url, string? secret = null, string? key = null)
    {
        var made = await Do("createWebhook", partner, new { url, topics = new[] { "PAYMENT_REMINDER_SENT" }, secret, idempotencyKey = key }, "webhook { webhookId } secret");
        Assert.Empty(made.Codes());
        return (made["webhook"]!["webhookId"]!.GetValue<string>(), made["secret"]!.GetValue<string>());
    }

    public async Task<string> Deliveries(string partner) => (await Data(
        "{ webhookDeliveries(orderBy: EARLIEST_FIRST) { nodes { topic state attempts fault code } } }", this.Administrator(partner)))["webhookDeliveries"]!["nodes"]!.ToJsonString();

    /// <summary>Waits until the log tells of so many attempts.</summary>
    public async Task Told(int count)
    {
        var store = Services.GetRequiredService<IEventStore>();
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var events = (await store.ReadAll(0, 1_000, Outcomes, bound.Token)).Events; events.Count < count; events = (await store.ReadAll(0, 1_000, Outcomes, bound.Token)).Events)
            await store.WaitForEvents(events.Count == 0 ? 0 : events[^1].Position, Outcomes, bound.Token);
        await this.Settle();
    }
}
