using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Write.Domain.Tests.Notifications;

/// <summary>What a partner is told of its payouts: its account, and whoever gets its messages about account fees.</summary>
public sealed class PayoutNoticeTests
{
    private static readonly TellOfPayout Tell = new("p", "payouts-p@3", PayoutNotice.InvoiceRequested, "y", new(1_050m));

    [Theory]
    [InlineData(PayoutNotice.InvoiceRequested, "INCENT-3"), Trait("Rule", "INCENT-3")]
    [InlineData(PayoutNotice.InvoiceReturned, "INCENT-33"), Trait("Rule", "INCENT-33")]
    [InlineData(PayoutNotice.CouponsOverdue, "INCENT-5"), Trait("Rule", "INCENT-5")]
    [InlineData(PayoutNotice.PayoutOverdue, "INCENT-4"), Trait("Rule", "INCENT-4")]
    public void Everybody_concerned_is_told_once(PayoutNotice notice, string rule) => MessageSettingsDecider.Definition
        .Given(
            new MessageRecipientAdded("p", "r", MessageType.AccountFee, "ann@post.example", "+5612345"), new MessageRecipientAdded("p", "q", MessageType.Quota, "bob@post.example", "+5612345"))
        .When(Tell with { Notice = notice }).Then(Sent(MessageSettings.Account, notice), Sent("r", notice)).By(rule).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "INCENT-3")]
    public void Whoever_switched_such_messages_off_is_not_told_but_the_account_is() => MessageSettingsDecider.Definition
        .Given(new MessageRecipientAdded("p", "r", MessageType.AccountFee, "ann@post.example", "+5612345"), new MessagePreferenceSet("p", MessageType.AccountFee, false))
        .When(Tell).Then(Sent(MessageSettings.Account, PayoutNotice.InvoiceRequested));

    [Fact]
    public void Another_notice_of_the_same_payout_is_told_as_well() => MessageSettingsDecider.Definition
        .Given(Sent(MessageSettings.Account, PayoutNotice.InvoiceRequested)).When(Tell with { NoticeId = "payouts-p@5", Notice = PayoutNotice.PayoutOverdue, Amount = null })
        .Then(new PayoutNoticeSent("p", "payouts-p@5", PayoutNotice.PayoutOverdue, "y", MessageChannel.Email, MessageSettings.Account, null));

    private static PayoutNoticeSent Sent(string recipient, PayoutNotice notice) => new("p", "payouts-p@3", notice, "y", MessageChannel.Email, recipient, new Money(1_050m));
}
