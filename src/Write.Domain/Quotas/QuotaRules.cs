using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Quotas;

/// <summary>The rules of the area QUOTA that decisions about the quota itself enforce.</summary>
public static class QuotaRules
{
    public static readonly Rule ByTier = new("QUOTA-1", "QUOTA_BY_TIER", "The quota is granted by the partner's tier.");

    public static readonly Rule AmountInvalid = new("QUOTA-1", "AMOUNT_INVALID",
        "A quota is an amount of at least 0.", "Give an amount of 0 or more.");

    public static readonly Rule NoDefault = new("QUOTA-1", "QUOTA_AMOUNT_REQUIRED",
        "The partner's tier has no default quota.", "Give the amount to grant.");

    public static readonly Rule GrantedBefore = new("QUOTA-1", "QUOTA_ALREADY_GRANTED",
        "The partner has a quota of another amount already.", "Change the quota and give the reason.");

    public static readonly Rule NotGranted = new("QUOTA-2", "QUOTA_NOT_GRANTED",
        "The partner has no quota yet.", "Grant the quota first.");

    public static readonly Rule ReasonRequired = new("QUOTA-2", "REASON_REQUIRED",
        "A quota is changed with regard to the partner's customers or on request, and the reason is kept.",
        "Give a reason.");

    public static readonly Rule ExceedingRestricts = new("QUOTA-4", "QUOTA_EXCEEDED",
        "Owing more than the quota restricts the partner's account.", "Repay until no more is owed than the quota.");

    public static readonly Rule RepayAtOnce = new("QUOTA-7", "QUOTA_EXCEEDED_ALERT",
        "When the quota is exceeded, the partner is asked to repay at once.", "Repay now.");

    public static readonly Rule WarnFrom80Percent = new("QUOTA-8", "QUOTA_WARNING_ALERT",
        "The partner is warned once when 80 % of the quota is reached, and again after falling below.", "Repay in advance.");

    public static readonly Rule TellWhenUsedUp = new("QUOTA-9", "QUOTA_USED_UP_ALERT",
        "The partner is told when the quota is used up.", "Repay, so that customers can go on buying.");

    public static readonly Rule IncreaseInvalid = new("QUOTA-13", "AMOUNT_INVALID",
        "More quota is asked from the ecosystem manager, as an amount above 0.", "Give an amount above 0.");

    public static readonly Rule IncreaseReasonRequired = new("QUOTA-13", "REASON_REQUIRED",
        "The ecosystem manager decides by the reason given.", "Give a reason.");

    public static readonly Rule RequestNotOpen = new("QUOTA-13", "REQUEST_NOT_OPEN",
        "There is no such request for more quota, or it was answered already.", "Look at the open requests.");

    public static readonly Rule PayingLifts = new("QUOTA-17", "QUOTA_NORMALIZED",
        "Paying until no more is owed than the quota lifts the restriction.");
}
