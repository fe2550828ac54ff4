using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Domain.Notifications;

public abstract record MessageCommand(string PartnerId);

public sealed record AddMessageRecipient(string PartnerId, string RecipientId, MessageType Type, [property: Text(TextKind.Address)] string? Email, [property: Text(TextKind.Address)] string? Mobile)
    : MessageCommand(PartnerId);

public sealed record RemoveMessageRecipient(string PartnerId, string RecipientId, MessageType Type) : MessageCommand(PartnerId);

public sealed record SetMessagePreference(string PartnerId, MessageType Type, bool On) : MessageCommand(PartnerId);

public sealed record SetMessageLanguage(string PartnerId, MessageLanguage Language) : MessageCommand(PartnerId);

/// <summary>The quota is used up or exceeded: everybody concerned is reminded to pay, once for each alert.</summary>
public sealed record RemindOfPayment(string PartnerId, string AlertId, QuotaAlert Level, Money Used, Money Total) : MessageCommand(PartnerId);

/// <summary>A reconciliation is open: everybody concerned is told, once for each opening (INCENT-18).</summary>
public sealed record TellOfReconciliation(string PartnerId, string StatementId, Money Net, DateTimeOffset DeadlineAt) : MessageCommand(PartnerId);

/// <summary>A bill is overdue: whoever gets messages about account fees is reminded to pay, once.</summary>
/// <param name="AlertId">The alert that tells it.</param>
public sealed record RemindOfArrears(string PartnerId, string AlertId, BillingMonth Month, Money Unpaid, Money Total) : MessageCommand(PartnerId);

/// <summary>Who is told what, and on which channel.</summary>
public static class MessageSettingsDecider
{
    public static readonly Decider<MessageCommand, MessageSettings> Definition =
        new("message-settings", command => command.PartnerId, MessageSettings.Default, Decide, MessageSettings.Evolve);

    public static Decision Decide(MessageCommand command, MessageSettings state) => command switch
    {
        AddMessageRecipient add => Add(add, state),
        RemoveMessageRecipient remove => state.Recipients.Any(recipient => recipient.Id == remove.RecipientId && recipient.Type == remove.Type)
            ? Decision.Accept(new MessageRecipientRemoved(remove.PartnerId, remove.RecipientId, remove.Type))
            : Decision.Nothing,
        SetMessagePreference { Type: MessageType.Quota, On: false } => Decision.Reject(MessageRules.QuotaMandatory.Refuse("on")),
        SetMessagePreference set => set.On != state.Off.Contains(set.Type)
            ? Decision.Nothing
            : Decision.Accept(new MessagePreferenceSet(set.PartnerId, set.Type, set.On)),
        SetMessageLanguage set => set.Language == state.Language ? Decision.Nothing : Decision.Accept(new MessageLanguageSet(set.PartnerId, set.Language)),
        RemindOfPayment remind => Remind(remind, state),
        TellOfReconciliation tell => Tell(tell, state),
        TellOfPayout tell => Tell(tell, state),
        RemindOfArrears remind => Remind(remind, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Tell(TellOfReconciliation tell, MessageSettings state) =>
        state.Reminded.Contains(MessageSettings.ReconciliationOf(tell.StatementId, tell.DeadlineAt))
            ? Decision.Nothing
            : Decision.Accept(
            [
                .. FinanceRecipients(state).Select(recipient =>
                    new ReconciliationNoticeSent(tell.PartnerId, tell.StatementId, MessageChannel.Email, recipient, tell.Net, tell.DeadlineAt)),
            ]).By(MessageRules.TellOfReconciliation);

    private static Decision Tell(TellOfPayout tell, MessageSettings state) => state.Reminded.Contains(tell.NoticeId)
        ? Decision.Nothing
        : Decision.Accept(
        [
            .. FinanceRecipients(state).Select(recipient =>
                new PayoutNoticeSent(tell.PartnerId, tell.NoticeId, tell.Notice, tell.About, MessageChannel.Email, recipient, tell.Amount)),
        ]).By(PayoutNotices.RuleOf(tell.Notice));

    // What an account earns and owes is told to the same people.
    private static IEnumerable<string> FinanceRecipients(MessageSettings state) =>
    [
        MessageSettings.Account,
        .. state.Recipients.Where(recipient => recipient.Type == MessageType.AccountFee && !state.Off.Contains(MessageType.AccountFee))
            .Select(recipient => recipient.Id).Distinct(),
    ];

    private static Decision Add(AddMessageRecipient add, MessageSettings state)
    {
        List<Rejection> refusals = [];
        var email = add.Email?.Trim() ?? "";
        var mobile = add.Mobile?.Trim() ?? "";
        if (!EmailAddress.TryNormalize(email, out _)) refusals.Add(MessageRules.BothAddresses.Refuse("email"));
        if (PhoneNumber.Normalize(mobile) is null) refusals.Add(MessageRules.BothAddresses.Refuse("mobile"));
        return Decision.RejectOr(refusals, () => state.Recipients.Contains(new(add.RecipientId, add.Type, email, mobile))
            ? Decision.Nothing
            : Decision.Accept(
            [
                .. state.Recipients.Where(recipient => recipient.Id == add.RecipientId && recipient.Type == add.Type)
                    .Select(_ => new MessageRecipientRemoved(add.PartnerId, add.RecipientId, add.Type)),
                new MessageRecipientAdded(add.PartnerId, add.RecipientId, add.Type, email, mobile),
            ]).By(add.Type == MessageType.Bill ? MessageRules.BillRecipients : MessageRules.AccountFeeRecipients));
    }

    private static Decision Remind(RemindOfPayment remind, MessageSettings state)
    {
        if (remind.Level is not (QuotaAlert.UsedUp or QuotaAlert.Exceeded) || state.Reminded.Contains(remind.AlertId)) return Decision.Nothing;
        var concerned = state.Recipients.Where(recipient => recipient.Type == MessageType.Quota || recipient.Type == MessageType.AccountFee && !state.Off.Contains(MessageType.AccountFee));
        return Sent(concerned, MessageRules.RemindBySms, (recipient, channel) =>
            new(remind.PartnerId, remind.AlertId, remind.Level, channel, recipient, remind.Used, remind.Total));
    }

    // Arrears are about account fees (NOTIFY-3), and those can be switched off.
    private static Decision Remind(RemindOfArrears remind, MessageSettings state)
    {
        if (state.Off.Contains(MessageType.AccountFee) || state.Reminded.Contains(remind.AlertId)) return Decision.Nothing;
        var concerned = state.Recipients.Where(recipient => recipient.Type == MessageType.AccountFee);
        return Sent(concerned, MessageRules.AccountFeeRecipients, (recipient, channel) =>
            new(remind.PartnerId, remind.AlertId, null, channel, recipient, remind.Unpaid, remind.Total, remind.Month));
    }

    // To the partner's account, and to everybody concerned, on both channels.
    private static Decision Sent(IEnumerable<MessageRecipient> concerned, Rule rule, Func<string, MessageChannel, PaymentReminderSent> reminder) => Decision.Accept(
    [
        .. concerned.Select(recipient => recipient.Id).Distinct().Prepend(MessageSettings.Account)
            .SelectMany(recipient => new[] { MessageChannel.Sms, MessageChannel.Email }.Select(channel => reminder(recipient, channel))),
    ]).By(rule, MessageRules.RemindByEmail);
}
