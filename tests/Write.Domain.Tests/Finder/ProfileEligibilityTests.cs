using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Write.Domain.Tests.Finder.ProfileSample;

namespace PartnerGraph.Write.Domain.Tests.Finder;

public sealed class ProfileEligibilityTests
{
    public static TheoryData<PartnerInFinder, Rule> Ineligible => new()
    {
        { Eligible with { Exists = false }, ProfileRules.ActiveEnrollment },
        { Eligible with { BusinessInformationApproved = false }, ProfileRules.ApprovedBusinessInformation },
        { Eligible with { IsFrozen = true }, ProfileRules.NotFrozen },
        { Eligible with { IsRestricted = true }, ProfileRules.NotRestricted },
    };

    [Theory, MemberData(nameof(Ineligible)), Trait("Rule", "BEN-14")]
    public void Each_missing_condition_refuses_by_its_own_words(PartnerInFinder partner, Rule rule)
    {
        var refused = ProfileDecider.Definition.Given().When(Publish(Content, partner))
            .ThenRejected("BEN-14").WithCode("NOT_ELIGIBLE_FOR_PARTNER_FINDER");
        Assert.Equal(rule.Refuse(), Assert.Single(refused.Decision.Rejections));
        Assert.NotEmpty(rule.Remedy);
    }

    [Theory, MemberData(nameof(Ineligible)), Trait("Rule", "BEN-14")]
    public void The_preview_lists_every_condition_and_fails_the_missing_one(PartnerInFinder partner, Rule rule)
    {
        var checks = ProfileEligibility.Of(partner);
        Assert.Equal(ProfileEligibility.Rules, checks.Select(check => check.Rule));
        Assert.Equal(rule, Assert.Single(checks, check => check.Outcome == RuleOutcome.Failed).Rule);
    }

    [Fact, Trait("Rule", "BEN-14")]
    public void An_eligible_partner_passes_every_condition() =>
        Assert.All(ProfileEligibility.Of(Eligible), check => Assert.Equal(RuleOutcome.Passed, check.Outcome));

    [Fact, Trait("Rule", "BEN-14")]
    public void A_published_profile_cannot_be_published_anew_while_the_partner_is_frozen() =>
        ProfileDecider.Definition.Given(Published()).When(Publish(null, Eligible with { IsFrozen = true })).ThenRejected("BEN-14");

    [Fact, Trait("Rule", "BEN-14")]
    public void A_draft_and_a_withdrawal_need_no_eligibility()
    {
        var frozen = new PartnerInFinder(true, false, true, true, "SG");
        ProfileDecider.Definition.Given().When(Update(Content, frozen)).Then(Updated()).AndRepeatingChangesNothing();
        ProfileDecider.Definition.Given(Published()).When(new UnpublishProfile("p", Now)).Then(new ProfileUnpublished("p", Now));
    }
}
