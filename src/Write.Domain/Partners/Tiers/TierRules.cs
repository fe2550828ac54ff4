using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners.Tiers;

/// <summary>The rules of the area PROG by which a tier is given ahead of revenue, after a change from a competitor, or as Core.</summary>
public static class TierRules
{
    private const string MoreRevenue = "Commit in writing to at least that revenue a year, or apply for another tier.";

    private const string MoreEmployees = "Pledge as many full-time employees, or apply for another tier.";

    public static readonly Rule DirectStart = new("PROG-3", "TIER_HISTORY_EXISTS",
        "Advanced and Premier are given in advance to a partner that has held no tier but the one of its joining.", "Move up by revenue at the annual review.");

    public static readonly Rule InAdvanceTiers = new("PROG-3", "TIER_NOT_IN_ADVANCE",
        "In advance a partner applies for Advanced or Premier.", "Apply for ADVANCED or PREMIER; Core needs an invitation.");

    public static readonly Rule EnterpriseSize = new("PROG-4", "ENTERPRISE_TOO_SMALL", "A tier in advance needs a medium-sized or large enterprise.",
        "Start at Standard, and move up by revenue.");

    public static readonly Rule PremierCommitment = new("PROG-5", "REVENUE_COMMITMENT_TOO_LOW",
        "Premier in advance needs a written commitment to the annual revenue that the policies ask, 360,000 USD unless they say otherwise.", MoreRevenue);

    public static readonly Rule AdvancedCommitment = new("PROG-6", "REVENUE_COMMITMENT_TOO_LOW",
        "Advanced in advance needs a written commitment to the annual revenue that the policies ask, 120,000 USD unless they say otherwise.", MoreRevenue);

    public static readonly Rule BusinessPlan = new("PROG-7", "BUSINESS_PLAN_REQUIRED", "A tier in advance needs a detailed annual business plan on file.",
        "Name the plan that was handed in.");

    public static readonly Rule PremierHeadcount = new("PROG-8", "HEADCOUNT_PLEDGE_TOO_LOW", "Premier in advance needs a pledge of five full-time employees.", MoreEmployees);

    public static readonly Rule AdvancedHeadcount = new("PROG-9", "HEADCOUNT_PLEDGE_TOO_LOW", "Advanced in advance needs a pledge of three full-time employees.", MoreEmployees);

    public static readonly Rule Commitment = new("PROG-10", "TIER_COMMITMENT",
        "The employees pledged for a tier in advance are certified, as Associate or higher, within six months of the grant.");

    public static readonly Rule CustomerBase = new("PROG-82", "CUSTOMER_BASE_REQUIRED", "A tier in advance needs customers in the local market.");

    public static readonly Rule ProfessionalCapability = new("PROG-83", "PROFESSIONAL_CAPABILITY_REQUIRED", "A tier in advance needs professional ability in the local market.");

    public static readonly Rule WonBackUnknown = new("PROG-11", "WON_BACK_TIER_UNKNOWN", "The competitor has no such tier.",
        "wonBackTiers lists the tiers of each competitor.");

    public static readonly Rule TooManyEmployees = new("CONV-7", "TOO_MANY_EMPLOYEES", "A partner pledges at most 1,000 employees.", "Pledge fewer employees.");

    public static readonly Rule NoCommitment = new("PROG-10", "NO_OPEN_COMMITMENT", "The partner has no pledge of employees that is still to be met.",
        "Nothing has to be recorded.");

    public static readonly Rule CertifiedInTheFuture = Certified("PROG-10", "An employee's certificate");

    public static readonly Rule AnnualReview = new("PROG-41", "ANNUAL_TIER_REVIEW",
        "Once a year a solution provider's tier follows the revenue of the year before; Core is by invitation alone.");

    public static readonly Rule CountedRevenue = new("PROG-42", "COUNTED_REVENUE", "The review counts the revenue of both models, without tax.");

    /// <summary>Of employees, and of what else is certified before it is recorded.</summary>
    internal static Rule Certified(string ruleId, string what) => new(ruleId, "CERTIFIED_LATER_THAN_NOW", $"{what} is recorded once it was obtained.", "Give the day on which it was obtained.");

    /// <summary>The rule by which a competitor's tier is admitted (PROG-11 to PROG-17).</summary>
    public static Rule Mismatch(string ruleId) => new(ruleId, "WON_BACK_TIER_MISMATCH", "A partner won back from a competitor starts at the tier that corresponds to the one it had there.",
        "Leave the tier out, or give the one that wonBackTiers names.");
}
