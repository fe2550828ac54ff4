using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Tests.Partners;

public sealed class PartnerTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly PartnerRegistered Provider =
        new("p", PartnerKind.SolutionProvider, "SG", "Acme", "post@acme.example", "+65 1", null, Now);

    private static readonly PartnerRegistered Distributor = Provider with { Kind = PartnerKind.Distributor };

    private static readonly TierGranted Standard = new("p", PartnerTier.Standard, true, "joined the partner network");

    private static readonly Partner KnownDistributor = new() { Exists = true, PartnerId = "d", Kind = PartnerKind.Distributor };

    [Fact, Trait("Rule", "PROG-1"), Trait("Rule", "PROG-2")]
    public void A_member_of_the_network_is_registered_at_the_tier_standard() =>
        PartnerDecider.Definition.Given().When(Register()).Then(Provider, Standard).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "PROG-1")]
    public void A_company_outside_the_network_is_not_registered() =>
        PartnerDecider.Definition.Given().When(Register() with { HasJoinedNetwork = false })
            .ThenRejected("PROG-1").WithCode("HCPN_MEMBERSHIP_REQUIRED");

    [Fact, Trait("Rule", "CONV-7")]
    public void Every_missing_field_is_named()
    {
        var outcome = PartnerDecider.Definition.Given().When(Register() with { CompanyName = " ", Country = "SGP", ContactEmail = "nobody" });
        outcome.ThenRejected("CONV-7", "CONV-7", "CONV-7");
        Assert.Equal(["companyName", "country", "contactEmail"], outcome.Decision.Rejections.Select(rejection => rejection.Path));
    }

    [Theory, Trait("Rule", "CONV-7")]
    [InlineData("SGP")]
    [InlineData("S1")]
    [InlineData("S")]
    public void A_country_is_two_letters(string country) =>
        PartnerDecider.Definition.Given().When(Register() with { Country = country }).ThenRejected("CONV-7");

    [Fact, Trait("Rule", "CONV-10")]
    public void An_id_names_one_partner()
    {
        foreach (var other in (RegisterPartner[])
            [Register() with { CompanyName = "Other" }, Register() with { Kind = PartnerKind.Distributor }, Register() with { DistributorId = "d" }])
            PartnerDecider.Definition.Given(Provider, Standard).When(other).ThenRejected("CONV-10").WithCode("PARTNER_ALREADY_REGISTERED");
    }

    [Fact, Trait("Rule", "CONV-11")]
    public void A_reseller_is_managed_by_a_distributor()
    {
        var reseller = Register() with { Kind = PartnerKind.Reseller };
        PartnerDecider.Definition.Given().When(reseller with { DistributorId = "d", Distributor = KnownDistributor })
            .Then(Provider with { Kind = PartnerKind.Reseller, DistributorId = "d" }, Standard).AndRepeatingChangesNothing();
        PartnerDecider.Definition.Given().When(reseller).ThenRejected("CONV-11").WithCode("DISTRIBUTOR_REQUIRED");
        PartnerDecider.Definition.Given().When(reseller with { DistributorId = "d", Distributor = KnownDistributor with { Kind = PartnerKind.Carrier } })
            .ThenRejected("CONV-11");
    }

    [Fact, Trait("Rule", "CONV-11")]
    public void No_other_kind_is_managed_by_a_distributor() =>
        PartnerDecider.Definition.Given().When(Register() with { DistributorId = "d", Distributor = KnownDistributor }).ThenRejected("CONV-11");

    [Fact, Trait("Rule", "ACCT-11")]
    public void A_frozen_distributor_gets_no_new_reseller() =>
        PartnerDecider.Definition.Given()
            .When(Register() with { Kind = PartnerKind.Reseller, DistributorId = "d", Distributor = KnownDistributor, DistributorFrozen = true })
            .ThenRejected("ACCT-11").WithCode("DISTRIBUTOR_FROZEN");

    [Fact, Trait("Rule", "ACCT-11")]
    public void A_distributor_invites_resellers_while_it_is_not_frozen()
    {
        var invite = new InviteReseller("p", "i", " New@Shop.example", "Shop", DistributorFrozen: false, Now);
        PartnerDecider.Definition.Given(Distributor, Standard).When(invite)
            .Then(new ResellerInvited("p", "i", "new@shop.example", "Shop", Now)).AndRepeatingChangesNothing();
        PartnerDecider.Definition.Given(Distributor, Standard).When(invite with { DistributorFrozen = true })
            .ThenRejected("ACCT-11").WithCode("DISTRIBUTOR_FROZEN");
        PartnerDecider.Definition.Given(Provider, Standard).When(invite).ThenRejected("CONV-11").WithCode("NOT_A_DISTRIBUTOR");
        var refused = PartnerDecider.Definition.Given(Distributor, Standard).When(invite with { Email = "nobody", CompanyName = " " }).ThenRejected("CONV-7", "CONV-7");
        Assert.Equal(["email", "companyName"], refused.Decision.Rejections.Select(rejection => rejection.Path));
    }

    [Fact, Trait("Rule", "PROG-41")]
    public void A_first_tier_that_was_reviewed_is_not_granted_in_advance() =>
        PartnerDecider.Definition.Given(Provider).When(new GrantTier("p", PartnerTier.Advanced, "annual review"))
            .Then(new TierGranted("p", PartnerTier.Advanced, InAdvance: false, "annual review")).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "PROG-41")]
    public void A_tier_goes_up_and_down()
    {
        var up = new TierChanged("p", PartnerTier.Standard, PartnerTier.Premier, "annual review");
        PartnerDecider.Definition.Given(Provider, Standard).When(new GrantTier("p", PartnerTier.Premier, "annual review"))
            .Then(up).AndRepeatingChangesNothing();
        PartnerDecider.Definition.Given(Provider, Standard, up).When(new GrantTier("p", PartnerTier.Advanced, "annual review"))
            .Then(new TierChanged("p", PartnerTier.Premier, PartnerTier.Advanced, "annual review"));
        PartnerDecider.Definition.Given(Provider, Standard).When(new GrantTier("p", PartnerTier.Core, " ")).ThenRejected("CONV-7");
    }

    [Fact, Trait("Rule", "PROG-48")]
    public void No_credit_card_is_bound_to_a_partner() =>
        PartnerDecider.Definition.Given(Provider, Standard).When(new BindPartnerCreditCard("p"))
            .ThenRejected("PROG-48").WithCode("PARTNER_ACCOUNT_CANNOT_BIND_CARD");

    [Fact, Trait("Rule", "PROG-51")]
    public void A_partner_in_a_program_is_not_deregistered()
    {
        PartnerDecider.Definition.Given(Provider, Standard).When(new DeregisterPartner("p"))
            .ThenRejected("PROG-51").WithCode("ACCOUNT_IN_PARTNER_PROGRAM");
        PartnerDecider.Definition.Given().When(new DeregisterPartner("p")).ThenRejected("CONV-7").WithCode("PARTNER_NOT_FOUND");
    }

    [Fact]
    public void Business_information_is_approved_once() =>
        PartnerDecider.Definition.Given(Provider, Standard).When(new ApproveBusinessInformation("p", Now))
            .Then(new BusinessInformationApproved("p", Now)).AndRepeatingChangesNothing();

    private static RegisterPartner Register() =>
        new("p", PartnerKind.SolutionProvider, "sg", "Acme", "Post@acme.example", "+65 1", null, true, null, false, Now);
}
