using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;
using PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;
using static PartnerGraph.Write.Domain.Tests.Partners.Tiers.TierWorld;

namespace PartnerGraph.Write.Domain.Tests.Partners.Tiers;

public sealed class CoreTests
{
    [Fact, Trait("Rule", "PROG-18")]
    public void Only_an_invited_partner_applies_and_by_the_route_of_the_invitation()
    {
        TierAdmissionDecider.Definition.Given().When(Apply(Carrier)).ThenRejected("PROG-18").WithCode("CORE_INVITATION_REQUIRED");
        TierAdmissionDecider.Definition.Given(Invited(CoreRoute.LeadingRegional)).When(Apply(Carrier)).ThenRejected("PROG-18").WithCode("CORE_INVITATION_REQUIRED");
        TierAdmissionDecider.Definition.Given(Invited(CoreRoute.LeadingCarrier)).When(Apply(Carrier)).Then(Applied(Carrier)).By("PROG-18").AndRepeatingChangesNothing();
        TierAdmissionDecider.Definition.Given(Invited(CoreRoute.LeadingCarrier), Applied(Carrier), CarrierApproved).When(Apply(Carrier)).ThenRejected("PROG-18", "PROG-18");
    }

    [Fact, Trait("Rule", "PROG-18")]
    public void An_invitation_is_for_a_partner_that_is_not_core()
    {
        TierAdmissionDecider.Definition.Given().When(new InviteToCore("p", CoreRoute.LeadingCarrier, Joined, Now)).Then(Invited(CoreRoute.LeadingCarrier)).By("PROG-18").AndRepeatingChangesNothing();
        TierAdmissionDecider.Definition.Given(Invited(CoreRoute.LeadingCarrier)).When(new InviteToCore("p", CoreRoute.LeadingRegional, Joined, Now)).Then(Invited(CoreRoute.LeadingRegional));
        TierAdmissionDecider.Definition.Given(CarrierApproved).When(new InviteToCore("p", CoreRoute.LeadingCarrier, Joined, Now)).ThenRejected("PROG-18").WithCode("ALREADY_CORE");
        TierAdmissionDecider.Definition.Given().When(new InviteToCore("p", CoreRoute.LeadingCarrier, Joined with { Tier = PartnerTier.Core }, Now)).ThenRejected("PROG-18").WithCode("ALREADY_CORE");
    }

    [Fact, Trait("Rule", "PROG-18")]
    public void Nobody_grants_core_beside_the_invitation()
    {
        var registered = new PartnerRegistered("p", PartnerKind.SolutionProvider, "TH", "P", "p@p.example", null, null, Now);
        PartnerDecider.Definition.Given(registered, new TierGranted("p", PartnerTier.Standard, true, "joined")).When(new GrantTier("p", PartnerTier.Core, "because"))
            .ThenRejected("PROG-18").WithCode("CORE_BY_INVITATION");
        PartnerDecider.Definition.Given(registered, new TierGranted("p", PartnerTier.Standard, true, "joined")).When(new GrantTier("p", PartnerTier.Core, "invited", InAdvance: true))
            .Then(new TierChanged("p", PartnerTier.Standard, PartnerTier.Core, "invited", InAdvance: true));
    }

    /// <summary>What each route asks: the rule, its code, an answer just too low, and one that is just enough.</summary>
    public static TheoryData<string, string, CoreAnswers, CoreAnswers> Asked => new()
    {
        { "PROG-20", "REVENUE_COMMITMENT_TOO_LOW", Carrier with { Pledge = new(1_199_999.99m, 5) }, Carrier with { Pledge = new(1_200_000m, 5) } },
        { "PROG-21", "HEADCOUNT_PLEDGE_TOO_LOW", Carrier with { Pledge = new(1_200_000m, 4) }, Carrier with { Pledge = new(1_200_000m, 5) } },
        { "PROG-22", "B2B_BASIS_REQUIRED", Carrier with { B2BBasis = false }, Carrier },
        { "PROG-23", "CARRIER_RANK_TOO_LOW", Carrier with { CarrierRank = 4 }, Carrier with { CarrierRank = 3 } },
        { "PROG-23", "CARRIER_RANK_TOO_LOW", Carrier with { CarrierRank = 0 }, Carrier with { CarrierRank = 1 } },
        { "PROG-23", "CARRIER_RANK_TOO_LOW", Carrier with { CarrierRank = null }, Carrier with { CarrierRank = 2 } },
        { "PROG-26", "REVENUE_COMMITMENT_TOO_LOW", Regional with { Pledge = new(1_199_999.99999999m, 5) }, Regional with { Pledge = new(1_200_000m, 5) } },
        { "PROG-27", "SPECIAL_CAPABILITY_REQUIRED", Regional with { Capabilities = [] }, Regional with { Capabilities = [SpecialCapability.LocalDataCentre] } },
        { "PROG-28", "HEADCOUNT_PLEDGE_TOO_LOW", Regional with { Pledge = new(1_200_000m, 4) }, Regional },
        { "PROG-29", "OWN_USE_REQUIRED", Regional with { OwnUse = false }, Regional },
        { "PROG-30", "NEW_SOLUTIONS_REQUIRED", Regional with { Solutions = [] }, Regional },
        { "PROG-30", "NEW_SOLUTIONS_REQUIRED", Regional with { Solutions = [" "] }, Regional },
        { "PROG-36", "REVENUE_COMMITMENT_TOO_LOW", Global with { Pledge = new(499_999.99m, 5) }, Global with { Pledge = new(500_000m, 5) } },
        { "PROG-37", "HEADCOUNT_PLEDGE_TOO_LOW", Global with { Pledge = new(500_000m, 4) }, Global },
        { "PROG-38", "OWN_USE_REQUIRED", Global with { OwnUse = false }, Global },
        { "PROG-39", "NEW_SOLUTIONS_REQUIRED", Global with { Solutions = [] }, Global },
    };

    [Theory, MemberData(nameof(Asked))]
    [Trait("Rule", "PROG-20"), Trait("Rule", "PROG-21"), Trait("Rule", "PROG-22"), Trait("Rule", "PROG-23"), Trait("Rule", "PROG-26"), Trait("Rule", "PROG-27"), Trait("Rule", "PROG-28")]
    [Trait("Rule", "PROG-29"), Trait("Rule", "PROG-30"), Trait("Rule", "PROG-36"), Trait("Rule", "PROG-37"), Trait("Rule", "PROG-38"), Trait("Rule", "PROG-39")]
    public void A_route_asks_for_each_of_its_conditions(string rule, string code, CoreAnswers tooLittle, CoreAnswers enough)
    {
        TierAdmissionDecider.Definition.Given(Invited(tooLittle.Route)).When(Apply(tooLittle)).ThenRejected(rule).WithCode(code);
        TierAdmissionDecider.Definition.Given(Invited(enough.Route)).When(Apply(enough)).Then(Applied(enough));
    }

    [Fact, Trait("Rule", "PROG-33")]
    public void A_local_organization_belongs_to_a_certified_global_partner()
    {
        TierAdmissionDecider.Definition.Given(Invited(CoreRoute.GlobalLocalOrganization)).When(Apply(Global, certified: false)).ThenRejected("PROG-33").WithCode("GLOBAL_PARTNER_NOT_CERTIFIED");
        GlobalPartner.Definition.Given().When(new CertifyGlobalPartner("Acme  Cloud", Today, Today))
            .Then(new GlobalPartnerCertified(GlobalPartner.KeyOf(" acme cloud"), "Acme  Cloud", Today)).By("PROG-33").AndRepeatingChangesNothing();
        GlobalPartner.Definition.Given().When(new CertifyGlobalPartner("Acme", Today.AddDays(1), Today)).ThenRejected("PROG-33").WithCode("CERTIFIED_LATER_THAN_NOW");
        GlobalPartner.Definition.Given().When(new CertifyGlobalPartner(" ", Today, Today)).ThenRejected("CONV-7");
        Assert.NotEqual(GlobalPartner.KeyOf("Acme"), GlobalPartner.KeyOf("Acme 2"));
    }

    [Fact, Trait("Rule", "PROG-34")]
    public void A_local_organization_was_certified_face_to_face_before_it_is_approved()
    {
        var applied = TierAdmissionDecider.Definition.Given(Invited(CoreRoute.GlobalLocalOrganization), Applied(Global));
        applied.When(Approve).ThenRejected("PROG-34").WithCode("FACE_TO_FACE_CERTIFICATION_REQUIRED");
        TierAdmissionDecider.Definition.Given(Invited(CoreRoute.GlobalLocalOrganization), Applied(Global), new FaceToFaceCertified("p", new(2024, 11, 1))).When(Approve)
            .Then(new CoreApproved("p", CoreRoute.GlobalLocalOrganization, "TH", 5, Now, CertifyBy)).By("PROG-40").AndRepeatingChangesNothing();
        applied.When(new RecordFaceToFaceCertification("p", Today.AddDays(1), Joined, Today)).ThenRejected("PROG-34").WithCode("CERTIFIED_LATER_THAN_NOW");
        applied.When(new RecordFaceToFaceCertification("p", Today, Joined, Today)).Then(new FaceToFaceCertified("p", Today)).By("PROG-34").AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "PROG-18")]
    public void Core_is_approved_for_whoever_applied()
    {
        TierAdmissionDecider.Definition.Given(Invited(CoreRoute.LeadingCarrier)).When(Approve).ThenRejected("PROG-18").WithCode("CORE_APPLICATION_REQUIRED");
        TierAdmissionDecider.Definition.Given(Invited(CoreRoute.LeadingCarrier), Applied(Carrier)).When(Approve).Then(CarrierApproved).AndRepeatingChangesNothing();
    }

    [Theory, Trait("Rule", "PROG-24"), Trait("Rule", "PROG-31")]
    [InlineData(CoreRoute.LeadingCarrier, 3, "PROG-24")]
    [InlineData(CoreRoute.LeadingRegional, 5, "PROG-31")]
    public void A_country_has_so_many_places(CoreRoute route, int most, string rule)
    {
        List<IDomainEvent> taken = [.. Enumerable.Range(1, most - 1).Select(place => new CorePlaceTaken(route, "TH", $"p{place}"))];
        CorePlaces.Definition.Given(taken).When(new TakeCorePlace(route, "TH", "p", most)).Then(new CorePlaceTaken(route, "TH", "p")).By(rule).AndRepeatingChangesNothing();
        var full = CorePlaces.Definition.Given([.. taken, new CorePlaceTaken(route, "TH", "x")]);
        full.When(new TakeCorePlace(route, "TH", "p", most)).ThenRejected(rule).WithCode("CORE_CAP_REACHED");
        full.When(new TakeCorePlace(route, "TH", "p", null)).Then(new CorePlaceTaken(route, "TH", "p"));
        CorePlaces.Definition.Given([.. taken, new CorePlaceTaken(route, "TH", "x"), new CorePlaceFreed(route, "TH", "x")]).When(new TakeCorePlace(route, "TH", "p", most)).Then(new CorePlaceTaken(route, "TH", "p"));
        full.When(new FreeCorePlace(route, "TH", "x")).Then(new CorePlaceFreed(route, "TH", "x")).AndRepeatingChangesNothing();
        Assert.NotEqual(CorePlaces.KeyOf(route, "TH"), CorePlaces.KeyOf(route, "CL"));
    }

    [Theory, Trait("Rule", "PROG-25")]
    [InlineData(PartnerTier.Standard, false)]
    [InlineData(PartnerTier.Advanced, true)]
    [InlineData(PartnerTier.Premier, true)]
    [InlineData(PartnerTier.Core, false)]
    [InlineData(null, false)]
    public void A_carrier_that_misses_core_is_advanced_or_premier(PartnerTier? fallback, bool accepted)
    {
        var outcome = TierAdmissionDecider.Definition.Given(Invited(CoreRoute.LeadingCarrier)).When(Decline with { FallbackTier = fallback });
        if (accepted) outcome.Then(new CoreDeclined("p", CoreRoute.LeadingCarrier, "rank 4", fallback, Now)).By("PROG-25").AndRepeatingChangesNothing();
        else outcome.ThenRejected("PROG-25").WithCode("FALLBACK_TIER_NOT_ALLOWED");
    }

    [Fact, Trait("Rule", "PROG-32")]
    public void A_regional_partner_that_misses_core_gets_the_tier_of_its_former_standing()
    {
        var gold = WonBackTiers.Find(new(Competitor.A2, CompetitorTier.Gold), Today);
        var invited = TierAdmissionDecider.Definition.Given(Invited(CoreRoute.LeadingRegional));
        invited.When(Decline with { Mapping = gold }).Then(new CoreDeclined("p", CoreRoute.LeadingRegional, "rank 4", PartnerTier.Premier, Now)).By("PROG-32");
        invited.When(Decline with { Mapping = gold, FallbackTier = PartnerTier.Premier }).Then(new CoreDeclined("p", CoreRoute.LeadingRegional, "rank 4", PartnerTier.Premier, Now));
        invited.When(Decline with { Mapping = gold, FallbackTier = PartnerTier.Advanced }).ThenRejected("PROG-32").WithCode("FALLBACK_TIER_NOT_ALLOWED");
        invited.When(Decline with { FallbackTier = PartnerTier.Advanced }).ThenRejected("PROG-32");
        invited.When(Decline).Then(new CoreDeclined("p", CoreRoute.LeadingRegional, "rank 4", null, Now));
        invited.When(Decline with { Mapping = gold, Partner = Joined with { Tier = PartnerTier.Premier } }).Then(new CoreDeclined("p", CoreRoute.LeadingRegional, "rank 4", null, Now));
    }

    [Fact, Trait("Rule", "PROG-33")]
    public void A_local_organization_that_misses_core_keeps_its_tier()
    {
        var invited = TierAdmissionDecider.Definition.Given(Invited(CoreRoute.GlobalLocalOrganization));
        invited.When(Decline with { FallbackTier = PartnerTier.Premier }).ThenRejected("PROG-33").WithCode("FALLBACK_TIER_NOT_ALLOWED");
        invited.When(Decline).Then(new CoreDeclined("p", CoreRoute.GlobalLocalOrganization, "rank 4", null, Now));
    }

    [Fact, Trait("Rule", "PROG-25")]
    public void Whoever_is_declined_learns_why_and_only_a_candidate_is()
    {
        TierAdmissionDecider.Definition.Given(Invited(CoreRoute.LeadingCarrier)).When(Decline with { FallbackTier = PartnerTier.Premier, Reason = " " }).ThenRejected("CONV-7");
        TierAdmissionDecider.Definition.Given().When(Decline).ThenRejected("PROG-18").WithCode("CORE_INVITATION_REQUIRED");
        TierAdmissionDecider.Definition.Given(Invited(CoreRoute.LeadingCarrier), Applied(Carrier), CarrierApproved).When(Decline).ThenRejected("PROG-18");
    }

    [Fact, Trait("Rule", "PROG-24")]
    public void Leaving_core_ends_the_pledge_with_it()
    {
        TierAdmissionDecider.Definition.Given(CarrierApproved).When(new EndCore("p", Joined, Now)).Then(new CoreEnded("p", CoreRoute.LeadingCarrier, "TH", Now)).AndRepeatingChangesNothing();
        Assert.Null(new[] { (IDomainEvent)CarrierApproved, new CoreEnded("p", CoreRoute.LeadingCarrier, "TH", Now) }.Aggregate(TierAdmission.None, TierAdmission.Evolve).Commitment);
    }

    private static readonly ApproveCore Approve = new("p", Joined, Now, WorkingCalendar.Default);

    private static readonly DeclineCore Decline = new("p", "rank 4", null, Joined, null, Now);
}
