using System.ComponentModel;
using PartnerGraph.Read.Projections.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Notifications.Webhooks;
using PartnerGraph.Write.Domain.Notifications.Deliveries;
using PartnerGraph.Write.Domain.Notifications.Webhooks;

namespace PartnerGraph.Api.GraphQL.Notifications.Webhooks;

[Description("Where a partner is told what concerns it, by signed requests as Standard Webhooks say (ADR 80). Its secret is shown once, by the mutation that makes it.")]
public sealed record Webhook(
    [property: Description("For the mutations of webhooks.")] string WebhookId,
    [property: Description("Where requests are posted to.")] string Url,
    [property: Description("What it is told.")] IReadOnlyList<WebhookTopic> Topics,
    [property: Description("Whether anything is sent to it.")] bool Enabled,
    [property: Description("When it was created.")] DateTimeOffset CreatedAt,
    [property: Description("When its receiver last took something; null before.")] DateTimeOffset? LastDeliveredAt,
    [property: Description("When it was switched off because nothing arrived; null otherwise.")] DateTimeOffset? DisabledAt,
    [property: Description("Why it was switched off so; null otherwise.")] DeliveryFault? Fault,
    [property: Description("The HTTP status that its receiver answered then; null when it did not answer.")] int? Code)
{
    internal static Webhook Of(WebhookRow row) => new(
        row.WebhookId, row.Url, [.. Enum.GetValues<WebhookTopic>().Where(topic => (row.Topics & WebhookRow.BitOf(topic)) != 0)], row.IsEnabled, row.CreatedAt, row.LastDeliveredAt,
        row.DisabledAt, row.Fault, row.Code);
}

[Description("An event on its way to a webhook. Those that failed for good are FAILED; replayWebhook tells them again.")]
public sealed record WebhookDelivery(
    [property: Description("The webhook; it may be deleted.")] string WebhookId,
    [property: Description("The header webhook-id of its requests: the same however often the event is told.")] string MessageId,
    [property: Description("What it tells; null for a test.")] WebhookTopic? Topic,
    [property: Description("The event, as a cursor for subscriptions and replayWebhook.")] string Cursor,
    [property: Description("How far it is.")] DeliveryState State,
    [property: Description("How often it was tried.")] int Attempts,
    [property: Description("When it was asked for.")] DateTimeOffset QueuedAt,
    [property: Description("When it is tried next; null when it is not.")] DateTimeOffset? NextAttemptAt,
    [property: Description("When it arrived or failed for good; null while neither has happened.")] DateTimeOffset? SettledAt,
    [property: Description("Why the last attempt failed; null when none did, or it arrived since.")] DeliveryFault? Fault,
    [property: Description("The HTTP status of that attempt; null when the receiver did not answer.")] int? Code)
{
    internal static WebhookDelivery Of(WebhookDeliveryRow row) => new(
        row.WebhookId, row.MessageId, row.Topic, Subscriptions.Cursor.Of(row.SourcePosition), row.State, row.Attempts, row.QueuedAt,
        row.State == DeliveryState.Waiting ? row.NextAttemptAt : null, row.SettledAt, row.Fault, row.Code);
}
