using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Authentication;

namespace PartnerGraph.Write.Domain.Tests.Partners;

public sealed class PaymentInformationTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly AuthenticatePaymentInformation Authenticate = new("p", " ACCT-1 ", true, Now);

    private static readonly PaymentInformationAuthenticated Authenticated = new("p", "ACCT-1", Now);

    [Fact, Trait("Rule", "INCENT-29"), Trait("Rule", "INCENT-31")]
    public void A_partner_is_paid_to_the_account_that_was_authenticated_last()
    {
        PaymentInformationDecider.Definition.Given().When(Authenticate).Then(Authenticated).AndRepeatingChangesNothing();
        PaymentInformationDecider.Definition.Given(Authenticated).When(Authenticate with { At = Now.AddDays(1) }).ThenNothing();
        PaymentInformationDecider.Definition.Given(Authenticated).When(Authenticate with { BankAccount = "ACCT-2" }).Then(Authenticated with { BankAccount = "ACCT-2" });
        PaymentInformationDecider.Definition.Given().When(Authenticate with { BankAccount = " " }).ThenRejected("CONV-7").WithCode("REQUIRED");
        PaymentInformationDecider.Definition.Given().When(Authenticate with { PartnerExists = false }).ThenRejected("CONV-7").WithCode("PARTNER_NOT_FOUND");
    }

    [Fact, Trait("Rule", "INFO-17")]
    public void What_a_payment_came_back_from_is_invalid()
    {
        var invalidate = new InvalidatePaymentInformation("p", "Unknown account.", Now);
        PaymentInformationDecider.Definition.Given(Authenticated).When(invalidate).Then(new PaymentInformationInvalidated("p", "Unknown account.", Now)).AndRepeatingChangesNothing();
        PaymentInformationDecider.Definition.Given(Authenticated, new PaymentInformationInvalidated("p", "Unknown account.", Now)).When(Authenticate).Then(Authenticated);
    }

    [Theory, Trait("Rule", "INCENT-39")]
    [InlineData("EUR", true)]
    [InlineData("eur", false)]
    [InlineData("EURO", false)]
    [InlineData("EU1", false)]
    public void The_settlement_currency_is_part_of_the_business_information(string currency, bool accepted)
    {
        var registered = new PartnerRegistered("p", PartnerKind.SolutionProvider, "CL", "Acme", "a@b.example", null, null, Now);
        var outcome = PartnerDecider.Definition.Given(registered).When(new ApproveBusinessInformation("p", Now, currency));
        if (accepted) outcome.Then(new BusinessInformationApproved("p", Now, currency)).AndRepeatingChangesNothing();
        else outcome.ThenRejected("CONV-7").WithCode("REQUIRED");
        var approved = PartnerDecider.Definition.Given(registered, new BusinessInformationApproved("p", Now));
        approved.When(new ApproveBusinessInformation("p", Now, "USD")).ThenNothing();
        approved.When(new ApproveBusinessInformation("p", Now, "EUR")).Then(new BusinessInformationApproved("p", Now, "EUR"));
        var euro = new BusinessInformationApproved("p", Now, "EUR");
        PartnerDecider.Definition.Given(registered, euro).When(new ApproveBusinessInformation("p", Now)).ThenNothing();
        PartnerDecider.Definition.Given(registered, euro, euro with { Currency = "USD" }).When(new ApproveBusinessInformation("p", Now, "USD")).ThenNothing();
    }
}
