using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Domain.Notifications;

public abstract record MessageCommand(string PartnerId);

public sealed record AddMessageRecipient(string PartnerId, string RecipientId, MessageType Type, [property: Text(TextKind.Address)] string? Email, [property: Text(TextKind.Address)] string? Mobile)
    : MessageCommand(PartnerId);

public sealed record RemoveMessageRecipient(string PartnerId, string RecipientId, MessageType Type) : MessageCommand(PartnerId);

public sealed record SetMessagePreference(string PartnerId, MessageType Type, bool On) : MessageCommand(PartnerId);

/// <summary>The quota is used up or exceeded: everybody concerned is reminded to pay, once for each alert.</summary>
public sealed record RemindOfPayment(string PartnerId, string AlertId, QuotaAlert Level, Money Used, Money Total) : MessageCommand(PartnerId);

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
        RemindOfPayment remind => Remind(remind, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

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
        string[] recipients =
        [
            MessageSettings.Account,
            .. state.Recipients.Where(recipient => recipient.Type == MessageType.Quota || (recipient.Type == MessageType.AccountFee && !state.Off.Contains(MessageType.AccountFee))).Select(recipient => recipient.Id).Distinct(),
        ];
        return Decision.Accept(
        [
            .. recipients.SelectMany(recipient => new[] { MessageChannel.Sms, MessageChannel.Email }.Select(channel =>
                new PaymentReminderSent(remind.PartnerId, remind.AlertId, remind.Level, channel, recipient, remind.Used, remind.Total))),
        ]).By(MessageRules.RemindBySms, MessageRules.RemindByEmail);
    }
}
