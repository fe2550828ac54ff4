using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners.Tiers;

/// <summary>What a tier in advance asks (REF-1): the preview shows the checks, the decider refuses by them.</summary>
public static class InAdvanceAdmission
{
    public static IEnumerable<RuleCheck> Checks(PartnerTier tier, InAdvanceAnswers answers, Partner partner, PledgeFloor floor)
    {
        var (premier, isOffered) = (tier == PartnerTier.Premier, tier is PartnerTier.Advanced or PartnerTier.Premier);
        yield return RuleCheck.Of(TierRules.InAdvanceTiers, true, isOffered, "application.tier");
        yield return RuleCheck.Of(TierRules.DirectStart, isOffered, partner is { Tier: PartnerTier.Standard or null, HasChangedTier: false }, "application.tier");
        yield return RuleCheck.Of(TierRules.EnterpriseSize, true, answers.Size is EnterpriseSize.Medium or EnterpriseSize.Large, "application.enterpriseSize");
        if (isOffered)
        {
            foreach (var check in floor.Checks(answers.Pledge, premier ? TierRules.PremierCommitment : TierRules.AdvancedCommitment, premier ? TierRules.PremierHeadcount : TierRules.AdvancedHeadcount))
                yield return check;
        }

        yield return RuleCheck.Of(TierRules.BusinessPlan, true, !string.IsNullOrWhiteSpace(answers.BusinessPlan), "application.businessPlan");
        yield return RuleCheck.Of(TierRules.CustomerBase, true, answers.CustomerBase, "application.customerBase");
        yield return RuleCheck.Of(TierRules.ProfessionalCapability, true, answers.ProfessionalCapability, "application.professionalCapability");
    }
}
