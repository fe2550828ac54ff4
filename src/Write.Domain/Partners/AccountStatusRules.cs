using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners;

/// <summary>The rules of the area ACCT, with QUOTA-5, that restriction and freezing of partners enforce (REF-21).</summary>
public static class AccountStatusRules
{
    private const string WhenLifted = "Wait until the restriction is lifted; the partner learns its cause from operations.";

    private const string WhenUnfrozen = "Wait until the freeze is lifted; operations decide it.";

    public static readonly Rule QuotaRestricted = new("QUOTA-5", "PARTNER_RESTRICTED",
        "While a partner's consumption quota is exceeded, its reseller customers cannot buy.", "The partner repays until it is within its quota.");

    public static readonly Rule PartnerRestricted = new("ACCT-1", "PARTNER_RESTRICTED",
        "While a partner is restricted or frozen, none of its customers can buy.", WhenLifted);

    public static readonly Rule ResellerOfRestricted = new("ACCT-2", "DISTRIBUTOR_RESTRICTED",
        "While a distributor is restricted, the resellers that it manages cannot buy.", WhenLifted);

    public static readonly Rule CustomerUnderRestricted = new("ACCT-3", "DISTRIBUTOR_RESTRICTED",
        "While a distributor is restricted, the customers of its resellers cannot buy.", WhenLifted);

    public static readonly Rule FreezesCustomers = new("ACCT-4", "CUSTOMERS_FROZEN", "Freezing a partner freezes its customers' accounts.");

    public static readonly Rule FreezesResources = new("ACCT-5", "RESOURCES_FROZEN", "Freezing a partner freezes its customers' resources.");

    public static readonly Rule NoOnlineDevelopment = new("ACCT-6", "PARTNER_FROZEN",
        "A frozen partner cannot develop customers online.", WhenUnfrozen);

    public static readonly Rule NoOfflineDevelopment = new("ACCT-7", "PARTNER_FROZEN",
        "A frozen partner cannot develop customers by link or QR code.", WhenUnfrozen);

    public static readonly Rule NoDisassociation = new("ACCT-8", "PARTNER_FROZEN",
        "Customers cannot be disassociated from a frozen partner.", WhenUnfrozen);

    public static readonly Rule DistributorFrozen = new("ACCT-11", "DISTRIBUTOR_FROZEN",
        "A frozen distributor cannot develop resellers.", WhenUnfrozen);

    public static readonly Rule FreezesResellers = new("ACCT-12", "RESELLERS_FROZEN",
        "Freezing a distributor freezes the accounts of its resellers.");

    public static readonly Rule ResellerNoOnlineDevelopment = new("ACCT-13", "PARTNER_FROZEN",
        "A reseller frozen through its distributor cannot develop customers online.", WhenUnfrozen);

    public static readonly Rule ResellerNoOfflineDevelopment = new("ACCT-14", "PARTNER_FROZEN",
        "A reseller frozen through its distributor cannot develop customers by link or QR code.", WhenUnfrozen);

    public static readonly Rule ResellerNoDisassociation = new("ACCT-15", "PARTNER_FROZEN",
        "Customers cannot be disassociated from a reseller frozen through its distributor.", WhenUnfrozen);

    public static readonly Rule FreezesResellersResources = new("ACCT-18", "RESOURCES_FROZEN",
        "The resources of customers of a reseller frozen through its distributor are frozen.");

    /// <summary>The rule by which a restriction of this cause bars buying.</summary>
    public static Rule RestrictedBy(RestrictionCause cause) => cause == RestrictionCause.Quota ? QuotaRestricted : PartnerRestricted;
}
