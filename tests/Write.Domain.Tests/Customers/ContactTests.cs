using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Write.Domain.Tests.Customers.Sample;

namespace PartnerGraph.Write.Domain.Tests.Customers;

public sealed class ContactTests
{
    private static readonly VerificationPolicy Policy = VerificationPolicy.Default with { Codes = 5 };

    private static readonly ContactCodeIssued Issued = new("c", ContactKind.Email, "x", "right", Now, Now.AddMinutes(10));

    [Fact, Trait("Rule", "CUST-6")]
    public void A_code_serves_once_in_time_and_for_the_address_it_was_sent_to()
    {
        Codes(Issued).When(Try("right", Now.AddMinutes(10))).Then(new ContactCodeUsed("c", ContactKind.Email));
        Codes(Issued).When(Try("right", Now.AddMinutes(10).AddSeconds(1))).ThenRejected("CUST-6").WithCode("VERIFICATION_CODE_INVALID");
        Codes(Issued).When(Try("right", Now) with { Contact = "y" }).ThenRejected("CUST-6");
        Codes(Issued).When(Try("right", Now) with { Kind = ContactKind.Phone }).ThenRejected("CUST-6");
        Codes(Issued, new ContactCodeUsed("c", ContactKind.Email)).When(Try("right", Now)).ThenRejected("CUST-6");
        Codes().When(Try("right", Now)).ThenRejected("CUST-6");
    }

    [Fact, Trait("Rule", "CUST-6")]
    public void After_five_wrong_codes_the_right_one_is_refused_too()
    {
        var mistyped = new ContactCodeMistyped("c", ContactKind.Email);
        Codes(Issued).When(Try("wrong", Now)).Then(mistyped);
        IDomainEvent[] four = [Issued, mistyped, mistyped, mistyped, mistyped];
        Codes(four).When(Try("right", Now)).Then(new ContactCodeUsed("c", ContactKind.Email));
        Codes([.. four, mistyped]).When(Try("right", Now)).ThenRejected("CUST-6");
        Codes([.. four, mistyped, Issued]).When(Try("right", Now)).Then(new ContactCodeUsed("c", ContactKind.Email));
    }

    [Fact, Trait("Rule", "CUST-6")]
    public void Five_codes_an_hour_are_sent_of_each_kind()
    {
        var issue = new IssueContactCode("c", ContactKind.Email, "x", "right", Policy, Now);
        IDomainEvent[] Sent(int count, DateTimeOffset at) => [.. Enumerable.Repeat(Issued with { IssuedAt = at }, count)];
        Codes(Sent(4, Now)).When(issue).Then(Issued);
        Codes(Sent(5, Now.AddHours(-1).AddSeconds(1))).When(issue).ThenRejected("CUST-6").WithCode("TOO_MANY_CODES");
        Codes(Sent(5, Now.AddHours(-1))).When(issue).Then(Issued);
        Codes(Sent(5, Now)).When(issue with { Kind = ContactKind.Phone }).Then(Issued with { Kind = ContactKind.Phone });
    }

    [Fact, Trait("Rule", "CUST-6")]
    public void An_address_has_one_holder_until_it_is_released()
    {
        var claimed = new EmailClaimed("k", "c", Now);
        EmailReservation.Definition.Given().When(new ClaimEmail("k", "c", Now)).Then(claimed).AndRepeatingChangesNothing();
        EmailReservation.Definition.Given(claimed).When(new ClaimEmail("k", "d", Now)).ThenRejected("CUST-6").WithCode("EMAIL_IN_USE");
        EmailReservation.Definition.Given(claimed).When(new ReleaseEmail("k", "d", Now)).ThenNothing();
        EmailReservation.Definition.Given(claimed).When(new ReleaseEmail("k", "c", Now)).Then(new EmailReleased("k", "c", Now)).AndRepeatingChangesNothing();
        EmailReservation.Definition.Given(claimed, new EmailReleased("k", "c", Now)).When(new ClaimEmail("k", "d", Now)).Then(new EmailClaimed("k", "d", Now));
    }

    [Fact, Trait("Rule", "CUST-6"), Trait("Rule", "CUST-7")]
    public void What_was_told_is_verified_and_what_was_not_told_cannot_be()
    {
        var registered = new CustomerRegistered("c", "Ana", CustomerSite.International, "x@example.com", null, "CL", Now);
        CustomerDecider.Definition.Given(registered).When(new VerifyContact("c", ContactKind.Email, Now))
            .Then(new ContactVerified("c", ContactKind.Email, "x@example.com", Now)).AndRepeatingChangesNothing();
        CustomerDecider.Definition.Given(registered).When(new VerifyContact("c", ContactKind.Phone, Now)).ThenRejected("CUST-6").WithCode("NOTHING_TO_VERIFY");
        CustomerDecider.Definition.Given(registered with { Phone = "+5612345" }).When(new VerifyContact("c", ContactKind.Phone, Now))
            .Then(new ContactVerified("c", ContactKind.Phone, "+5612345", Now)).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "ASSOC-32"), Trait("Rule", "ASSOC-33")]
    public void A_hold_follows_the_address_until_another_is_verified()
    {
        var registered = new CustomerRegistered("c", "Ana", CustomerSite.International, "x@example.com", "+5612345", "CL", Now);
        var verified = new ContactVerified("c", ContactKind.Email, "x@example.com", Now);
        var (unbound, other) = (new CustomerContactChanged("c", null, null), new CustomerContactChanged("c", "y@example.com", null));
        Assert.Equal(["x@example.com"], Held(registered));
        Assert.Equal(["x@example.com"], Held(registered, unbound));
        Assert.Equal(["x@example.com", "y@example.com"], Held(registered, verified, other));
        Assert.Equal(["x@example.com"], Held(registered, verified, other, unbound));
        Assert.Equal(["y@example.com"], Held(registered, verified, other, new ContactVerified("c", ContactKind.Email, "y@example.com", Now)));

        var state = CustomerDecider.Definition.Fold([registered, verified, new ContactVerified("c", ContactKind.Phone, "+5612345", Now)]);
        Assert.Equal(("x@example.com", "+5612345"), (state.VerifiedEmail, state.VerifiedPhone));
        Assert.Equal(("x@example.com", null), (CustomerAccount.Evolve(state, other).VerifiedEmail, CustomerAccount.Evolve(state, other).VerifiedPhone));
        Assert.Null(CustomerAccount.Evolve(state, unbound).VerifiedEmail);
        Assert.Equal((null, "+5612345"), (
            CustomerAccount.Evolve(state, other with { Email = null, Phone = "+5612345" }).VerifiedEmail, CustomerAccount.Evolve(state, other with { Phone = "+5612345" }).VerifiedPhone));
    }

    private static string[] Held(params IDomainEvent[] events) => [.. CustomerDecider.Definition.Fold(events).HeldEmails];

    private static TryContactCode Try(string codeHash, DateTimeOffset at) => new("c", ContactKind.Email, "x", codeHash, Policy, at);

    private static Scenario<ContactCodeCommand, ContactCodes> Codes(params IDomainEvent[] history) => ContactCodeDecider.Definition.Given(history);
}
