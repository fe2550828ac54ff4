using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Finder;

/// <summary>The conditions of being shown in Partner Finder: the decision refuses by them, a preview lists them (BEN-14, GAP-86).</summary>
public static class ProfileEligibility
{
    public static readonly IReadOnlyList<Rule> Rules =
        [ProfileRules.ActiveEnrollment, ProfileRules.ApprovedBusinessInformation, ProfileRules.NotFrozen, ProfileRules.NotRestricted];

    /// <summary>Every condition with its outcome, in the order in which a partner meets them.</summary>
    public static IReadOnlyList<RuleCheck> Of(PartnerInFinder partner) =>
    [
        Check(ProfileRules.ActiveEnrollment, partner.Exists),
        Check(ProfileRules.ApprovedBusinessInformation, partner.BusinessInformationApproved),
        Check(ProfileRules.NotFrozen, !partner.IsFrozen),
        Check(ProfileRules.NotRestricted, !partner.IsRestricted),
    ];

    private static RuleCheck Check(Rule rule, bool holds) => RuleCheck.Of(rule, applies: true, holds);
}
