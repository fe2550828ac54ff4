using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Domain.Notifications;

/// <summary>The finance messages (NOTIFY-5), and the quota notification, which nobody can switch off.</summary>
public enum MessageType { AccountFee, Bill, Quota }

public enum MessageChannel { Email, Sms }

/// <summary>The languages that messages are written in.</summary>
public enum MessageLanguage { English, Chinese }

[EventType("notifications.message-recipient-added")]
public sealed record MessageRecipientAdded(
    string PartnerId, string RecipientId, MessageType Type, string Email, string Mobile) : IDomainEvent;

[EventType("notifications.message-recipient-removed")]
public sealed record MessageRecipientRemoved(string PartnerId, string RecipientId, MessageType Type) : IDomainEvent;

[EventType("notifications.message-preference-set")]
public sealed record MessagePreferenceSet(string PartnerId, MessageType Type, bool On) : IDomainEvent;

[EventType("notifications.message-language-set")]
public sealed record MessageLanguageSet(string PartnerId, MessageLanguage Language) : IDomainEvent;

/// <param name="AlertId">The alert that this follows from.</param>
/// <param name="Level">The level of the quota that gave rise to it; null for a bill that is overdue.</param>
/// <param name="RecipientId">The recipient, or <see cref="MessageSettings.Account"/> for the partner's account itself.</param>
/// <param name="Used">What of the quota was used, or of the bill not paid.</param>
/// <param name="Total">The quota, or the bill.</param>
/// <param name="Month">Of the bill that is overdue; null for a quota, and in the first version.</param>
[EventType("notifications.payment-reminder-sent", 2)]
public sealed record PaymentReminderSent(
    string PartnerId, string AlertId, QuotaAlert? Level, MessageChannel Channel, string RecipientId, Money Used, Money Total, BillingMonth? Month = null) : IObservation;

/// <summary>A partner was told that the reconciliation of an incentive statement is open (INCENT-18).</summary>
/// <param name="RecipientId">The recipient, or <see cref="MessageSettings.Account"/> for the partner's account itself.</param>
/// <param name="DeadlineAt">The last second in which the statement can be rejected; a statement whose reconciliation opens again has another one.</param>
[EventType("notifications.reconciliation-notice-sent")]
public sealed record ReconciliationNoticeSent(
    string PartnerId, string StatementId, MessageChannel Channel, string RecipientId, Money Net, DateTimeOffset DeadlineAt) : IObservation;

/// <param name="Id">Chosen by whoever adds the recipient; the same person may get several types.</param>
public sealed record MessageRecipient(string Id, MessageType Type, string Email, string Mobile);

/// <summary>Who gets a partner's messages besides its account, and what it was reminded of.</summary>
public sealed record MessageSettings(
    ImmutableArray<MessageRecipient> Recipients, ImmutableHashSet<MessageType> Off, ImmutableHashSet<string> Reminded)
{
    /// <summary>The address and number of the partner's own account: the recipient by default (NOTIFY-1, NOTIFY-2).</summary>
    public const string Account = "account";

    public static readonly MessageSettings Default = new([], [], []);

    /// <summary>In which the partner's messages are written; null while nobody said, and its country tells.</summary>
    public MessageLanguage? Language { get; init; }

    public static MessageSettings Evolve(MessageSettings state, IDomainEvent @event) => @event switch
    {
        MessageRecipientAdded e => state with { Recipients = state.Recipients.Add(new(e.RecipientId, e.Type, e.Email, e.Mobile)) },
        MessageRecipientRemoved e => state with
        {
            Recipients = state.Recipients.RemoveAll(recipient => recipient.Id == e.RecipientId && recipient.Type == e.Type),
        },
        MessagePreferenceSet e => state with { Off = e.On ? state.Off.Remove(e.Type) : state.Off.Add(e.Type) },
        MessageLanguageSet e => state with { Language = e.Language },
        PaymentReminderSent e => state with { Reminded = state.Reminded.Add(e.AlertId) },
        PayoutNoticeSent e => state with { Reminded = state.Reminded.Add(e.NoticeId) },
        ReconciliationNoticeSent e => state with { Reminded = state.Reminded.Add(ReconciliationOf(e.StatementId, e.DeadlineAt)) },
        _ => throw new UnknownEventException(state, @event),
    };

    /// <summary>By what the opening of a reconciliation is told from others.</summary>
    public static string ReconciliationOf(string statementId, DateTimeOffset deadlineAt) => $"{statementId} {deadlineAt.UtcDateTime:O}";
}
