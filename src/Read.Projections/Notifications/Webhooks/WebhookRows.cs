using PartnerGraph.Read.Projections.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Notifications.Deliveries;
using PartnerGraph.Write.Domain.Notifications.Webhooks;

namespace PartnerGraph.Read.Projections.Notifications.Webhooks;

/// <summary>Where a partner is told what concerns it.</summary>
public sealed class WebhookRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public required string WebhookId { get; init; }

    public required string Url { get; set; }

    /// <summary>A bit for each topic.</summary>
    public int Topics { get; set; }

    public bool IsEnabled { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When something last arrived; null before.</summary>
    public DateTimeOffset? LastDeliveredAt { get; set; }

    /// <summary>When it was switched off because nothing arrived; null otherwise.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    public DeliveryFault? Fault { get; set; }

    public int? Code { get; set; }

    public static int BitOf(WebhookTopic topic) => 1 << (int)topic;
}

/// <summary>A partner that has, or had, a webhook.</summary>
public sealed class WebhookOwnerRow
{
    public required string PartnerId { get; init; }
}

/// <summary>What happened that a webhook could tell, also before there was one: a replay tells it.</summary>
public sealed class WebhookEventRow
{
    public long Position { get; init; }

    public required string PartnerId { get; init; }

    public WebhookTopic Topic { get; init; }

    /// <summary>The stream of the event: what happens in it is told in its order.</summary>
    public required string Entity { get; init; }

    public required string Place { get; init; }
}

/// <summary>One event on its way to one webhook.</summary>
public sealed class WebhookDeliveryRow : IPartnerRow
{
    public required string DeliveryId { get; init; }

    /// <summary>Of what asked for it: the event itself, or a replay of it.</summary>
    public long Position { get; init; }

    public required string PartnerId { get; init; }

    public required string WebhookId { get; init; }

    /// <summary>Null for a test.</summary>
    public WebhookTopic? Topic { get; init; }

    public required string Entity { get; init; }

    /// <summary>The event that is told.</summary>
    public long SourcePosition { get; init; }

    /// <summary>The same for an event and a webhook, however often it is told.</summary>
    public required string MessageId { get; init; }

    public DateTimeOffset QueuedAt { get; init; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public DeliveryFault? Fault { get; set; }

    public int? Code { get; set; }

    public DateTimeOffset? SettledAt { get; set; }
}
