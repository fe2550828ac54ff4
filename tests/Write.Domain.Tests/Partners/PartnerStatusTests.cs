using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Tests.Partners;

public sealed class PartnerStatusTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly PartnerFrozen Frozen = new("p", FreezeCause.Operations, "fraud", Now);

    private static readonly ResellerFrozen ThroughDistributor = new("p", "d", FreezeCause.Distributor, Now);

    [Fact, Trait("Rule", "QUOTA-4"), Trait("Rule", "QUOTA-6")]
    public void Exceeding_the_quota_restricts_and_touches_nothing_else() =>
        PartnerStatusDecider.Definition.Given().When(new RestrictPartner("p", RestrictionCause.Quota, "quota exceeded", true, Now))
            .Then(new PartnerRestricted("p", RestrictionCause.Quota, "quota exceeded", Now)).By("QUOTA-5").AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "QUOTA-17")]
    public void Lifting_one_cause_leaves_the_others()
    {
        IDomainEvent[] both =
        [
            new PartnerRestricted("p", RestrictionCause.Quota, "q", Now), new PartnerRestricted("p", RestrictionCause.Operations, "o", Now),
        ];
        var lifted = new PartnerUnrestricted("p", RestrictionCause.Quota, Now);
        PartnerStatusDecider.Definition.Given(both).When(new LiftRestriction("p", RestrictionCause.Quota, true, Now)).Then(lifted).By("QUOTA-5").AndRepeatingChangesNothing();
        Assert.Equal([RestrictionCause.Operations], PartnerStatusDecider.Definition.Fold([.. both, lifted]).Restrictions);
    }

    [Fact, Trait("Rule", "ACCT-1")]
    public void Operations_restrict_a_partner() =>
        PartnerStatusDecider.Definition.Given().When(new RestrictPartner("p", RestrictionCause.Operations, "audit", true, Now))
            .Then(new PartnerRestricted("p", RestrictionCause.Operations, "audit", Now)).By("ACCT-1").AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "ACCT-4")]
    public void Operations_freeze_and_unfreeze_a_partner()
    {
        PartnerStatusDecider.Definition.Given().When(new FreezePartner("p", "fraud", true, Now)).Then(Frozen).AndRepeatingChangesNothing();
        PartnerStatusDecider.Definition.Given(Frozen).When(new UnfreezePartner("p", true, Now))
            .Then(new PartnerUnfrozen("p", FreezeCause.Operations, Now)).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "ACCT-12")]
    public void A_reseller_is_frozen_through_its_distributor() =>
        PartnerStatusDecider.Definition.Given().When(new FreezeReseller("p", "d", Now)).Then(ThroughDistributor).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "ACCT-12")]
    public void The_end_of_the_distributors_freeze_leaves_that_of_operations()
    {
        var end = new ResellerUnfrozen("p", "d", Now);
        PartnerStatusDecider.Definition.Given(Frozen, ThroughDistributor).When(new UnfreezeReseller("p", "d", Now)).Then(end).AndRepeatingChangesNothing();
        Assert.Equal(FreezeCause.Operations, PartnerStatusDecider.Definition.Fold([Frozen, ThroughDistributor, end]).Frozen);
        PartnerStatusDecider.Definition.Given(ThroughDistributor).When(new UnfreezePartner("p", true, Now)).ThenNothing();
    }

    [Fact, Trait("Rule", "ACCT-12")]
    public void The_end_of_operations_freeze_leaves_that_through_the_distributor()
    {
        var end = new PartnerUnfrozen("p", FreezeCause.Operations, Now);
        PartnerStatusDecider.Definition.Given(Frozen, ThroughDistributor).When(new UnfreezePartner("p", true, Now)).Then(end).AndRepeatingChangesNothing();
        Assert.Equal(FreezeCause.Distributor, State(Frozen, ThroughDistributor, end).Frozen);
    }

    [Fact, Trait("Rule", "ACCT-4"), Trait("Rule", "ACCT-12")]
    public void A_partner_is_frozen_since_the_latest_freeze_that_still_holds()
    {
        var later = ThroughDistributor with { FrozenAt = Now.AddHours(1) };
        Assert.Equal((null, null, false), (State().FrozenSince, State().Frozen, State().IsFrozen));
        Assert.Equal((Now, FreezeCause.Operations), (State(Frozen).FrozenSince, State(Frozen).Frozen));
        Assert.Equal((Now.AddHours(1), FreezeCause.Operations), (State(Frozen, later).FrozenSince, State(Frozen, later).Frozen));
        Assert.Equal(Now, State(Frozen, later, new ResellerUnfrozen("p", "d", Now)).FrozenSince);
        Assert.Equal(Now.AddHours(1), State(Frozen, later, new PartnerUnfrozen("p", FreezeCause.Operations, Now)).FrozenSince);
    }

    [Theory]
    [InlineData(true, "ACCT-6", "ACCT-13"), Trait("Rule", "ACCT-6"), Trait("Rule", "ACCT-13")]
    [InlineData(false, "ACCT-7", "ACCT-14"), Trait("Rule", "ACCT-7"), Trait("Rule", "ACCT-14")]
    public void A_frozen_partner_develops_no_customers(bool online, string byOperations, string throughDistributor)
    {
        Assert.Empty(FrozenPartner.CustomerDevelopment(PartnerStatus.Normal, online));
        AssertRefused(FrozenPartner.CustomerDevelopment(State(Frozen), online), byOperations);
        AssertRefused(FrozenPartner.CustomerDevelopment(State(ThroughDistributor), online), throughDistributor);
    }

    [Fact, Trait("Rule", "ACCT-8"), Trait("Rule", "ACCT-15")]
    public void Customers_cannot_leave_a_frozen_partner()
    {
        Assert.Empty(FrozenPartner.Disassociation(State(new PartnerRestricted("p", RestrictionCause.Operations, "audit", Now))));
        AssertRefused(FrozenPartner.Disassociation(State(Frozen)), "ACCT-8");
        AssertRefused(FrozenPartner.Disassociation(State(ThroughDistributor)), "ACCT-15");
        AssertRefused(FrozenPartner.Disassociation(State(Frozen, ThroughDistributor)), "ACCT-8", "ACCT-15");
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void An_unknown_partner_and_a_missing_reason_are_refused()
    {
        PartnerStatusDecider.Definition.Given().When(new FreezePartner("p", "fraud", false, Now)).ThenRejected("CONV-7").WithCode("PARTNER_NOT_FOUND");
        PartnerStatusDecider.Definition.Given().When(new UnfreezePartner("p", false, Now)).ThenRejected("CONV-7").WithCode("PARTNER_NOT_FOUND");
        PartnerStatusDecider.Definition.Given().When(new LiftRestriction("p", RestrictionCause.Operations, false, Now)).ThenRejected("CONV-7").WithCode("PARTNER_NOT_FOUND");
        PartnerStatusDecider.Definition.Given().When(new RestrictPartner("p", RestrictionCause.Operations, " ", true, Now))
            .ThenRejected("CONV-7").WithCode("REQUIRED");
    }

    private static PartnerStatus State(params IDomainEvent[] events) => PartnerStatusDecider.Definition.Fold(events);

    private static void AssertRefused(IReadOnlyList<Rejection> refusals, params string[] ruleIds)
    {
        Assert.Equal(ruleIds, refusals.Select(refusal => refusal.RuleId));
        Assert.All(refusals, refusal => Assert.Equal("PARTNER_FROZEN", refusal.Code));
    }
}
