using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Domain.Tests.Notifications;

public sealed class MessageSettingsTests
{
    private static readonly MessageRecipientAdded Finance = new("p", "f", MessageType.AccountFee, "f@example.com", "+49 170 1234567");

    [Theory, Trait("Rule", "QUOTA-10")]
    [InlineData(MessageType.Quota)]
    public void The_quota_notification_cannot_be_switched_off(MessageType type) =>
        Given().When(new SetMessagePreference("p", type, false)).ThenRejected("QUOTA-10").WithCode("NOTIFICATION_MANDATORY");

    [Fact, Trait("Rule", "NOTIFY-5"), Trait("Rule", "QUOTA-10")]
    public void Financial_messages_are_of_fees_and_bills_and_quota_messages_alone_are_mandatory() => Assert.Equal(
        [(MessageType.AccountFee, MessageCategory.Finance, false), (MessageType.Bill, MessageCategory.Finance, false), (MessageType.Quota, MessageCategory.Quota, true)],
        ListedMessageType.All.Select(listed => (listed.Type, listed.Category, listed.IsMandatory)));

    [Fact, Trait("Rule", "QUOTA-10")]
    public void It_may_be_switched_on_and_others_off()
    {
        Given().When(new SetMessagePreference("p", MessageType.Quota, true)).ThenNothing();
        Given().When(new SetMessagePreference("p", MessageType.Bill, false))
            .Then(new MessagePreferenceSet("p", MessageType.Bill, false)).AndRepeatingChangesNothing();
    }

    [Theory, Trait("Rule", "NOTIFY-3"), Trait("Rule", "NOTIFY-4")]
    [InlineData(MessageType.AccountFee, "NOTIFY-3")]
    [InlineData(MessageType.Bill, "NOTIFY-4")]
    public void A_recipient_is_added_for_a_type(MessageType type, string ruleId) =>
        Given().When(Add(type, " f@example.com", "+49 170 1234567 ")).Then(Finance with { Type = type }).By(ruleId).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "NOTIFY-7")]
    public void A_recipient_needs_an_email_address_and_a_mobile_number()
    {
        var refused = Given().When(Add(MessageType.AccountFee, "f@example.com", null)).ThenRejected("NOTIFY-7").WithCode("REQUIRED");
        Assert.Equal("mobile", Assert.Single(refused.Decision.Rejections).Path);
        Given().When(Add(MessageType.AccountFee, "no address", "abc")).ThenRejected("NOTIFY-7", "NOTIFY-7");
    }

    [Theory, Trait("Rule", "NOTIFY-7")]
    [InlineData("f@localhost", "+49 170 1234567", "email")]
    [InlineData("f@example.com", "1234", "mobile")]
    public void An_address_and_a_number_are_what_they_are_everywhere(string email, string mobile, string path) =>
        Assert.Equal(path, Assert.Single(Given().When(Add(MessageType.Bill, email, mobile)).ThenRejected("NOTIFY-7").Decision.Rejections).Path);

    [Fact, Trait("Rule", "NOTIFY-3")]
    public void New_addresses_take_the_place_of_the_old_ones() =>
        Given(Finance).When(Add(MessageType.AccountFee, "g@example.com", "+49 170 1234567"))
            .Then(new MessageRecipientRemoved("p", "f", MessageType.AccountFee), Finance with { Email = "g@example.com" })
            .AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "NOTIFY-3"), Trait("Rule", "NOTIFY-4")]
    public void Another_type_of_the_same_person_and_another_person_of_the_same_type_stay()
    {
        MessageRecipientAdded[] others = [Finance with { Type = MessageType.Bill }, Finance with { RecipientId = "g" }];
        var old = new MessageRecipientRemoved("p", "f", MessageType.AccountFee);
        Given([Finance, .. others]).When(Add(MessageType.AccountFee, "new@example.com", "+49 170 1234567"))
            .Then(old, Finance with { Email = "new@example.com" });
        Assert.Equal(
            [("f", MessageType.Bill), ("g", MessageType.AccountFee)],
            MessageSettingsDecider.Definition.Fold([Finance, .. others, old]).Recipients.Select(recipient => (recipient.Id, recipient.Type)));
    }

    [Fact, Trait("Rule", "NOTIFY-3"), Trait("Rule", "QUOTA-10")]
    public void With_messages_about_account_fees_off_their_recipients_are_not_reminded_and_whoever_must_be_is()
    {
        var off = new MessagePreferenceSet("p", MessageType.AccountFee, false);
        PaymentReminderSent[] mandatory =
        [
            Sent(QuotaAlert.UsedUp, MessageChannel.Sms, "account"), Sent(QuotaAlert.UsedUp, MessageChannel.Email, "account"),
            Sent(QuotaAlert.UsedUp, MessageChannel.Sms, "q"), Sent(QuotaAlert.UsedUp, MessageChannel.Email, "q"),
        ];
        Given(Finance, Finance with { RecipientId = "q", Type = MessageType.Quota }, off).When(Remind(QuotaAlert.UsedUp)).Then([.. mandatory]);
        Given(Finance, off, off with { On = true }).When(Remind(QuotaAlert.UsedUp)).Then(
            mandatory[0], mandatory[1], Sent(QuotaAlert.UsedUp, MessageChannel.Sms, "f"), Sent(QuotaAlert.UsedUp, MessageChannel.Email, "f"));
    }

    [Fact, Trait("Rule", "NOTIFY-3")]
    public void A_recipient_can_be_removed()
    {
        Given(Finance).When(new RemoveMessageRecipient("p", "f", MessageType.AccountFee))
            .Then(new MessageRecipientRemoved("p", "f", MessageType.AccountFee)).AndRepeatingChangesNothing();
        Given(Finance).When(new RemoveMessageRecipient("p", "f", MessageType.Bill)).ThenNothing();
    }

    [Fact, Trait("Rule", "NOTIFY-1"), Trait("Rule", "NOTIFY-2"), Trait("Rule", "NOTIFY-3"), Trait("Rule", "NOTIFY-4")]
    public void Arrears_are_told_to_the_account_and_to_recipients_of_account_fees()
    {
        Given().When(Arrears).Then(Told(MessageChannel.Sms, "account"), Told(MessageChannel.Email, "account")).AndRepeatingChangesNothing();
        Given(Finance, Finance with { RecipientId = "b", Type = MessageType.Bill }, Finance with { RecipientId = "q", Type = MessageType.Quota }).When(Arrears).Then(
            Told(MessageChannel.Sms, "account"), Told(MessageChannel.Email, "account"), Told(MessageChannel.Sms, "f"), Told(MessageChannel.Email, "f"));
    }

    [Fact, Trait("Rule", "NOTIFY-3")]
    public void Who_switched_messages_about_account_fees_off_is_not_told_of_arrears() =>
        Given(Finance, new MessagePreferenceSet("p", MessageType.AccountFee, false)).When(Arrears).ThenNothing();

    [Theory, Trait("Rule", "QUOTA-11"), Trait("Rule", "QUOTA-18"), Trait("Rule", "NOTIFY-1"), Trait("Rule", "NOTIFY-2")]
    [InlineData(QuotaAlert.UsedUp)]
    [InlineData(QuotaAlert.Exceeded)]
    public void By_default_the_account_gets_one_sms_and_one_email(QuotaAlert level) =>
        Given().When(Remind(level)).Then(Sent(level, MessageChannel.Sms, "account"), Sent(level, MessageChannel.Email, "account"))
            .AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "QUOTA-11"), Trait("Rule", "QUOTA-18"), Trait("Rule", "NOTIFY-3"), Trait("Rule", "NOTIFY-4")]
    public void Recipients_of_account_fees_are_reminded_too_and_those_of_bills_are_not() =>
        Given(Finance, Finance with { RecipientId = "b", Type = MessageType.Bill }).When(Remind(QuotaAlert.UsedUp)).Then(
            Sent(QuotaAlert.UsedUp, MessageChannel.Sms, "account"), Sent(QuotaAlert.UsedUp, MessageChannel.Email, "account"),
            Sent(QuotaAlert.UsedUp, MessageChannel.Sms, "f"), Sent(QuotaAlert.UsedUp, MessageChannel.Email, "f"));

    [Theory, Trait("Rule", "QUOTA-11"), Trait("Rule", "QUOTA-18")]
    [InlineData(QuotaAlert.Warning)]
    [InlineData(QuotaAlert.Normalized)]
    public void Other_levels_remind_nobody(QuotaAlert level) => Given().When(Remind(level)).ThenNothing();

    private static Scenario<MessageCommand, MessageSettings> Given(params IReadOnlyList<IDomainEvent> history) =>
        MessageSettingsDecider.Definition.Given(history);

    private static AddMessageRecipient Add(MessageType type, string? email, string? mobile) => new("p", "f", type, email, mobile);

    private static readonly RemindOfArrears Arrears = new("p", "alert", new(2024, 11), new(40m), new(100m));

    private static PaymentReminderSent Told(MessageChannel channel, string recipient) =>
        new("p", "alert", null, channel, recipient, new(40m), new(100m), new(2024, 11));

    private static RemindOfPayment Remind(QuotaAlert level) => new("p", "alert", level, new(1_000m), new(1_000m));

    private static PaymentReminderSent Sent(QuotaAlert level, MessageChannel channel, string recipient) =>
        new("p", "alert", level, channel, recipient, new(1_000m), new(1_000m));
}
