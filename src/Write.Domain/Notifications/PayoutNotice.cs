using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Notifications;

/// <summary>What a partner has to know of its payouts.</summary>
public enum PayoutNotice
{
    /// <summary>An invoice is to be mailed (INCENT-3).</summary>
    InvoiceRequested,

    /// <summary>The invoice that arrived is not in order, and a right one is to be mailed (INCENT-33).</summary>
    InvoiceReturned,

    /// <summary>An earning was not applied for within five working days (INCENT-5).</summary>
    CouponsOverdue,

    /// <summary>The vendor is late (INCENT-4).</summary>
    PayoutOverdue,
}

/// <param name="NoticeId">By what it follows from.</param>
/// <param name="About">The payout, or the earning that is late.</param>
/// <param name="RecipientId">The recipient, or <see cref="MessageSettings.Account"/> for the partner's account itself.</param>
/// <param name="Amount">In USD; null where the notice is about none.</param>
[EventType("notifications.payout-notice-sent")]
public sealed record PayoutNoticeSent(
    string PartnerId, string NoticeId, PayoutNotice Notice, string About, MessageChannel Channel, string RecipientId, Money? Amount) : IObservation;

/// <summary>Everybody concerned is told by email, once (INCENT-3, INCENT-4, INCENT-5, INCENT-33).</summary>
public sealed record TellOfPayout(string PartnerId, string NoticeId, PayoutNotice Notice, string About, Money? Amount) : MessageCommand(PartnerId);

internal static class PayoutNotices
{
    public static Rule RuleOf(PayoutNotice notice) => notice switch
    {
        PayoutNotice.InvoiceRequested => MessageRules.InvoiceRequested,
        PayoutNotice.InvoiceReturned => MessageRules.InvoiceReturned,
        PayoutNotice.CouponsOverdue => MessageRules.CouponsOverdue,
        PayoutNotice.PayoutOverdue => MessageRules.PayoutOverdue,
        _ => throw new ArgumentOutOfRangeException(nameof(notice)),
    };
}
