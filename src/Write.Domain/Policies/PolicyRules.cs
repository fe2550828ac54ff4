using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Policies;

/// <summary>What policies are held to before they are applied.</summary>
public static class PolicyRules
{
    public static readonly Rule ByRegion = new("CSP-33", "POLICY_REGION_INVALID",
        "Settlement discounts, rebates, thresholds, periods and taxes may differ by region: an ISO 3166-1 code of two letters, or MAINLAND or OUTSIDE_MAINLAND. Other policies have no region.",
        "Give a region, or none for everywhere.");

    public static readonly Rule KnownSubject = new("CSP-33", "POLICY_SUBJECT_UNKNOWN",
        "A policy names what it is about as its kind asks: a product type of the list, a rebate type, a model, a tier, a tax, a currency; or nothing.",
        "Give a subject that policyKinds tells for the kind.");

    public static readonly Rule ValueValid = new("CSP-33", "POLICY_VALUE_INVALID",
        "A policy gives what its kind asks: a part from 0 to 1, an amount of at least 0, a rate above 0, or one of the kind's values; figures have at most eight decimals.",
        "Give such a value; 0.2 is twenty percent.");

    public static readonly Rule DaysInOrder = new("CSP-33", "POLICY_DAYS_INVALID",
        "A policy ends on the day on which it begins or later.", "Give a last day that is not before the first.");

    public static readonly Rule NoOverlap = new("CSP-33", "POLICY_OVERLAP",
        "Two policies of one kind, region and subject do not hold on the same day. One without a last day holds until the next begins.",
        "End the one before the other begins.");

    public static readonly Rule ReferralPeriod = new("INCENT-10", "PERIOD_NOT_ALLOWED",
        "Incentives of the referral model are paid by month or quarter.", "Choose MONTH or QUARTER.");

    public static readonly Rule ResellerPeriod = new("INCENT-11", "PERIOD_NOT_ALLOWED",
        "Incentives of the reseller model are paid by quarter only.", "Choose QUARTER.");

    public static readonly Rule Bounded = new("CONV-7", "TOO_MANY_POLICIES",
        "One application gives at most 100 policies, and there are at most 10,000 in all.", "Apply them in several parts, or correct existing ones.");
}
