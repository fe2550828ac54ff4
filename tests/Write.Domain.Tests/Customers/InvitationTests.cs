using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using static PartnerGraph.Write.Domain.Tests.Customers.Sample;

namespace PartnerGraph.Write.Domain.Tests.Customers;

public sealed class InvitationTests
{
    [Fact, Trait("Rule", "ASSOC-25"), Trait("Rule", "ASSOC-38")]
    public void An_invitation_by_email_queues_one_email_and_states_its_last_day()
    {
        When(Create(InvitationChannel.Email)).Then(
            Invited(InvitationChannel.Email), new InvitationSent("i", "a", Email, Now, At("2024-11-19 10:00:00"))).AndRepeatingChangesNothing();
        When(Create(InvitationChannel.Email) with { Email = null }).ThenRejected("ASSOC-25").WithCode("EMAIL_REQUIRED");
        When(Create(InvitationChannel.Email) with { Email = "no address" }).ThenRejected("CUST-6").WithCode("EMAIL_INVALID");
    }

    [Theory, Trait("Rule", "ASSOC-26"), Trait("Rule", "ASSOC-39")]
    [InlineData(InvitationChannel.Link)]
    [InlineData(InvitationChannel.Qr)]
    public void A_link_or_qr_code_needs_no_address_and_has_no_end(InvitationChannel channel) =>
        When(Create(channel) with { Email = null }).Then(Invited(channel, email: null)).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "CONV-10"), Trait("Rule", "CUST-6"), Trait("Rule", "ASSOC-29")]
    public void A_link_is_its_partners_own_and_an_address_on_it_is_one()
    {
        When(Create(InvitationChannel.Link, B), Invited(InvitationChannel.Link)).ThenRejected("CONV-7").WithCode("INVITATION_NOT_FOUND");
        When(Create(InvitationChannel.Link) with { Email = "no address" }).ThenRejected("CUST-6").WithCode("EMAIL_INVALID");
        When(Create(InvitationChannel.Link, A with { DevelopsCustomers = false })).ThenRejected("ASSOC-29").WithCode("FORBIDDEN");
    }

    [Fact, Trait("Rule", "ASSOC-25"), Trait("Rule", "ASSOC-39")]
    public void An_invitation_with_an_addressee_is_for_whoever_reads_that_address_or_one_it_was_shared_with()
    {
        var invited = Invited(InvitationChannel.Email);
        var (ana, eva) = (Customer() with { VerifiedEmail = Email }, Customer() with { CustomerId = "e", VerifiedEmail = "eva@example.com" });
        bool IsFor(Write.Domain.Customers.Accounts.CustomerAccount customer, params IDomainEvent[] events) =>
            InvitationDecider.Definition.Fold([invited, .. events]).IsFor(customer);
        Assert.Equal((true, false, false), (IsFor(ana), IsFor(eva), IsFor(ana with { VerifiedEmail = null })));
        Assert.True(IsFor(eva, new InvitationShared("i", "a", InvitationChannel.Email, "eva@example.com", Now)));
        Assert.False(IsFor(eva, new InvitationShared("i", "a", InvitationChannel.Link, "eva@example.com", Now)));
        Assert.True(IsFor(eva with { VerifiedEmail = null }, new InvitationAccepted("i", "a", "e", Now)));
        Assert.True(Offer(Invited(InvitationChannel.Link, email: null)).IsFor(eva with { VerifiedEmail = null }));
    }

    [Fact, Trait("Rule", "ASSOC-27")]
    public void Only_csps_and_resellers_create_qr_codes()
    {
        When(Create(InvitationChannel.Qr)).Then(Invited(InvitationChannel.Qr));
        When(Create(InvitationChannel.Qr, A with { DevelopsCustomers = false })).ThenRejected("ASSOC-27").WithCode("FORBIDDEN");
    }

    [Fact, Trait("Rule", "ASSOC-24")]
    public void An_invitation_can_follow_an_own_open_pre_registration()
    {
        var follow = Create(InvitationChannel.Link) with { PreRegistrationId = "pr", Protection = Protection("a", "2024-11-04 09:00:00") };
        When(follow).Then(Invited(InvitationChannel.Link) with { PreRegistrationId = "pr" });
        When(follow with { Protection = Protection("b", "2024-11-04 09:00:00") }).ThenRejected("ASSOC-24").WithCode("PREREGISTRATION_NOT_OPEN");
        When(follow with { At = At("2024-11-19 09:00:01") }).ThenRejected("ASSOC-24");
        When(follow with { PreRegistrationId = "other" }).ThenRejected("ASSOC-24");
        // Another partner's, or one that has ended, is not followed.
        When(follow with { PreRegistrationId = null, Protection = Protection("b", "2024-11-04 09:00:00") }).Then(Invited(InvitationChannel.Link));
        When(follow with { PreRegistrationId = null, At = At("2024-11-19 09:00:01") }).Then(Invited(InvitationChannel.Link) with { CreatedAt = At("2024-11-19 09:00:01") });
    }

    [Fact, Trait("Rule", "ASSOC-30")]
    public void In_one_country_no_pre_registration_is_needed_and_across_countries_it_is()
    {
        When(Create(InvitationChannel.Link) with { Country = "CL" }).Then(Invited(InvitationChannel.Link));
        When(Create(InvitationChannel.Link) with { Country = "PE" }).ThenRejected("ASSOC-30").WithCode("PREREGISTRATION_REQUIRED");
        When(Create(InvitationChannel.Link) with { Country = "PE", Protection = Protection("a", "2024-11-04 09:00:00") })
            .Then(Invited(InvitationChannel.Link) with { PreRegistrationId = "pr" });
        When(Create(InvitationChannel.Link) with { Country = "PE", Policy = Policy with { PreRegistrationAcrossCountries = false } }).Then(Invited(InvitationChannel.Link));
    }

    [Theory, Trait("Rule", "ACCT-6"), Trait("Rule", "ACCT-7"), Trait("Rule", "ACCT-13"), Trait("Rule", "ACCT-14")]
    [InlineData("ACCT-6", FreezeCause.Operations, InvitationChannel.Email)]
    [InlineData("ACCT-7", FreezeCause.Operations, InvitationChannel.Link)]
    [InlineData("ACCT-13", FreezeCause.Distributor, InvitationChannel.Email)]
    [InlineData("ACCT-14", FreezeCause.Distributor, InvitationChannel.Qr)]
    public void A_frozen_partner_does_not_invite(string rule, FreezeCause freeze, InvitationChannel channel)
    {
        When(Create(channel, Frozen(freeze))).ThenRejected(rule).WithCode("PARTNER_FROZEN");
        When(new ShareInvitation("i", Frozen(freeze), channel, Email, Now), Invited(InvitationChannel.Link)).ThenRejected(rule);
    }

    [Fact, Trait("Rule", "CUST-2")]
    public void An_open_invitation_is_shared_as_qr_code()
    {
        var share = new ShareInvitation("i", A, InvitationChannel.Qr, null, Now);
        var shared = new InvitationShared("i", "a", InvitationChannel.Qr, null, Now);
        When(share, Invited(InvitationChannel.Link)).Then(shared).AndRepeatingChangesNothing();
        When(share, Invited(InvitationChannel.Link), new InvitationRevoked("i", "a", Now)).ThenRejected("CUST-2").WithCode("INVITATION_CLOSED");
        When(share with { Partner = B }, Invited(InvitationChannel.Link)).ThenRejected("CONV-7").WithCode("INVITATION_NOT_FOUND");
    }

    [Fact, Trait("Rule", "ASSOC-39"), Trait("Rule", "CUST-2")]
    public void A_link_that_travels_by_email_still_never_expires()
    {
        var created = Invited(InvitationChannel.Link, email: null);
        When(new ShareInvitation("i", A, InvitationChannel.Email, Email, Now), created).Then(new InvitationShared("i", "a", InvitationChannel.Email, Email, Now));
        When(new ShareInvitation("i", A, InvitationChannel.Email, null, Now), created).ThenRejected("ASSOC-25");
        When(new ShareInvitation("i", A, InvitationChannel.Email, null, Now), created with { Email = Email }).Then(new InvitationShared("i", "a", InvitationChannel.Email, Email, Now));
        When(new ShareInvitation("i", A, InvitationChannel.Email, "other@example.com", Now), created with { Email = Email })
            .Then(new InvitationShared("i", "a", InvitationChannel.Email, "other@example.com", Now));
        When(new ExpireInvitation("i", Now.AddYears(10)), created).ThenNothing();
    }

    [Fact, Trait("Rule", "ASSOC-38")]
    public void The_timer_expires_an_invitation_by_email_after_its_last_second()
    {
        When(new ExpireInvitation("i", At("2024-11-19 10:00:00")), Invited(InvitationChannel.Email)).ThenNothing();
        When(new ExpireInvitation("i", At("2024-11-19 10:00:01")), Invited(InvitationChannel.Email))
            .Then(new InvitationExpired("i", "a", At("2024-11-19 10:00:01"))).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "ASSOC-39")]
    public void An_open_invitation_is_revoked_and_an_accepted_one_is_not()
    {
        var revoke = new RevokeInvitation("i", "a", Now);
        When(revoke, Invited(InvitationChannel.Link)).Then(new InvitationRevoked("i", "a", Now)).AndRepeatingChangesNothing();
        When(revoke, Invited(InvitationChannel.Link), new InvitationAccepted("i", "a", "c", Now)).ThenRejected("ASSOC-39");
        When(revoke with { PartnerId = "b" }, Invited(InvitationChannel.Link)).ThenRejected("CONV-7");
    }

    [Fact, Trait("Rule", "ASSOC-34")]
    public void Acceptance_closes_an_addressed_invitation()
    {
        var close = new CloseInvitation("i", "c", Now);
        When(close, Invited(InvitationChannel.Email)).Then(new InvitationAccepted("i", "a", "c", Now)).AndRepeatingChangesNothing();
        When(close, Invited(InvitationChannel.Email), new InvitationRevoked("i", "a", Now)).ThenNothing();
    }

    [Fact, Trait("Rule", "ASSOC-45")]
    public void A_refused_attempt_is_kept_with_causes_and_remedies()
    {
        var refusal = AssociationRules.NoUnpaidBills.Refuse("customerId", remedy: "Pay 0.01 USD.");
        When(new RecordAssociationRefusal("i", "c", Email, "t1", [refusal], Now), Invited(InvitationChannel.Link))
            .Then(new AssociationRefused(
                "i", "a", "c", Email, "t1", [new("ASSOC-8", "HAS_UNPAID_BILLS", AssociationRules.NoUnpaidBills.Text, "Pay 0.01 USD.")], Now))
            .AndRepeatingChangesNothing();
    }

    private static CreateInvitation Create(InvitationChannel channel, PartnerStanding? partner = null) => new(
        "i", partner ?? A, channel, AssociationModel.Referral, Email, null, null, PreRegistration.None, "i.t", Policy, Now);

    private static Outcome<InvitationCommand, Invitation> When(InvitationCommand command, params IDomainEvent[] history) =>
        InvitationDecider.Definition.Given(history).When(command);
}
