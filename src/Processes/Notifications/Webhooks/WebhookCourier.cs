using Microsoft.Extensions.Logging;
using PartnerGraph.Processes.Notifications.Deliveries.Transports;
using PartnerGraph.Read.Projections.Notifications.Webhooks;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Turns;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Notifications.Webhooks;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications.Deliveries;
using PartnerGraph.Write.Domain.Notifications.Webhooks;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Notifications.Webhooks;

/// <summary>Tells one receiver of one event, and notes what became of it. One that has taken nothing for as long as is tried is switched off.</summary>
public sealed partial class WebhookCourier(
    IEventStore store, EventTypeRegistry types, CommandRunner runner, WebhookSecrets secrets, WebhookRequests requests, IWebhookContents contents, INodeTurns turns,
    WebhookOptions options, TimeProvider clock, ILogger<WebhookCourier> log)
{
    private const int Gone = 410;

    private static readonly CommandContext Noting = new("system:tell-webhooks", "tell-webhooks");

    /// <returns>Whether the receiver took it, or had it already.</returns>
    /// <exception cref="ReadModelUnavailableException">Another node's turn has come, or nobody knows whose it is.</exception>
    public async Task<bool> Deliver(WebhookRow row, WebhookDeliveryRow delivery, CancellationToken cancellation)
    {
        var known = (await runner.Load(DeliveryDecider.Definition, delivery.DeliveryId, cancellation)).State;
        var hooks = (await runner.Load(WebhookDecider.Definition, row.PartnerId, cancellation)).State;
        if (known.IsOver || known.Attempts != delivery.Attempts || hooks.ById.GetValueOrDefault(row.WebhookId) is not { IsEnabled: true } hook) return true;

        var outcome = await Attempt(hook, row.WebhookId, delivery, cancellation);
        var (attempt, now) = (delivery.Attempts + 1, BusinessTime.WholeSecond(clock.GetUtcNow()));
        // From here on there is no cancelling: it has happened.
        if (outcome.Fault is not { } fault)
        {
            await runner.Run(DeliveryDecider.Definition, new NoteDelivery(delivery.DeliveryId, row.PartnerId, attempt, now), Noting, CancellationToken.None);
            return true;
        }

        Undelivered(row.WebhookId, delivery.DeliveryId, fault, outcome.Code);
        var failure = new NoteFailure(delivery.DeliveryId, row.PartnerId, attempt, fault, outcome.Code, outcome.IsFinal, delivery.QueuedAt + options.GiveUpAfter, now);
        await runner.Run(DeliveryDecider.Definition, failure, Noting, CancellationToken.None);
        var isGivenUp = (await runner.Load(DeliveryDecider.Definition, delivery.DeliveryId, CancellationToken.None)).State.IsOver;
        if (isGivenUp && (outcome.Code == Gone || !(row.LastDeliveredAt >= delivery.QueuedAt)))
            await runner.Run(WebhookDecider.Definition, new DisableWebhook(row.PartnerId, row.WebhookId, fault, outcome.Code, now), Noting, CancellationToken.None);
        return false;
    }

    private async Task<DeliveryOutcome> Attempt(Webhook hook, string webhookId, WebhookDeliveryRow delivery, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (secrets.Open(webhookId, hook.SealedSecret) is not { } secret) return new(DeliveryFault.ForeignSecret);
        List<string> signing = [secret];
        if (hook.Previous is var (before, until) && now < until && secrets.Open(webhookId, before) is { } previous) signing.Add(previous);
        string body;
        try
        {
            var told = await store.ReadAll(delivery.SourcePosition - 1, 1, cancellation: cancellation);
            body = contents.Of(types.Decode(told.Events[0]));
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.Text.Json.JsonException)
        {
            // One that cannot be written holds up no other receiver.
            Unwritten(fault, delivery.DeliveryId);
            return new(DeliveryFault.Unwritten);
        }

        if (!await turns.IsMine(cancellation)) throw new ReadModelUnavailableException(WebhookProjection.ReadModelName);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            return await Task.Run(() => requests.Post(new(hook.Url, delivery.MessageId, body, now, signing), given.Token), given.Token).WaitAsync(options.Timeout, clock, cancellation);
        }
        catch (TimeoutException)
        {
            await given.CancelAsync();
            return new(DeliveryFault.TimedOut);
        }
    }

    [LoggerMessage(LogLevel.Error, "What a webhook is to be told ({Delivery}) could not be written.")]
    private partial void Unwritten(Exception fault, string delivery);

    [LoggerMessage(LogLevel.Warning, "Webhook {Webhook} did not take {Delivery} ({Fault} {Code}).")]
    private partial void Undelivered(string webhook, string delivery, DeliveryFault fault, int? code);
}
