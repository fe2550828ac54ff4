using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Finder;

/// <summary>The rules that a profile in Partner Finder is held to.</summary>
public static class ProfileRules
{
    private const string NotEligible = "NOT_ELIGIBLE_FOR_PARTNER_FINDER";

    private const string NotForRegion = "LABEL_NOT_FOR_REGION";

    public static readonly Rule ActiveEnrollment = new("BEN-14", NotEligible,
        "Only a partner with an active enrollment is shown in Partner Finder.", "Register as a partner and enter a program.");

    public static readonly Rule ApprovedBusinessInformation = new("BEN-14", NotEligible,
        "Only a partner whose business information is approved is shown in Partner Finder.", "Submit the business information and wait for its approval.");

    public static readonly Rule NotFrozen = new("BEN-14", NotEligible,
        "A frozen partner is not shown in Partner Finder.", "Wait until the freeze is lifted; operations decide it.");

    public static readonly Rule NotRestricted = new("BEN-14", NotEligible,
        "A restricted partner is not shown in Partner Finder.", "Wait until the restriction is lifted; repaying lifts one for an exceeded quota or arrears.");

    public static readonly Rule CompanyNameLanguage = new("INFO-3", "COMPANY_NAME_LANGUAGE_NOT_SUPPORTED",
        "The company name is written in Chinese or English only.", "Write the name in Latin letters or in Chinese characters.");

    public static readonly Rule MainlandOnly = new("COMP-5", NotForRegion,
        "A competency marked mainland-only counts only in the Chinese mainland.", "Leave the competency out.");

    public static readonly Rule OutsideMainlandOnly = new("COMP-6", NotForRegion,
        "A competency marked outside-only counts only outside the Chinese mainland.", "Leave the competency out.");
}
