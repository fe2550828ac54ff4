using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Deliveries;

namespace PartnerGraph.Read.Projections.Notifications.Deliveries;

/// <summary>What a message is about.</summary>
public enum MessageSubject
{
    QuotaReminder,
    ArrearsReminder,
    ReconciliationOpened,
    InvoiceRequested,
    InvoiceReturned,
    CouponsOverdue,
    PayoutOverdue,
    Invitation,
    CustomerAssociated,
    WebhookDisabled,
}

/// <summary>How far the delivery of a message is.</summary>
public enum DeliveryState { Waiting, Delivered, Failed }

/// <summary>The outbox: one message to one recipient, and what became of it. It holds neither address nor text: both are found when it is sent.</summary>
public sealed class DeliveryRow : IPartnerRow
{
    /// <summary>The customer of an invitation or association as a recipient.</summary>
    public const string Customer = "customer";

    public required string DeliveryId { get; init; }

    /// <summary>Of the event that asks for it.</summary>
    public long Position { get; init; }

    public required string PartnerId { get; init; }

    public MessageSubject Subject { get; init; }

    public MessageChannel Channel { get; init; }

    /// <summary>A recipient of the settings, <see cref="MessageSettings.Account"/> or <see cref="Customer"/>.</summary>
    public required string RecipientId { get; init; }

    public DateTimeOffset QueuedAt { get; init; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public DeliveryFault? Fault { get; set; }

    /// <summary>What the other side answered the last failed attempt with.</summary>
    public int? Code { get; set; }

    /// <summary>When it arrived or failed for good.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}
