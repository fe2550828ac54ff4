using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Domain.Notifications;

/// <summary>The finance messages (NOTIFY-5), and the quota notification, which nobody can switch off.</summary>
public enum MessageType { AccountFee, Bill, Quota }

public enum MessageChannel { Email, Sms }

[EventType("notifications.message-recipient-added")]
public sealed record MessageRecipientAdded(
    string PartnerId, string RecipientId, MessageType Type, string Email, string Mobile) : IDomainEvent;

[EventType("notifications.message-recipient-removed")]
public sealed record MessageRecipientRemoved(string PartnerId, string RecipientId, MessageType Type) : IDomainEvent;

[EventType("notifications.message-preference-set")]
public sealed record MessagePreferenceSet(string PartnerId, MessageType Type, bool On) : IDomainEvent;

/// <param name="AlertId">The quota alert that this follows from.</param>
/// <param name="RecipientId">The recipient, or <see cref="MessageSettings.Account"/> for the partner's account itself.</param>
[EventType("notifications.payment-reminder-sent")]
public sealed record PaymentReminderSent(
    string PartnerId, string AlertId, QuotaAlert Level, MessageChannel Channel, string RecipientId, Money Used, Money Total) : IObservation;

/// <param name="Id">Chosen by whoever adds the recipient; the same person may get several types.</param>
public sealed record MessageRecipient(string Id, MessageType Type, string Email, string Mobile);

/// <summary>Who gets a partner's messages besides its account, and what it was reminded of.</summary>
public sealed record MessageSettings(
    ImmutableArray<MessageRecipient> Recipients, ImmutableHashSet<MessageType> Off, ImmutableHashSet<string> Reminded)
{
    /// <summary>The address and number of the partner's own account: the recipient by default (NOTIFY-1, NOTIFY-2).</summary>
    public const string Account = "account";

    public static readonly MessageSettings Default = new([], [], []);

    public static MessageSettings Evolve(MessageSettings state, IDomainEvent @event) => @event switch
    {
        MessageRecipientAdded e => state with { Recipients = state.Recipients.Add(new(e.RecipientId, e.Type, e.Email, e.Mobile)) },
        MessageRecipientRemoved e => state with
        {
            Recipients = state.Recipients.RemoveAll(recipient => recipient.Id == e.RecipientId && recipient.Type == e.Type),
        },
        MessagePreferenceSet e => state with { Off = e.On ? state.Off.Remove(e.Type) : state.Off.Add(e.Type) },
        PaymentReminderSent e => state with { Reminded = state.Reminded.Add(e.AlertId) },
        _ => throw new UnknownEventException(state, @event),
    };
}
