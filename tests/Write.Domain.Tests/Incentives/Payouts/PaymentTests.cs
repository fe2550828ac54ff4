using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners.Authentication;
using static PartnerGraph.Write.Domain.Tests.Incentives.Payouts.PayoutScene;

namespace PartnerGraph.Write.Domain.Tests.Incentives.Payouts;

public sealed class PaymentTests
{
    private static readonly DateTimeOffset Paid = At("2024-12-13T15:00:00");

    private static readonly SubmitToBank Submit = new("p", "o", Facts, Paid);

    private static readonly TopUpAccount TopUp = new("p", "o", Facts, Paid);

    private static readonly RecordPayment Record = new("p", "o", Paid);

    private static readonly RecordPaymentFailure Fail = new("p", "o", PaymentFailureCause.BankInformation, "Unknown account.", Paid);

    private static readonly PayoutSubmittedToBank Submitted = new(
        "p", "o", new(2024, 12, 13), "ACCT-1", 1m, new(1_050m), new(2024, 12, 16), new(2024, 12, 18), Paid, Money.Zero, Money.Zero);

    private static readonly PayoutFailed Failed = new("p", "o", PaymentFailureCause.BankInformation, "Unknown account.", Paid);

    private static IDomainEvent[] Sent => [.. Invoiced(PayoutMethod.BankTransfer), Submitted];

    [Fact, Trait("Rule", "INCENT-24"), Trait("Rule", "INCENT-43")]
    public void A_transfer_is_submitted_on_a_Friday_arrives_from_Monday_to_Wednesday_and_is_paid_once()
    {
        PayoutDecider.Definition.Given(Invoiced(PayoutMethod.BankTransfer)).When(Submit).Then(Submitted).AndRepeatingChangesNothing();
        PayoutDecider.Definition.Given(Sent).When(Record).Then(new PayoutPaid("p", "o", new(1_050m), Paid)).AndRepeatingChangesNothing();
        PayoutDecider.Definition.Given([.. Sent, new PayoutPaid("p", "o", new(1_050m), Paid)]).When(Submit with { At = Paid.AddDays(1) }).ThenNothing();
    }

    [Fact, Trait("Rule", "INCENT-27"), Trait("Rule", "INCENT-33")]
    public void A_transfer_without_a_qualified_invoice_is_refused()
    {
        foreach (var history in new[] { Applied(PayoutMethod.BankTransfer), After(After(Applied(PayoutMethod.BankTransfer), Register), Receive with { BillingListEnclosed = false }) })
        {
            PayoutDecider.Definition.Given(history).When(Record).ThenRejected("INCENT-27").WithCode("INVOICE_REQUIRED");
            PayoutDecider.Definition.Given(history).When(Submit).ThenRejected("INCENT-27").WithCode("INVOICE_REQUIRED");
        }
    }

    [Fact, Trait("Rule", "INCENT-28")]
    public void A_top_up_without_an_invoice_is_refused_and_coupons_are_not_asked_for_one()
    {
        var given = PayoutDecider.Definition.Given(Applied(PayoutMethod.TopUp));
        given.When(Record).ThenRejected("INCENT-28").WithCode("INVOICE_REQUIRED");
        given.When(TopUp).ThenRejected("INCENT-28").WithCode("INVOICE_REQUIRED");
        PayoutDecider.Definition.Given(Applied(PayoutMethod.CashCoupons)).When(Record).ThenNothing();
    }

    [Fact, Trait("Rule", "INCENT-25")]
    public void A_top_up_credits_the_amount_including_tax() =>
        PayoutDecider.Definition.Given(Invoiced(PayoutMethod.TopUp)).When(TopUp)
            .Then(new AccountToppedUp("p", "o", 1m, new(1_050m), Paid), new PayoutPaid("p", "o", new(1_050m), Paid)).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "INCENT-48")]
    public void A_top_up_uses_the_rate_of_the_day_of_payment()
    {
        var facts = Facts with { Country = "SG", Currency = "SGD", Policy = Facts.Policy with { TaxRate = 0m, ExchangeRate = 1.30m } };
        var given = PayoutDecider.Definition.Given(Invoiced(PayoutMethod.TopUp, facts));
        var top = TopUp with { Facts = facts with { Policy = facts.Policy with { ExchangeRate = 1.35m } } };
        given.When(top).Then(new AccountToppedUp("p", "o", 1.35m, new(1_350m, "SGD"), Paid), new PayoutPaid("p", "o", new(1_000m), Paid));
        given.When(top with { Facts = facts with { Policy = facts.Policy with { ExchangeRate = null } } }).ThenRejected("INCENT-48").WithCode("EXCHANGE_RATE_MISSING");
    }

    [Fact, Trait("Rule", "INCENT-39")]
    public void A_transfer_is_made_in_the_currency_of_the_business_information()
    {
        var facts = Facts with { Currency = "EUR", Policy = Facts.Policy with { ExchangeRate = 0.9m } };
        var sent = PayoutDecider.Definition.Given(Invoiced(PayoutMethod.BankTransfer, facts)).When(Submit with { Facts = facts }).Decision;
        Assert.Equal(new Money(945m, "EUR"), Assert.IsType<PayoutSubmittedToBank>(Assert.Single(sent.Events)).Transferred);
        PayoutDecider.Definition.Given(Invoiced(PayoutMethod.BankTransfer, facts)).When(Submit).ThenRejected("INCENT-48").WithCode("EXCHANGE_RATE_MISSING");
    }

    [Fact, Trait("Rule", "INCENT-40")]
    public void What_was_withheld_is_told_when_it_is_paid()
    {
        var facts = Facts with { Policy = Facts.Policy with { Withholding = [new("WHT", 0.1m)] } };
        PayoutDecider.Definition.Given(Invoiced(PayoutMethod.TopUp, facts)).When(TopUp with { Facts = facts }).Then(
            new AccountToppedUp("p", "o", 1m, new(950m), Paid), new TaxWithheld("p", "o", "WHT", 0.1m, new(100m)), new PayoutPaid("p", "o", new(950m), Paid));
    }

    [Theory, Trait("Rule", "INCENT-42"), Trait("Rule", "INCENT-4")]
    [InlineData("2024-12-20T23:59:59.999", false)]
    [InlineData("2024-12-21T00:00:00", true)]
    public void What_is_not_paid_in_time_is_overdue(string at, bool overdue)
    {
        var outcome = PayoutDecider.Definition.Given(Invoiced(PayoutMethod.TopUp)).When(new FlagOverdue("p", "o", At(at)));
        if (overdue) outcome.Then(new PayoutOverdue("p", "o", At("2024-12-20T23:59:59"))).By("INCENT-42").AndRepeatingChangesNothing();
        else outcome.ThenNothing();
    }

    [Fact, Trait("Rule", "INCENT-42")]
    public void What_was_submitted_in_time_or_has_no_qualified_invoice_is_not_overdue()
    {
        var flag = new FlagOverdue("p", "o", At("2025-12-21T00:00:00"));
        PayoutDecider.Definition.Given(Sent).When(flag).ThenNothing();
        PayoutDecider.Definition.Given(After(After(Applied(PayoutMethod.TopUp), Register), Receive with { BillingListEnclosed = false })).When(flag).ThenNothing();
        // Overdue, it is still paid.
        var late = PayoutDecider.Definition.Given([.. Invoiced(PayoutMethod.TopUp), new PayoutOverdue("p", "o", At("2024-12-20T23:59:59"))]);
        Assert.True(late.When(TopUp with { At = flag.At }).Decision.IsAccepted);
    }

    [Fact, Trait("Rule", "INFO-17"), Trait("Rule", "INFO-18")]
    public void What_the_bank_returned_goes_on_once_the_data_is_right()
    {
        PayoutDecider.Definition.Given(Sent).When(Fail).Then(Failed).AndRepeatingChangesNothing();
        var failed = PayoutDecider.Definition.Given([.. Sent, Failed]);
        var resumed = new PayoutResumed("p", "o", At("2024-12-20T23:59:59"), Paid);
        failed.When(new ResumePayout("p", "o", Facts, Paid)).Then(resumed).AndRepeatingChangesNothing();
        failed.When(new ResumePayout("p", "o", Facts with { Payment = PaymentInformation.None }, Paid)).ThenRejected("INFO-9").WithCode("CERTIFICATIONS_INCOMPLETE");
        failed.When(new ResumeFailedPayouts("p", Paid)).Then(resumed).AndRepeatingChangesNothing();
        var again = PayoutDecider.Definition.Given([.. Sent, Failed, resumed]).When(Submit with { Facts = Facts with { Payment = Bank with { BankAccount = "ACCT-2" } } });
        again.Then(Submitted with { BankAccount = "ACCT-2" });
        PayoutDecider.Definition.Given([.. Sent, Failed with { Cause = PaymentFailureCause.Other }]).When(new ResumeFailedPayouts("p", Paid)).ThenNothing();
    }

    [Fact, Trait("Rule", "INFO-18")]
    public void What_was_returned_for_wrong_bank_data_goes_on_in_the_order_of_its_application()
    {
        PayoutApplied Of(string id, string earning, int minute) => new(
            "p", id, PayoutMethod.BankTransfer, [earning], new(500m), Money.Zero, new(500m), [], "USD", null, Paid.AddMinutes(minute));
        IDomainEvent[] history = [.. "abcd".SelectMany((letter, index) => (IDomainEvent[])[Earning($"e{letter}", 500m), Of($"{letter}", $"e{letter}", index is 1 or 2 ? 0 : 1)])];
        var failed = PayoutDecider.Definition.Given([.. history, .. "dcb".Select(letter => Failed with { PayoutId = $"{letter}" })]);
        failed.When(new ResumeFailedPayouts("p", Paid)).Then([.. "bcd".Select(letter => new PayoutResumed("p", $"{letter}", null, Paid))]);
    }

    [Fact, Trait("Rule", "INFO-18"), Trait("Rule", "INCENT-31")]
    public void A_single_payout_goes_on_once_the_payment_system_knows_the_data()
    {
        var failed = PayoutDecider.Definition.Given([.. Sent, Failed]);
        failed.When(new ResumePayout("p", "o", Facts with { Payment = Bank with { AuthenticatedAt = Paid } }, Paid)).ThenRejected("INCENT-31").WithCode("AUTHENTICATION_NOT_SYNCHRONIZED");
        failed.When(new ResumePayout("p", "o", Facts with { EarningsFrozen = true }, Paid)).ThenRejected("BILL-21").WithCode("EARNINGS_FROZEN");
        var paidAt = At("2024-12-14T00:00:00");
        Assert.True(failed.When(new ResumePayout("p", "o", Facts with { Payment = Bank with { AuthenticatedAt = Paid } }, paidAt)).Decision.IsAccepted);
        foreach (var (last, changes) in new (IDomainEvent, bool)[] { (Submitted, false), (new PayoutPaid("p", "o", new(1_050m), Paid), false), (Failed, true) })
            Assert.Equal(changes, PayoutDecider.Definition.Given([.. Sent, last]).When(new ResumePayout("p", "o", Facts, Paid)).Decision.Events.Count > 0);
    }

    [Fact, Trait("Rule", "CONV-5")]
    public void What_is_paid_in_another_currency_is_an_amount_that_can_be_held()
    {
        var facts = Facts with { Currency = "IDR", Policy = Facts.Policy with { TaxRate = 0m, ExchangeRate = 99_999_999_999_999_999.99999999m } };
        var given = PayoutDecider.Definition.Given(Invoiced(PayoutMethod.TopUp, facts));
        Assert.True(given.When(TopUp with { Facts = facts }).Decision.IsAccepted);
        given.When(TopUp with { Facts = facts with { Policy = facts.Policy with { ExchangeRate = 100_000_000_000_000_000m } } }).ThenRejected("CONV-5").WithCode("SUM_TOO_LARGE");
    }

    [Fact, Trait("Rule", "INCENT-42")]
    public void Steps_are_taken_in_their_order()
    {
        foreach (var (history, command) in new (IDomainEvent[], PayoutCommand)[]
        {
            (Invoiced(PayoutMethod.BankTransfer), TopUp), (Invoiced(PayoutMethod.TopUp), Submit), (Invoiced(PayoutMethod.BankTransfer), Record),
            (Invoiced(PayoutMethod.BankTransfer), Fail), (Applied(PayoutMethod.CashCoupons), Fail), (Applied(PayoutMethod.CashCoupons), Submit), (Applied(PayoutMethod.CashCoupons), TopUp),
            ([.. Sent, Failed], Record), (Applied(PayoutMethod.TopUp), new ResumePayout("p", "o", Facts, Paid)),
        })
            PayoutDecider.Definition.Given(history).When(command).ThenRejected("INCENT-42").WithCode("PAYOUT_STEP_OUT_OF_ORDER");
        PayoutDecider.Definition.Given(Sent).When(Fail with { Reason = "" }).ThenRejected("CONV-7").WithCode("REQUIRED");
        PayoutDecider.Definition.Given(Invoiced(PayoutMethod.BankTransfer)).When(Submit with { Facts = Facts with { Payment = Bank with { AuthenticatedAt = Paid } } })
            .ThenRejected("INCENT-31").WithCode("AUTHENTICATION_NOT_SYNCHRONIZED");
    }
}
