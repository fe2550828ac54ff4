using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Write.Domain.Tests.Incentives.Payouts.PayoutScene;

namespace PartnerGraph.Write.Domain.Tests.Incentives.Payouts;

public sealed class InvoiceTests
{
    private static readonly InvoiceRegistered Registered = new("p", "o", "INV-1", "HUAWEI_CHILE", "99.535.120-K", new(1_050m), Register.At);

    private const string HongKong = "HUAWEI_SERVICES_HONG_KONG";

    private static Scenario<PayoutCommand, PartnerPayouts> Given => PayoutDecider.Definition.Given(Applied(PayoutMethod.BankTransfer));

    [Fact, Trait("Rule", "INCENT-34")]
    public void A_partner_of_Chile_states_the_tax_number()
    {
        Given.When(Register).Then(Registered).AndRepeatingChangesNothing();
        Given.When(Register with { Entry = Register.Entry with { TaxId = " " } }).ThenRejected("INCENT-34").WithCode("HUAWEI_TAX_ID_REQUIRED");
        foreach (var country in new[] { "KR", "AE", "BH", "ZA", "TH" })
        {
            var right = InvoiceDecisions.EntityOf(country, new(2024, 11, 19));
            var entry = Register.Entry with { SigningEntity = right.Code, TaxId = null };
            Given.When(Register with { Country = country, Entry = entry }).ThenRejected("INCENT-34").WithCode("HUAWEI_TAX_ID_REQUIRED");
            Assert.True(Given.When(Register with { Country = country, Entry = entry with { TaxId = right.TaxNumber } }).Decision.IsAccepted);
        }
    }

    [Fact, Trait("Rule", "INCENT-35")]
    public void A_partner_of_Peru_need_not()
    {
        var peru = Register with { Country = "PE", Entry = new(HongKong, null, 1_050m) };
        Given.When(peru).Then(Registered with { SigningEntity = HongKong, TaxId = null });
        Assert.True(Given.When(peru with { Entry = peru.Entry with { TaxId = "145-80-01643" } }).Decision.IsAccepted);
    }

    [Fact, Trait("Rule", "INCENT-36")]
    public void The_signing_entity_is_the_one_of_the_country() =>
        Given.When(Register with { Country = "TH", Entry = new(HongKong, "0105544059925", 1_050m) }).ThenRejected("INCENT-36").WithCode("SIGNING_ENTITY_MISMATCH");

    [Fact, Trait("Rule", "INCENT-37")]
    public void The_tax_number_is_the_one_of_the_country()
    {
        var bahrain = Register with { Country = "BH", Entry = new(HongKong, "100584086100003", 1_050m) };
        Given.When(bahrain).ThenRejected("INCENT-37").WithCode("TAX_ID_MISMATCH");
        Assert.True(Given.When(bahrain with { Entry = bahrain.Entry with { TaxId = "220014005100002" } }).Decision.IsAccepted);
    }

    [Fact, Trait("Rule", "INCENT-42")]
    public void An_invoice_can_be_registered_anew_until_one_in_order_arrived()
    {
        var corrected = Register with { InvoiceNumber = "INV-2" };
        PayoutDecider.Definition.Given([.. Applied(PayoutMethod.BankTransfer), Registered]).When(corrected).Then(Registered with { InvoiceNumber = "INV-2" });
        PayoutDecider.Definition.Given(Invoiced(PayoutMethod.BankTransfer)).When(corrected).ThenRejected("INCENT-42").WithCode("PAYOUT_STEP_OUT_OF_ORDER");
        PayoutDecider.Definition.Given(Invoiced(PayoutMethod.BankTransfer)).When(Register).ThenNothing();
        var coupons = PayoutDecider.Definition.Given(Applied(PayoutMethod.CashCoupons)).When(Register).ThenRejected("INCENT-42").WithCode("PAYOUT_STEP_OUT_OF_ORDER");
        Assert.Equal("A payout in coupons needs no invoice.", coupons.Decision.Rejections[0].Message);
        Given.When(Register with { InvoiceNumber = "", Entry = Register.Entry with { Amount = 0 } }).ThenRejected("CONV-7", "INCENT-42").WithCode("REQUIRED", "AMOUNT_INVALID");
    }

    [Fact, Trait("Rule", "INCENT-4"), Trait("Rule", "INCENT-42")]
    public void A_qualified_invoice_is_paid_within_30_days() =>
        PayoutDecider.Definition.Given([.. Applied(PayoutMethod.BankTransfer), Registered]).When(Receive)
            .Then(new InvoiceReceived("p", "o", new(2024, 11, 20), true, [], At("2024-12-20T23:59:59"), Receive.At)).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "INCENT-33")]
    public void An_invoice_without_the_billing_list_is_not_qualified_and_starts_no_time()
    {
        var given = PayoutDecider.Definition.Given([.. Applied(PayoutMethod.BankTransfer), Registered]);
        var alone = given.When(Receive with { BillingListEnclosed = false });
        var received = Assert.IsType<InvoiceReceived>(Assert.Single(alone.Decision.Events));
        Assert.Equal((false, null), (received.Qualified, received.DueAt));
        Assert.Equal([("INCENT-33", "BILLING_LIST_REQUIRED")], received.Defects.Select(defect => (defect.RuleId, defect.Code)));
        alone.AndRepeatingChangesNothing();
        // The second, whole mailing starts it.
        var second = PayoutDecider.Definition.Given([.. given.History, received]).When(Receive with { At = Receive.At.AddDays(2) }).Decision;
        Assert.Equal(At("2024-12-22T23:59:59"), Assert.IsType<InvoiceReceived>(Assert.Single(second.Events)).DueAt);
    }

    [Theory, Trait("Rule", "INCENT-42")]
    [InlineData(HongKong, "99.535.120-K", "1050", "SIGNING_ENTITY_MISMATCH")]
    [InlineData("HUAWEI_CHILE", null, "1050", "HUAWEI_TAX_ID_REQUIRED")]
    [InlineData("HUAWEI_CHILE", "99.535.120-X", "1050", "TAX_ID_MISMATCH")]
    [InlineData("HUAWEI_CHILE", "99.535.120-K", "1050.00000001", "INVOICE_AMOUNT_DIFFERS")]
    [InlineData("HUAWEI_CHILE", "99.535.120-K", "1049.99999999", "INVOICE_AMOUNT_DIFFERS")]
    public void What_the_paper_says_decides(string entity, string? taxId, string amount, string code)
    {
        var stated = new InvoiceEntry(entity, taxId, decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));
        var received = PayoutDecider.Definition.Given([.. Applied(PayoutMethod.BankTransfer), Registered]).When(Receive with { Stated = stated }).Decision.Events;
        Assert.Equal([code], Assert.IsType<InvoiceReceived>(Assert.Single(received)).Defects.Select(defect => defect.Code));
    }

    [Theory, Trait("Rule", "INCENT-42")]
    [InlineData("2024-11-17", false)]
    [InlineData("2024-11-18", true)]
    [InlineData("2024-11-20", true)]
    [InlineData("2024-11-21", false)]
    public void It_arrives_between_the_application_and_today(string day, bool accepted)
    {
        var outcome = PayoutDecider.Definition.Given([.. Applied(PayoutMethod.BankTransfer), Registered])
            .When(Receive with { ReceivedOn = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) });
        if (accepted) Assert.True(outcome.Decision.IsAccepted);
        else outcome.ThenRejected("INCENT-42").WithCode("RECEIVED_ON_INVALID");
    }

    [Fact, Trait("Rule", "INCENT-42")]
    public void What_the_paper_lacked_is_told_again_when_it_lacks_something_else_or_belongs_to_another_invoice()
    {
        IDomainEvent[] alone = After([.. Applied(PayoutMethod.BankTransfer), Registered], Receive with { BillingListEnclosed = false });
        var given = PayoutDecider.Definition.Given(alone);
        var other = Receive with { BillingListEnclosed = false, Stated = new("HUAWEI_CHILE", "99.535.120-K", 1m) };
        Assert.Equal(["INVOICE_AMOUNT_DIFFERS", "BILLING_LIST_REQUIRED"], ((InvoiceReceived)Assert.Single(given.When(other).Decision.Events)).Defects.Select(defect => defect.Code));
        Assert.Single(given.When(Receive with { BillingListEnclosed = false, At = Receive.At.AddDays(1) }).Decision.Events);
        var anew = PayoutDecider.Definition.Given(After(alone, Register with { InvoiceNumber = "INV-2" }));
        Assert.Single(anew.When(Receive with { BillingListEnclosed = false }).Decision.Events);
        PayoutDecider.Definition.Given(Invoiced(PayoutMethod.BankTransfer)).When(Receive with { BillingListEnclosed = false }).ThenNothing();
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void What_was_not_applied_for_or_registered_is_not_received()
    {
        PayoutDecider.Definition.Given(Earned).When(Register).ThenRejected("CONV-7").WithCode("PAYOUT_NOT_FOUND");
        Given.When(Receive).ThenRejected("INCENT-42").WithCode("PAYOUT_STEP_OUT_OF_ORDER");
    }
}
