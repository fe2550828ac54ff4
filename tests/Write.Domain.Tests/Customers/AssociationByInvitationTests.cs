using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using static PartnerGraph.Write.Domain.Tests.Customers.Sample;

namespace PartnerGraph.Write.Domain.Tests.Customers;

/// <summary>Protection, invitations, frozen partners and tickets as conditions of an association.</summary>
public sealed class AssociationByInvitationTests
{
    [Fact, Trait("Rule", "ASSOC-32"), Trait("Rule", "ASSOC-37")]
    public void No_other_partner_associates_with_a_protected_customer()
    {
        var protection = Protection("a", "2024-11-04 10:00:00");
        var late = Customer() with { RegisteredAt = At("2024-11-18 10:00:00") };
        var refused = When(Question(partner: B, at: At("2024-11-19 10:00:00"), protection: protection, customer: late))
            .ThenRejected("ASSOC-32").WithCode("PREREGISTERED_BY_ANOTHER");
        Assert.Contains("2024-11-19 10:00:00", Assert.Single(refused.Decision.Rejections).Remedy, StringComparison.Ordinal);
        When(Question(partner: B, at: At("2024-11-19 10:00:01"), protection: protection, customer: late))
            .Then(Associated("b", at: At("2024-11-19 10:00:01")));
    }

    [Fact, Trait("Rule", "ASSOC-33")]
    public void The_protection_does_not_hold_for_a_new_address() =>
        // The address Y has a stream of its own, in which nobody has reserved anything.
        When(Question(partner: B, at: At("2024-11-08 09:00:00"), customer: Customer() with { Email = "y@example.com" }))
            .Then(Associated("b", at: At("2024-11-08 09:00:00")));

    [Fact, Trait("Rule", "ASSOC-32"), Trait("Rule", "ASSOC-33")]
    public void An_address_that_was_told_and_not_verified_holds_the_customer_too() =>
        When(Question(partner: B) with { Holds = [PreRegistration.None, Protection("a", "2024-11-04 09:00:00")] }).ThenRejected("ASSOC-32");

    [Fact, Trait("Rule", "ASSOC-29")]
    public void Solution_providers_and_resellers_that_are_registered_develop_customers()
    {
        static bool Develops(PartnerKind kind, bool exists = true) =>
            PartnerStanding.Of("a", new Partner { Kind = kind, Exists = exists }, PartnerStatus.Normal).DevelopsCustomers;
        Assert.Equal([PartnerKind.SolutionProvider, PartnerKind.Reseller], Enum.GetValues<PartnerKind>().Where(kind => Develops(kind)).Order());
        Assert.False(Develops(PartnerKind.Reseller, exists: false));
    }

    [Fact, Trait("Rule", "ASSOC-34")]
    public void The_pre_registering_partner_associates_within_its_protection() =>
        When(Question(partner: A, protection: Protection("a", "2024-11-04 09:00:00"))).Then(Associated());

    [Fact, Trait("Rule", "ASSOC-30")]
    public void A_customer_of_another_country_must_be_pre_registered()
    {
        var abroad = Customer() with { Country = "PE" };
        When(Question(customer: abroad)).ThenRejected("ASSOC-30").WithCode("PREREGISTRATION_REQUIRED");
        When(Question(customer: abroad, protection: Protection("a", "2024-11-04 09:00:00"))).Then(Associated());
        When(Question()).Then(Associated());
        When(Question(customer: abroad) with { Policy = Policy with { PreRegistrationAcrossCountries = false } }).Then(Associated());
    }

    [Fact, Trait("Rule", "ASSOC-30"), Trait("Rule", "ASSOC-24")]
    public void An_invitation_that_followed_the_pre_registration_carries_it_beyond_its_end()
    {
        var abroad = Customer() with { Country = "PE", RegisteredAt = At("2024-11-18 10:00:00") };
        var late = At("2024-11-19 10:00:01");
        var followed = Offer(Invited(InvitationChannel.Link) with { PreRegistrationId = "pr" });
        var lapsed = Protection("a", "2024-11-04 10:00:00");
        When(Question(customer: abroad, protection: lapsed, at: late, invitation: followed)).Then(Associated(at: late));
        When(Question(customer: abroad, at: late, invitation: followed)).ThenRejected("ASSOC-30");
    }

    [Fact, Trait("Rule", "ASSOC-38")]
    public void An_invitation_by_email_expires_after_fifteen_days_to_the_second()
    {
        var invitation = Offer(Invited(InvitationChannel.Email));
        var customer = Customer() with { RegisteredAt = At("2024-11-19 09:00:00") };
        When(Question(customer: customer, invitation: invitation, at: At("2024-11-19 10:00:00"))).Then(Associated(at: At("2024-11-19 10:00:00")));
        When(Question(customer: customer, invitation: invitation, at: At("2024-11-19 10:00:01")))
            .ThenRejected("ASSOC-38").WithCode("INVITATION_EXPIRED");
    }

    [Theory, Trait("Rule", "ASSOC-39")]
    [InlineData(InvitationChannel.Link)]
    [InlineData(InvitationChannel.Qr)]
    public void A_link_or_qr_code_never_expires(InvitationChannel channel)
    {
        var at = At("2034-11-04 10:00:00");
        When(Question(customer: Customer() with { RegisteredAt = at }, invitation: Offer(Invited(channel)), at: at)).Then(Associated(at: at));
    }

    [Fact, Trait("Rule", "ASSOC-39")]
    public void A_revoked_or_used_up_invitation_is_refused_and_an_unaddressed_link_is_not_used_up()
    {
        var accepted = new InvitationAccepted("i", "a", "other", Now);
        Invitation After(InvitationCreated created, IDomainEvent then) => InvitationDecider.Definition.Fold([created, then]);
        When(Question(invitation: After(Invited(InvitationChannel.Link), new InvitationRevoked("i", "a", Now))))
            .ThenRejected("ASSOC-39").WithCode("INVITATION_CLOSED");
        When(Question(invitation: After(Invited(InvitationChannel.Link), accepted))).ThenRejected("ASSOC-39");
        When(Question(invitation: After(Invited(InvitationChannel.Qr, email: null), accepted))).Then(Associated());
    }

    [Fact, Trait("Rule", "CSP-9")]
    public void An_invitation_is_accepted_in_its_own_model() =>
        When(Question(AssociationModel.Reseller, invitation: Offer(Invited(InvitationChannel.Link))))
            .ThenRejected("CSP-9").WithCode("MODEL_NOT_OFFERED");

    [Theory, Trait("Rule", "ACCT-6"), Trait("Rule", "ACCT-7"), Trait("Rule", "ACCT-13"), Trait("Rule", "ACCT-14")]
    [InlineData("ACCT-6", FreezeCause.Operations, InvitationChannel.Email)]
    [InlineData("ACCT-7", FreezeCause.Operations, InvitationChannel.Qr)]
    [InlineData("ACCT-7", FreezeCause.Operations, InvitationChannel.Link)]
    [InlineData("ACCT-13", FreezeCause.Distributor, InvitationChannel.Email)]
    [InlineData("ACCT-14", FreezeCause.Distributor, InvitationChannel.Link)]
    public void Under_a_frozen_partner_nothing_made_before_the_freeze_can_be_accepted(string rule, FreezeCause freeze, InvitationChannel channel)
    {
        var question = Question(partner: Frozen(freeze), invitation: Offer(Invited(channel)));
        When(question).ThenRejected(rule).WithCode("PARTNER_FROZEN");
        var failed = AssociationEligibility.Evaluate(question, Association.None).Where(check => check.Outcome == RuleOutcome.Failed);
        Assert.Equal([rule], failed.Select(check => check.Rule.Id));
    }

    [Fact, Trait("Rule", "ASSOC-29")]
    public void Only_csps_and_resellers_have_customers() =>
        When(Question(partner: A with { DevelopsCustomers = false })).ThenRejected("ASSOC-29").WithCode("FORBIDDEN");

    [Fact, Trait("Rule", "ASSOC-46")]
    public void Operations_associate_by_ticket_with_the_same_conditions()
    {
        var associated = new CustomerAssociated("c", "a", AssociationModel.Referral, AssociationVia.Ticket, Now, TicketNo: "T-1");
        Decide(ByTicket("T-1")).Then(associated).AndRepeatingChangesNothing();
        Decide(ByTicket(" ")).ThenRejected("ASSOC-46").WithCode("SERVICE_TICKET_REQUIRED");
        Decide(ByTicket("T-1", Customer() with { Site = CustomerSite.China })).ThenRejected("ASSOC-1");
    }

    [Theory, Trait("Rule", "ASSOC-46")]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    [InlineData(3 * 24 * 3600, true)]
    public void An_association_by_ticket_reaches_back_to_the_registration_at_most(int seconds, bool accepted)
    {
        var from = Registered.RegisteredAt.AddSeconds(seconds);
        var outcome = Decide(ByTicket("T-1") with { Route = new AssociationRoute.ByTicket("T-1", null, from) });
        if (accepted) outcome.Then(new CustomerAssociated("c", "a", AssociationModel.Referral, AssociationVia.Ticket, from, TicketNo: "T-1"));
        else outcome.ThenRejected("ASSOC-46").WithCode("EFFECTIVE_FROM_INVALID");
    }

    [Fact, Trait("Rule", "ASSOC-46")]
    public void An_association_by_ticket_never_lies_in_the_future_nor_in_the_time_of_another()
    {
        AssociateCustomer From(DateTimeOffset from) => ByTicket("T-1") with { Route = new AssociationRoute.ByTicket("T-1", null, from) };
        Decide(From(Now.AddSeconds(1))).ThenRejected("ASSOC-46").WithCode("EFFECTIVE_FROM_INVALID");
        AssociationDecider.Definition.Given(Associated("b"), new CustomerDisassociated("c", "b", AssociationModel.Referral, Now))
            .When(From(Now)).ThenRejected("ASSOC-46").WithCode("EFFECTIVE_FROM_INVALID");
    }

    [Fact, Trait("Rule", "ASSOC-46")]
    public void Operations_set_overridable_rules_aside_with_a_reason_that_is_kept()
    {
        var spender = Customer(new CashSpendingRecorded("c", "p", new(1m)));
        var asked = new AssociationOverride(["ASSOC-6", "ASSOC-7"], "Agreed with sales");
        Decide(ByTicket("T-1", spender, asked)).Then(new CustomerAssociated(
            "c", "a", AssociationModel.Referral, AssociationVia.Ticket, Now, TicketNo: "T-1", Override: new(["ASSOC-7"], "Agreed with sales")));
        Decide(ByTicket("T-1", spender, asked with { Reason = " " })).ThenRejected("ASSOC-7", "ASSOC-46")
            .WithCode("HAS_CASH_EXPENDITURE", "OVERRIDE_REASON_REQUIRED");
        Decide(ByTicket("T-1", Customer() with { Site = CustomerSite.China }, new(["ASSOC-1"], "No"))).ThenRejected("ASSOC-1");
        Decide(ByTicket("T-1", spender, asked with { RuleIds = ["ASSOC-6"] })).ThenRejected("ASSOC-7");
        Decide(ByTicket("T-1", setAside: asked)).Then(new CustomerAssociated("c", "a", AssociationModel.Referral, AssociationVia.Ticket, Now, TicketNo: "T-1"));
    }

    [Fact, Trait("Rule", "ASSOC-44")]
    public void The_preview_lists_every_condition_passed_or_not_and_equals_the_decision()
    {
        var question = Question(AssociationModel.Reseller, Customer(new UnpaidBillRecorded("c", "b", new(0.01m))), invitation: Offer(Invited(InvitationChannel.Email)));
        var checks = AssociationEligibility.Evaluate(question, Association.None);
        Assert.Equal(
            ["CSP-9", "ASSOC-1", "ASSOC-2", "ASSOC-3", "ASSOC-4", "ASSOC-5", "ASSOC-6", "ASSOC-7", "ASSOC-8", "ASSOC-9", "ASSOC-10", "ASSOC-11",
             "ASSOC-12", "ASSOC-13", "ASSOC-14", "ASSOC-29", "ASSOC-30", "ASSOC-32", "ASSOC-38", "ASSOC-39", "CSP-9", "ACCT-6", "ACCT-13"],
            checks.Select(check => check.Rule.Id));
        Assert.Equal(
            checks.Where(check => check.Outcome == RuleOutcome.Failed).Select(check => check.Rejection),
            AssociationDecider.Decide(Accept(question), Association.None).Rejections);
    }

    private static Outcome<AssociationCommand, Association> When(AssociationQuestion question) => Decide(Accept(question));

    private static Outcome<AssociationCommand, Association> Decide(AssociationCommand command) => AssociationDecider.Definition.Given().When(command);

    private static AssociateCustomer ByTicket(string ticketNo, CustomerAccount? customer = null, AssociationOverride? setAside = null) =>
        new("c", Question(customer: customer), new AssociationRoute.ByTicket(ticketNo, setAside));
}
