using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications.Deliveries;

namespace PartnerGraph.Write.Domain.Notifications.Webhooks;

/// <param name="SealedSecret">What its requests are signed with, readable to this installation alone.</param>
[EventType("notifications.webhook-created")]
public sealed record WebhookCreated(
    string PartnerId, string WebhookId, string Url, ImmutableArray<WebhookTopic> Topics, string SealedSecret, DateTimeOffset CreatedAt) : IDomainEvent;

/// <param name="IsEnabled">Whether anything is sent to it.</param>
[EventType("notifications.webhook-changed")]
public sealed record WebhookChanged(
    string PartnerId, string WebhookId, string Url, ImmutableArray<WebhookTopic> Topics, bool IsEnabled, DateTimeOffset ChangedAt) : IDomainEvent;

[EventType("notifications.webhook-deleted")]
public sealed record WebhookDeleted(string PartnerId, string WebhookId, DateTimeOffset DeletedAt) : IDomainEvent;

/// <param name="PreviousUntil">Until then requests are signed with the secret before as well.</param>
[EventType("notifications.webhook-secret-rotated")]
public sealed record WebhookSecretRotated(
    string PartnerId, string WebhookId, string SealedSecret, DateTimeOffset PreviousUntil, DateTimeOffset RotatedAt) : IDomainEvent;

/// <summary>Nothing is sent to it any more, because nothing arrived.</summary>
[EventType("notifications.webhook-disabled")]
public sealed record WebhookDisabled(
    string PartnerId, string WebhookId, string Url, DeliveryFault Fault, int? Code, DateTimeOffset DisabledAt) : IObservation;

/// <summary>What it was to be told between two places of the log is told again, with the same ids.</summary>
[EventType("notifications.webhook-replayed")]
public sealed record WebhookReplayed(string PartnerId, string WebhookId, long AfterPosition, DateTimeOffset RequestedAt) : IDomainEvent;

/// <summary>A message without meaning is sent to it.</summary>
[EventType("notifications.webhook-tested")]
public sealed record WebhookTested(string PartnerId, string WebhookId, DateTimeOffset RequestedAt) : IDomainEvent;

/// <param name="Previous">The secret before, with the instant until which it signs as well; null when there is none.</param>
public sealed record Webhook(string Url, ImmutableArray<WebhookTopic> Topics, bool IsEnabled, string SealedSecret, (string SealedSecret, DateTimeOffset Until)? Previous = null);

/// <summary>The webhooks of one partner.</summary>
public sealed record PartnerWebhooks(ImmutableDictionary<string, Webhook> ById)
{
    public static readonly PartnerWebhooks None = new(ImmutableDictionary<string, Webhook>.Empty);

    public static PartnerWebhooks Evolve(PartnerWebhooks state, IDomainEvent @event) => @event switch
    {
        WebhookCreated e => new(state.ById.Add(e.WebhookId, new(e.Url, e.Topics, true, e.SealedSecret))),
        WebhookChanged e => state.With(e.WebhookId, hook => hook with { Url = e.Url, Topics = e.Topics, IsEnabled = e.IsEnabled }),
        WebhookDeleted e => new(state.ById.Remove(e.WebhookId)),
        WebhookSecretRotated e => state.With(e.WebhookId, hook => hook with { SealedSecret = e.SealedSecret, Previous = (hook.SealedSecret, e.PreviousUntil) }),
        WebhookDisabled e => state.With(e.WebhookId, hook => hook with { IsEnabled = false }),
        WebhookReplayed or WebhookTested => state,
        _ => throw new UnknownEventException(state, @event),
    };

    private PartnerWebhooks With(string id, Func<Webhook, Webhook> change) => new(ById.SetItem(id, change(ById[id])));
}
