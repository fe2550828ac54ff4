using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners.Authentication;
using static PartnerGraph.Write.Domain.Tests.Incentives.Payouts.PayoutScene;

namespace PartnerGraph.Write.Domain.Tests.Incentives.Payouts;

public sealed class PayoutApplicationTests
{
    [Theory, Trait("Rule", "INCENT-24"), Trait("Rule", "INCENT-25"), Trait("Rule", "INCENT-3"), Trait("Rule", "INFO-13")]
    [InlineData(PayoutMethod.BankTransfer)]
    [InlineData(PayoutMethod.TopUp)]
    public void Transfer_and_top_up_include_the_tax_and_ask_for_an_invoice(PayoutMethod method)
    {
        var apply = Apply(method, "e1");
        PayoutDecider.Definition.Given(Earned).When(apply).Then(
            new PayoutApplied("p", "o", method, ["e1"], new(1_000m), new(50m), new(1_050m), [], "USD", null, apply.At),
            new InvoiceRequested("p", "o", new(1_050m), "HUAWEI_CHILE", "Huawei (Chile) S.A., Rosario Norte 532, Piso 17, Las Condes, Santiago, Chile", apply.At))
            .By(method == PayoutMethod.BankTransfer ? ["INCENT-24", "INCENT-3", "INCENT-40", "INCENT-39"] : ["INCENT-24", "INCENT-3", "INCENT-40"]).AndRepeatingChangesNothing();
        var untaxed = PayoutDecider.Definition.Given(Earned).When(apply with { Facts = Facts with { Policy = Facts.Policy with { TaxRate = 0m } } }).Decision;
        Assert.Equal(new Money(1_000m), Assert.IsType<PayoutApplied>(untaxed.Events[0]).Gross);
    }

    [Fact, Trait("Rule", "INCENT-26"), Trait("Rule", "INCENT-41"), Trait("Rule", "INCENT-3"), Trait("Rule", "INCENT-5")]
    public void Coupons_are_worth_the_amount_without_tax_and_paid_at_once_without_an_invoice()
    {
        var apply = Apply(PayoutMethod.CashCoupons, "e1");
        PayoutDecider.Definition.Given(Earned).When(apply).Then(
            new PayoutApplied("p", "o", PayoutMethod.CashCoupons, ["e1"], new(1_000m), Money.Zero, new(1_000m), [], null, At("2024-11-22T23:59:59"), apply.At),
            new PayoutPaid("p", "o", new(1_000m), apply.At))
            .By("INCENT-41").AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "INCENT-5")]
    public void Coupons_for_several_earnings_are_due_after_the_reconciliation_that_ended_first()
    {
        var later = Earning("e2", 1m) with { NotifiedAt = At("2024-11-18T09:00:00") };
        var applied = (PayoutApplied)PayoutDecider.Definition.Given(later, Earned).When(Apply(PayoutMethod.CashCoupons, "e2", "e1")).Decision.Events[0];
        Assert.Equal((new Money(1_001m), At("2024-11-22T23:59:59")), (applied.Gross, applied.DueAt));
    }

    [Fact, Trait("Rule", "INCENT-40")]
    public void Tax_is_withheld_of_the_amount_before_tax()
    {
        var withheld = Facts with { Policy = Facts.Policy with { Withholding = [new("WHT", 0.1m)] } };
        var apply = Apply(PayoutMethod.BankTransfer, "e1") with { Facts = withheld };
        var payout = PayoutDecider.Definition.Given(Earned).When(apply).StateAfter().Payouts["o"];
        Assert.Equal((new(1_050m), new Money(950m)), (payout.Applied.Gross, payout.Net));
        Assert.Equal(new WithheldTax("WHT", 0.1m, new(100m)), Assert.Single(payout.Applied.Withheld));
        var none = Facts with { Policy = Facts.Policy with { Withholding = [new("WHT", 0m), new("LOCAL", 0.00000001m)] } };
        Assert.Equal("LOCAL", Assert.Single(PayoutDecider.Definition.Given(Earned).When(apply with { Facts = none }).StateAfter().Payouts["o"].Applied.Withheld).Kind);
    }

    [Fact, Trait("Rule", "INCENT-40")]
    public void A_payout_pays_something_after_tax()
    {
        var all = Facts with { Policy = Facts.Policy with { Withholding = [new("LOCAL", 0.05m), new("WHT", 1m)] } };
        PayoutDecider.Definition.Given(Earned).When(Apply(PayoutMethod.TopUp, "e1") with { Facts = all }).ThenRejected("INCENT-40").WithCode("NOTHING_LEFT_AFTER_TAX");
        var least = Facts with { Policy = Facts.Policy with { Withholding = [new("LOCAL", 0.05m), new("WHT", 0.99999999m)] } };
        Assert.True(PayoutDecider.Definition.Given(Earned).When(Apply(PayoutMethod.TopUp, "e1") with { Facts = least }).Decision.IsAccepted);
    }

    [Theory, Trait("Rule", "INCENT-24")]
    [InlineData("0.00000009", "0.05", "0.00000000")]
    [InlineData("0.0000001", "0.05", "0.00000001")]
    [InlineData("1000", "0.12345678", "123.45678000")]
    public void Tax_is_rounded_once_half_away_from_zero(string net, string rate, string tax)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var facts = Facts with { Policy = Facts.Policy with { TaxRate = decimal.Parse(rate, culture) } };
        var applied = PayoutDecider.Definition.Given(Earning("e1", decimal.Parse(net, culture))).When(Apply(PayoutMethod.TopUp, "e1") with { Facts = facts }).Decision;
        Assert.Equal(tax, Assert.IsType<PayoutApplied>(applied.Events[0]).Tax.ToExactString());
    }

    [Theory, Trait("Rule", "INCENT-45")]
    [InlineData(PayoutMethod.BankTransfer)]
    [InlineData(PayoutMethod.TopUp)]
    [InlineData(PayoutMethod.CashCoupons)]
    public void Referral_earnings_are_paid_by_every_method(PayoutMethod method) =>
        Assert.True(PayoutDecider.Definition.Given(Earning("e1", 500m)).When(Apply(method, "e1")).Decision.IsAccepted);

    [Theory, Trait("Rule", "INCENT-47")]
    [InlineData(PayoutMethod.BankTransfer, false)]
    [InlineData(PayoutMethod.TopUp, true)]
    [InlineData(PayoutMethod.CashCoupons, true)]
    public void Reseller_earnings_are_not_transferred(PayoutMethod method, bool accepted)
    {
        var outcome = PayoutDecider.Definition.Given(Earning("e1", 5_000m, AssociationModel.Reseller)).When(Apply(method, "e1"));
        if (accepted) Assert.True(outcome.Decision.IsAccepted);
        else outcome.ThenRejected("INCENT-47").WithCode("METHOD_NOT_ALLOWED_FOR_MODEL");
    }

    [Fact, Trait("Rule", "INCENT-46")]
    public void A_bank_transfer_pays_more_than_200_USD_of_the_pooled_net()
    {
        PayoutDecider.Definition.Given(Earning("e1", 200m)).When(Apply(PayoutMethod.BankTransfer, "e1")).ThenRejected("INCENT-46").WithCode("AMOUNT_TOO_LOW_FOR_BANK_TRANSFER");
        Assert.True(PayoutDecider.Definition.Given(Earning("e1", 200.00000001m)).When(Apply(PayoutMethod.BankTransfer, "e1")).Decision.IsAccepted);
        Assert.True(PayoutDecider.Definition.Given(Earning("e1", 200m)).When(Apply(PayoutMethod.TopUp, "e1")).Decision.IsAccepted);
        // Pooled: each alone is too little.
        var pooled = PayoutDecider.Definition.Given(Earning("e1", 100m), Earning("e2", 100.00000001m)).When(Apply(PayoutMethod.BankTransfer, "e1", "e2", "e1"));
        Assert.Equal(["e1", "e2"], Assert.IsType<PayoutApplied>(pooled.Decision.Events[0]).EarningIds.AsEnumerable());
    }

    [Theory, Trait("Rule", "INCENT-44")]
    [InlineData("2024-03-01T10:00:00", "2025-03-01T23:59:59", "2025-03-02T00:00:00")]
    [InlineData("2024-02-29T00:00:00", "2025-02-28T23:59:59", "2025-03-01T00:00:00")]
    public void An_earning_can_be_applied_for_within_its_year(string told, string last, string late)
    {
        var notified = PayoutDecider.Definition.Given().When(new NotifyEarning("p", "e1", AssociationModel.Referral, new(1_000m), At(told), BusinessTime.Default)).Decision.Events;
        var given = PayoutDecider.Definition.Given(notified);
        var apply = Apply(PayoutMethod.TopUp, "e1");
        Assert.True(given.When(apply with { At = At(last).AddMilliseconds(999) }).Decision.IsAccepted);
        given.When(apply with { At = At(late) }).ThenRejected("INCENT-44").WithCode("EARNING_EXPIRED");
    }

    [Fact, Trait("Rule", "INCENT-44")]
    public void An_earning_is_paid_out_once()
    {
        var applied = PayoutDecider.Definition.Given([.. Applied(PayoutMethod.TopUp), Earning("e2", 1m)]);
        applied.When(Apply(PayoutMethod.TopUp, "e1") with { PayoutId = "other" }).ThenNothing();
        applied.When(Apply(PayoutMethod.TopUp, "e1")).ThenNothing();
        applied.When(Apply(PayoutMethod.CashCoupons, "e1") with { PayoutId = "other" }).ThenRejected("INCENT-44").WithCode("EARNING_NOT_OPEN");
        applied.When(Apply(PayoutMethod.TopUp, "e1", "e2") with { PayoutId = "other" }).ThenRejected("INCENT-44").WithCode("EARNING_NOT_OPEN");
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void Earnings_are_named_and_known()
    {
        PayoutDecider.Definition.Given(Earned).When(Apply(PayoutMethod.TopUp, "e1", "e2")).ThenRejected("CONV-7").WithCode("EARNING_NOT_FOUND");
        PayoutDecider.Definition.Given(Earned).When(Apply(PayoutMethod.TopUp)).ThenRejected("CONV-7").WithCode("REQUIRED");
        PayoutDecider.Definition.Given(Earned).When(Apply(PayoutMethod.TopUp, [.. Enumerable.Range(0, 101).Select(n => $"e{n}")])).ThenRejected("CONV-7").WithCode("TOO_MANY_VALUES");
    }

    [Fact, Trait("Rule", "CONV-5")]
    public void What_is_pooled_stays_a_sum_that_can_be_held()
    {
        var most = decimal.Parse("99999999999999999999.99999999", System.Globalization.CultureInfo.InvariantCulture);
        var untaxed = Facts with { Policy = Facts.Policy with { TaxRate = 0m } };
        var least = Facts with { Policy = Facts.Policy with { TaxRate = 0.00000001m } };
        var given = PayoutDecider.Definition.Given(Earning("e1", most), Earning("e2", 0.00000001m));
        Assert.True(given.When(Apply(PayoutMethod.TopUp, "e1") with { Facts = untaxed }).Decision.IsAccepted);
        given.When(Apply(PayoutMethod.TopUp, "e1") with { Facts = least }).ThenRejected("CONV-5").WithCode("SUM_TOO_LARGE");
        given.When(Apply(PayoutMethod.CashCoupons, "e1", "e2")).ThenRejected("CONV-5").WithCode("SUM_TOO_LARGE");
    }

    [Fact, Trait("Rule", "INFO-9")]
    public void Both_certifications_are_complete()
    {
        var given = PayoutDecider.Definition.Given(Earned);
        foreach (var facts in new[] { Facts with { BusinessInformationApproved = false }, Facts with { Payment = PaymentInformation.None } })
            given.When(Apply(PayoutMethod.CashCoupons, "e1") with { Facts = facts }).ThenRejected("INFO-9").WithCode("CERTIFICATIONS_INCOMPLETE");
    }

    [Theory, Trait("Rule", "INCENT-31")]
    [InlineData("2024-11-04T11:00:00", false)]
    [InlineData("2024-11-04T23:59:59.999", false)]
    [InlineData("2024-11-05T00:00:00", true)]
    public void The_payment_system_learns_of_an_authentication_on_the_next_day(string at, bool accepted)
    {
        var told = Earned with { NotifiedAt = At("2024-11-01T00:00:00"), ValidTo = new(2025, 11, 1) };
        var outcome = PayoutDecider.Definition.Given(told).When(Apply(PayoutMethod.TopUp, "e1") with { At = At(at) });
        if (accepted) Assert.True(outcome.Decision.IsAccepted);
        else outcome.ThenRejected("INCENT-31").WithCode("AUTHENTICATION_NOT_SYNCHRONIZED");
    }

    [Fact, Trait("Rule", "INCENT-39")]
    public void A_transfer_settles_in_the_currency_of_the_business_information()
    {
        var applied = PayoutDecider.Definition.Given(Earned).When(Apply(PayoutMethod.BankTransfer, "e1") with { Facts = Facts with { Currency = "EUR" } }).Decision;
        Assert.Equal("EUR", Assert.IsType<PayoutApplied>(applied.Events[0]).Currency);
    }

    [Fact, Trait("Rule", "INFO-13")]
    public void The_preview_says_every_rule_and_the_amounts_of_the_decision()
    {
        var state = PayoutDecider.Definition.Fold([Earning("e1", 200m, AssociationModel.Reseller)]);
        var judged = PayoutApplication.Judge(PayoutMethod.BankTransfer, ["e1"], state, Facts, At("2024-11-18T10:00:00"));
        Assert.Equal((new(200m), new(10m), new Money(210m)), (judged.Amounts!.BeforeTax, judged.Amounts.Tax, judged.Amounts.Gross));
        Assert.Equal(["INCENT-47", "INCENT-46"], judged.Checks.Where(check => check.Outcome == RuleOutcome.Failed).Select(check => check.Rule.Id));
        Assert.Null(PayoutApplication.Judge(PayoutMethod.TopUp, [], state, Facts, At("2024-11-18T10:00:00")).Amounts);
        Assert.Null(PayoutApplication.Judge(PayoutMethod.TopUp, ["absent"], state, Facts, At("2024-11-18T10:00:00")).Amounts);
    }
}
