using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Coupons.Conversion;

/// <summary>The rules about the time in which partners issued coupons to customers, and about its end.</summary>
public static class ConversionRules
{
    public static readonly Rule ScopeOfIssue = new("COUPON-4", "CUSTOMER_COUPON", "A partner that issued a coupon to a customer could set what it pays.");

    public static readonly Rule NotACustomer = new("COUPON-4", "NOT_A_CUSTOMER", "A partner issued coupons to its own customers.", "Name a customer of the partner.");

    public static readonly Rule QuotaConverts = new("COUPON-11", "COUPON_QUOTA_CONVERTED",
        "What is left of a partner's coupon quota becomes a coupon of the partner once the current month's bill exists.");

    public static readonly Rule PartnersCouponsConvert = new("COUPON-14", "CUSTOMER_COUPON_CONVERTED",
        "Coupons that reseller customers had from their partner become the partner's, for the usage of that customer.");

    public static readonly Rule VendorsCouponsConvert = new("COUPON-15", "VENDOR_COUPON_CONVERTED",
        "Coupons that reseller customers had from the vendor become their partner's, for the usage of that customer.");

    public static readonly Rule Ended = new("COUPON-30", "COUPON_ISSUING_DISCONTINUED",
        "Since 2021-01-01 partners cannot issue coupons to customers.", "Ask the ecosystem manager for test coupons.");

    public static readonly Rule EndedInAsiaPacific = new("COUPON-45", "COUPON_ISSUING_DISCONTINUED",
        "Since 2021-04-01 partners from Asia-Pacific cannot issue coupons to customers.", "Ask the ecosystem manager for test coupons.");

    public static readonly Rule AmountInvalid = new("COUPON-33", "AMOUNT_INVALID", "A coupon and a coupon quota are amounts above 0.", "Give an amount above 0.");

    public static readonly Rule QuotaInsufficient = new("COUPON-33", "COUPON_QUOTA_INSUFFICIENT",
        "A partner issued coupons within the quota that the vendor granted for them.", "Issue less, or record the quota first.");

    public static readonly Rule RecordedOtherwise = new("COUPON-33", "REFERENCE_REUSED",
        "The same reference was recorded with other figures.", "Use another reference.");

    public static readonly Rule NotInTheFuture = new("COUPON-33", "TIME_INVALID", "What is recorded of the past lies in the past.", "Give an earlier instant.");
}
