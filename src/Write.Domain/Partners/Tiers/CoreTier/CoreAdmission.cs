using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;

/// <summary>What each route to Core asks (REF-2): the preview shows the checks, the decider refuses by them.</summary>
public static class CoreAdmission
{
    private const int LowestCarrierRank = 3;

    /// <param name="globalPartnerCertified">Whether the vendor has certified the global partner that is named.</param>
    public static IEnumerable<RuleCheck> Checks(CoreAnswers answers, TierAdmission state, Partner partner, PledgeFloor floor, bool globalPartnerCertified)
    {
        yield return RuleCheck.Of(CoreRules.AlreadyCore, true, state.Core is null && partner.Tier != PartnerTier.Core);
        yield return RuleCheck.Of(CoreRules.Invitation, true, state.Invitation == answers.Route, "application.route");
        foreach (var check in OfRoute(answers, floor, globalPartnerCertified)) yield return check;
    }

    private static IEnumerable<RuleCheck> OfRoute(CoreAnswers answers, PledgeFloor floor, bool globalPartnerCertified) => answers.Route switch
    {
        CoreRoute.LeadingCarrier =>
        [
            .. floor.Checks(answers.Pledge, CoreRules.CarrierCommitment, CoreRules.CarrierHeadcount),
            RuleCheck.Of(CoreRules.CarrierBusiness, true, answers.B2BBasis, "application.b2bBasis"),
            RuleCheck.Of(CoreRules.CarrierRank, true, answers.CarrierRank is >= 1 and <= LowestCarrierRank, "application.carrierRank"),
        ],
        CoreRoute.LeadingRegional =>
        [
            .. floor.Checks(answers.Pledge, CoreRules.RegionalCommitment, CoreRules.RegionalHeadcount),
            RuleCheck.Of(CoreRules.RegionalCapability, true, !answers.Capabilities.IsEmpty, "application.specialCapabilities"),
            RuleCheck.Of(CoreRules.RegionalOwnUse, true, answers.OwnUse, "application.ownUse"),
            RuleCheck.Of(CoreRules.RegionalSolutions, true, HasSolution(answers), "application.newSolutions"),
        ],
        CoreRoute.GlobalLocalOrganization =>
        [
            RuleCheck.Of(CoreRules.GlobalParent, true, globalPartnerCertified, "application.globalPartner"),
            .. floor.Checks(answers.Pledge, CoreRules.GlobalCommitment, CoreRules.GlobalHeadcount),
            RuleCheck.Of(CoreRules.GlobalOwnUse, true, answers.OwnUse, "application.ownUse"),
            RuleCheck.Of(CoreRules.GlobalSolutions, true, HasSolution(answers), "application.newSolutions"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(answers)),
    };

    private static bool HasSolution(CoreAnswers answers) => answers.Solutions.Any(solution => !string.IsNullOrWhiteSpace(solution));
}
