using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;

/// <summary>The rules of the area PROG by which a partner becomes Core (PROG-18 to PROG-40).</summary>
public static class CoreRules
{
    private const string NotEnough = "REVENUE_COMMITMENT_TOO_LOW", TooFew = "HEADCOUNT_PLEDGE_TOO_LOW";

    private const string MoreRevenue = "Commit in writing to at least that revenue a year.", FiveEmployees = "Pledge five full-time employees.";

    public static readonly Rule Invitation = new("PROG-18", "CORE_INVITATION_REQUIRED", "A partner applies for Core once the vendor has invited it, and by the route of the invitation.",
        "Ask the ecosystem manager for an invitation.");

    public static readonly Rule CarrierCommitment = new("PROG-20", NotEnough,
        "A leading carrier commits to the annual revenue that the policies ask, 1,200,000 USD unless they say otherwise.", MoreRevenue);

    public static readonly Rule CarrierHeadcount = new("PROG-21", TooFew, "A leading carrier pledges five full-time employees.", FiveEmployees);

    public static readonly Rule CarrierBusiness = new("PROG-22", "B2B_BASIS_REQUIRED", "A leading carrier has business customers in its local market.");

    public static readonly Rule CarrierRank = new("PROG-23", "CARRIER_RANK_TOO_LOW", "A leading carrier is one of the first three of its home country.");

    public static readonly Rule CarrierCap = new("PROG-24", "CORE_CAP_REACHED", "A country has at most as many leading carriers at Core as the policies allow, three unless they say otherwise.",
        "Wait until one of them leaves Core.");

    public static readonly Rule CarrierFallback = new("PROG-25", "FALLBACK_TIER_NOT_ALLOWED", "A carrier that misses Core is certified as Advanced or Premier instead.",
        "Give ADVANCED or PREMIER as fallbackTier.");

    public static readonly Rule RegionalCommitment = new("PROG-26", NotEnough,
        "A leading regional partner commits to the annual revenue that the policies ask, 1,200,000 USD unless they say otherwise.", MoreRevenue);

    public static readonly Rule RegionalCapability = new("PROG-27", "SPECIAL_CAPABILITY_REQUIRED", "A leading regional partner has special capabilities, such as a data centre of its own.",
        "Name at least one capability.");

    public static readonly Rule RegionalHeadcount = new("PROG-28", TooFew, "A leading regional partner pledges five full-time employees.", FiveEmployees);

    public static readonly Rule RegionalOwnUse = new("PROG-29", "OWN_USE_REQUIRED", "A leading regional partner runs services of its own on the vendor's cloud.");

    public static readonly Rule RegionalSolutions = new("PROG-30", "NEW_SOLUTIONS_REQUIRED", "A leading regional partner builds new solutions on the vendor's cloud.",
        "Name at least one solution.");

    public static readonly Rule RegionalCap = new("PROG-31", "CORE_CAP_REACHED",
        "A country has at most as many leading regional partners at Core as the policies allow, five unless they say otherwise.", "Wait until one of them leaves Core.");

    public static readonly Rule RegionalFallback = new("PROG-32", "FALLBACK_TIER_NOT_ALLOWED",
        "A leading regional partner that misses Core gets the tier that corresponds to the one that it had at a competitor.", "Name the competitor and its tier there; leave fallbackTier out, or give the one that wonBackTiers names.");

    public static readonly Rule GlobalParent = new("PROG-33", "GLOBAL_PARTNER_NOT_CERTIFIED", "A local organization becomes Core where the vendor has certified its global partner.",
        "Name the global partner as it was certified.");

    public static readonly Rule GlobalFaceToFace = new("PROG-34", "FACE_TO_FACE_CERTIFICATION_REQUIRED",
        "The vendor's local and national organizations have certified the local organization of a global partner face to face.", "Record the day of the certification first.");

    public static readonly Rule GlobalParentLater = TierRules.Certified(GlobalParent.Id, "A global partner's certification"),
        FaceToFaceLater = TierRules.Certified(GlobalFaceToFace.Id, "A certification face to face");

    public static readonly Rule GlobalFallback = new("PROG-33", "FALLBACK_TIER_NOT_ALLOWED", "The local organization of a global partner that misses Core keeps its tier.",
        "Leave fallbackTier out.");

    public static readonly Rule GlobalCommitment = new("PROG-36", NotEnough,
        "The local organization of a global partner commits to the annual revenue that the policies ask, 500,000 USD unless they say otherwise.", MoreRevenue);

    public static readonly Rule GlobalHeadcount = new("PROG-37", TooFew, "The local organization of a global partner pledges five full-time employees.", FiveEmployees);

    public static readonly Rule GlobalOwnUse = new("PROG-38", "OWN_USE_REQUIRED", "The local organization of a global partner runs services of its own on the vendor's cloud.");

    public static readonly Rule GlobalSolutions = new("PROG-39", "NEW_SOLUTIONS_REQUIRED", "The local organization of a global partner builds new solutions on the vendor's cloud.",
        "Name at least one solution.");

    public static readonly Rule Commitment = new("PROG-40", "TIER_COMMITMENT",
        "The employees pledged for Core are certified, as Associate or higher, within six months of the grant.");

    public static readonly Rule ApplicationRequired = new("PROG-18", "CORE_APPLICATION_REQUIRED", "Core is approved for a partner that has applied for it.", "Wait until the partner has applied.");

    public static readonly Rule AlreadyCore = new("PROG-18", "ALREADY_CORE", "The partner is Core already.");

    public static readonly Rule ByInvitation = new("PROG-18", "CORE_BY_INVITATION", "Core is given by invitation, application and decision alone.", "Invite the partner to Core.");

    public static Rule CapOf(CoreRoute route) => route == CoreRoute.LeadingCarrier ? CarrierCap : RegionalCap;
}
