using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Deliveries;
using PartnerGraph.Write.Domain.Notifications.Webhooks;

namespace PartnerGraph.Read.Projections.Notifications.Deliveries;

/// <summary>The outbox of emails and text messages. It sends nothing, so that a rebuild sends nothing; history that was entered late is told to nobody.</summary>
public sealed class DeliveryProjection : Projection
{
    public const string ReadModelName = "deliveries";

    public DeliveryProjection()
    {
        Queue<PaymentReminderSent>(e => new(
            e.PartnerId, e.Month is null ? MessageSubject.QuotaReminder : MessageSubject.ArrearsReminder, e.Channel, e.RecipientId));
        Queue<ReconciliationNoticeSent>(e => new(e.PartnerId, MessageSubject.ReconciliationOpened, e.Channel, e.RecipientId));
        Queue<PayoutNoticeSent>(e => new(e.PartnerId, SubjectOf(e.Notice), e.Channel, e.RecipientId));
        Queue<InvitationSent>(e => new(e.PartnerId, MessageSubject.Invitation, MessageChannel.Email, DeliveryRow.Customer));
        Queue<InvitationShared>(e => e is { Channel: InvitationChannel.Email, Email: not null }
            ? new(e.PartnerId, MessageSubject.Invitation, MessageChannel.Email, DeliveryRow.Customer)
            : null);
        Queue<CustomerAssociated>(e => new(e.PartnerId, MessageSubject.CustomerAssociated, MessageChannel.Email, DeliveryRow.Customer));
        Queue<WebhookDisabled>(e => new(e.PartnerId, MessageSubject.WebhookDisabled, MessageChannel.Email, MessageSettings.Account));
        // Of others, such as webhooks, there are no rows.
        Settle<DeliveryMade>(e => e.DeliveryId, (row, e) =>
            (row.State, row.Attempts, row.SettledAt, row.Fault, row.Code) = (DeliveryState.Delivered, e.Attempt, e.DeliveredAt, null, null));
        Settle<DeliveryDeferred>(e => e.DeliveryId, (row, e) =>
            (row.Attempts, row.NextAttemptAt, row.Fault, row.Code) = (e.Attempt, e.NextAttemptAt, e.Fault, e.Code));
        Settle<DeliveryFailed>(e => e.DeliveryId, (row, e) =>
            (row.State, row.Attempts, row.SettledAt, row.Fault, row.Code) = (DeliveryState.Failed, e.Attempt, e.FailedAt, e.Fault, e.Code));
    }

    public override string Name => ReadModelName;

    /// <summary>The events that ask for a message.</summary>
    public static IReadOnlyCollection<Type> Asking { get; } =
    [
        typeof(PaymentReminderSent), typeof(ReconciliationNoticeSent), typeof(PayoutNoticeSent), typeof(InvitationSent), typeof(InvitationShared),
        typeof(CustomerAssociated), typeof(WebhookDisabled),
    ];

    /// <summary>The id of the message that an event asks for, whoever looks at it and after any rebuild: 32 hexadecimal digits.</summary>
    public static string IdOf(string place) => EventIds.Of($"delivery:{place}").ToString("N");

    public override void Map(ModelBuilder model) => model.Entity<DeliveryRow>(delivery =>
    {
        delivery.ToTable("delivery");
        delivery.HasKey(row => row.DeliveryId);
        delivery.HasIndex(row => new { row.PartnerId, row.Position });
        delivery.HasIndex(row => new { row.State, row.Channel, row.NextAttemptAt, row.Position });
    });

    private static MessageSubject SubjectOf(PayoutNotice notice) => notice switch
    {
        PayoutNotice.InvoiceRequested => MessageSubject.InvoiceRequested,
        PayoutNotice.InvoiceReturned => MessageSubject.InvoiceReturned,
        PayoutNotice.CouponsOverdue => MessageSubject.CouponsOverdue,
        PayoutNotice.PayoutOverdue => MessageSubject.PayoutOverdue,
        _ => throw new ArgumentOutOfRangeException(nameof(notice)),
    };

    private void Queue<TEvent>(Func<TEvent, Asked?> asked) where TEvent : IDomainEvent => On<TEvent>((db, recorded) =>
    {
        if (recorded.Metadata.Historical || asked(recorded.Event) is not { } message) return;
        db.Add(new DeliveryRow
        {
            DeliveryId = IdOf(recorded.Place), Position = recorded.Position, PartnerId = message.PartnerId, Subject = message.Subject, Channel = message.Channel,
            RecipientId = message.RecipientId, QueuedAt = recorded.Metadata.OccurredAt, NextAttemptAt = recorded.Metadata.OccurredAt,
        });
    });

    private void Settle<TEvent>(Func<TEvent, string> id, Action<DeliveryRow, TEvent> settle) where TEvent : IDomainEvent =>
        On<TEvent>(async (db, recorded, cancellation) =>
        {
            if (await db.FindAsync<DeliveryRow>([id(recorded.Event)], cancellation) is { } row) settle(row, recorded.Event);
        });

    private sealed record Asked(string PartnerId, MessageSubject Subject, MessageChannel Channel, string RecipientId);
}
