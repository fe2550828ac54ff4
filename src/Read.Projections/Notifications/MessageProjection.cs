using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Notifications;

/// <summary>Somebody who gets a partner's messages besides its account.</summary>
public sealed class MessageRecipientRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public required string RecipientId { get; init; }

    public MessageType Type { get; init; }

    public required string Email { get; set; }

    public required string Mobile { get; set; }
}

/// <summary>A type of message that the partner switched off.</summary>
public sealed class MessageOffRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public MessageType Type { get; init; }
}

/// <summary>The language of a partner's messages, once somebody set it.</summary>
public sealed class MessageLanguageRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public MessageLanguage Language { get; set; }
}

/// <summary>A partner was reminded to pay.</summary>
public sealed class ReminderRow : IPartnerRow
{
    /// <summary>The place in the log.</summary>
    public long Position { get; init; }

    public required string PartnerId { get; init; }

    public required string AlertId { get; init; }

    /// <summary>The level of the quota; null for a bill that is overdue.</summary>
    public QuotaAlert? Level { get; init; }

    /// <summary>Of the bill that is overdue; null for a quota.</summary>
    public BillingMonth? Month { get; init; }

    public MessageChannel Channel { get; init; }

    /// <summary>The recipient; <c>account</c> stands for the partner's account.</summary>
    public required string RecipientId { get; init; }

    public Money Used { get; init; }

    public Money Total { get; init; }

    public DateTimeOffset SentAt { get; init; }
}

public sealed class MessageProjection : Projection
{
    public MessageProjection()
    {
        On<MessageRecipientAdded>(Add);
        On<MessageRecipientRemoved>(async (db, recorded, cancellation) =>
            db.Remove(await db.Row<MessageRecipientRow>(cancellation, recorded.Event.PartnerId, recorded.Event.RecipientId, recorded.Event.Type)));
        On<MessagePreferenceSet>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            if (e.On) db.Remove(await db.Row<MessageOffRow>(cancellation, e.PartnerId, e.Type));
            else db.Add(new MessageOffRow { PartnerId = e.PartnerId, Type = e.Type });
        });
        On<MessageLanguageSet>(async (db, recorded, cancellation) =>
        {
            var partner = recorded.Event.PartnerId;
            (await db.RowOrNew<MessageLanguageRow>(() => new() { PartnerId = partner }, cancellation, partner)).Language = recorded.Event.Language;
        });
        On<PaymentReminderSent>(Send);
    }

    public override string Name => "messages";

    public override void Map(ModelBuilder model)
    {
        model.Entity<MessageRecipientRow>(recipient =>
        {
            recipient.ToTable("message_recipient");
            recipient.HasKey(row => new { row.PartnerId, row.RecipientId, row.Type });
        });
        model.Entity<MessageOffRow>(off =>
        {
            off.ToTable("message_off");
            off.HasKey(row => new { row.PartnerId, row.Type });
        });
        model.Entity<MessageLanguageRow>(language =>
        {
            language.ToTable("message_language");
            language.HasKey(row => row.PartnerId);
        });
        model.Entity<ReminderRow>(message =>
        {
            message.ToTable("reminder");
            message.HasKey(row => row.Position);
            message.Property(row => row.Position).ValueGeneratedNever();
            message.HasIndex(row => new { row.PartnerId, row.Position });
        });
    }

    private static async ValueTask Add(ReadModelContext db, Recorded<MessageRecipientAdded> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        if (await db.FindAsync<MessageRecipientRow>([e.PartnerId, e.RecipientId, e.Type], cancellation) is { } left) db.Remove(left);
        db.Add(new MessageRecipientRow { PartnerId = e.PartnerId, RecipientId = e.RecipientId, Type = e.Type, Email = e.Email, Mobile = e.Mobile });
    }

    private static void Send(ReadModelContext db, Recorded<PaymentReminderSent> recorded)
    {
        var e = recorded.Event;
        db.Add(new ReminderRow
        {
            Position = recorded.Position,
            PartnerId = e.PartnerId,
            AlertId = e.AlertId,
            Level = e.Level,
            Month = e.Month,
            Channel = e.Channel,
            RecipientId = e.RecipientId,
            Used = e.Used,
            Total = e.Total,
            SentAt = recorded.Metadata.OccurredAt,
        });
    }
}
