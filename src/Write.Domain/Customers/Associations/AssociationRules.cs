using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Associations;

/// <summary>The conditions under which a customer can be associated with a partner, in catalogue order.</summary>
public static class AssociationRules
{
    public static readonly Rule OneModel = new("CSP-9", "MODEL_ALREADY_SET",
        "A customer has exactly one association model.", "The model is changed by service ticket or by the ecosystem manager.");

    public static readonly Rule NotOfChinaSite = new("ASSOC-1", "CUSTOMER_OF_CHINA_SITE",
        "A customer registered with the China site cannot be associated.", "Register an account on the international site.");

    public static readonly Rule NotTiedToAnother = new("ASSOC-2", "ALREADY_ASSOCIATED",
        "A customer tied to another partner cannot be associated.", "End the association with the present partner first.");

    public static readonly Rule NoOfflineContract = new("ASSOC-3", "SPECIAL_CONTRACT",
        "A customer with an offline directly signed contract cannot be associated (OFFLINE_DIRECT).", "End the contract first, or use another account.");

    public static readonly Rule NoTelemarketingContract = new("ASSOC-4", "SPECIAL_CONTRACT",
        "A customer with an authorized telemarketing contract with discounts cannot be associated (TELEMARKETING_DISCOUNT).",
        "End the contract first, or use another account.");

    public static readonly Rule NoSpecialOfferContract = new("ASSOC-5", "SPECIAL_CONTRACT",
        "A customer with a directly signed special-offer contract, or any other special contract, cannot be associated (DIRECT_SPECIAL_OFFER, OTHER_SPECIAL_CONTRACT).",
        "End the contract first, or use another account.");

    public static readonly Rule RegisteredRecently = new("ASSOC-6", "REGISTERED_TOO_LONG",
        "A customer registered for more than seven days cannot be associated.", "Use an account registered in the last seven days, or ask by service ticket.");

    public static readonly Rule NoCashSpending = new("ASSOC-7", "HAS_CASH_EXPENDITURE",
        "A customer with cash spending on record cannot be associated.", "Use a new account, or ask by service ticket.");

    public static readonly Rule NoUnpaidBills = new("ASSOC-8", "HAS_UNPAID_BILLS",
        "A customer with unpaid bills cannot be associated.", "Pay the open bills.");

    public static readonly Rule NoUnifiedResourceAccount = new("ASSOC-9", "UNIFIED_ACCOUNTING_MEMBER",
        "A customer tied by a resource account to an enterprise master in unified accounting cannot be associated (RESOURCE_ACCOUNT).",
        "Leave the enterprise master first.");

    public static readonly Rule NoUnifiedCloudAccount = new("ASSOC-10", "UNIFIED_ACCOUNTING_MEMBER",
        "A customer tied by a cloud account to an enterprise master in unified accounting cannot be associated (CLOUD_ACCOUNT).",
        "Leave the enterprise master first.");

    public static readonly Rule NoProfessionalServices = new("ASSOC-11", "PROFESSIONAL_SERVICE_CONTRACT",
        "A professional service contract with the vendor blocks the reseller model.", "End the contract first, or choose the referral model.");

    public static readonly Rule NoReservedInstances = new("ASSOC-12", "VALID_RESERVED_INSTANCES",
        "Valid reserved instances block the reseller model.", "Wait until they have expired, or choose the referral model.");

    public static readonly Rule NoMemberAccount = new("ASSOC-13", "ENTERPRISE_MEMBER_ACCOUNT",
        "An enterprise member account cannot be associated in the reseller model.", "Leave the enterprise master first, or choose the referral model.");

    public static readonly Rule NoIndependentMembers = new("ASSOC-14", "MASTER_WITH_INDEPENDENT_MEMBERS",
        "An enterprise master with independent accounting members cannot be associated in the reseller model.",
        "Remove the independent members first, or choose the referral model.");

    public static readonly Rule PreRegisteredAcrossCountries = new("ASSOC-30", "PREREGISTRATION_REQUIRED",
        "A customer of another country must be pre-registered by the partner; in one country that is not needed.",
        "Pre-register the customer's email address first.");

    public static readonly Rule NotProtectedByAnother = new("ASSOC-32", "PREREGISTERED_BY_ANOTHER",
        "For 15 days after a pre-registration no other partner can associate with that customer.",
        "Wait until the protection ends, or let the customer use a new email address (ASSOC-33).");

    public static readonly Rule ByTicketOnly = new("ASSOC-46", "SERVICE_TICKET_REQUIRED",
        "Operations associate a customer by the customer's service ticket only.", "Give the number of the ticket.");

    public static readonly Rule EffectiveFromInvalid = new("ASSOC-46", "EFFECTIVE_FROM_INVALID",
        "An association takes effect in the past only for a customer's first partner, not before the customer registered and not in the future.",
        "Leave the instant out, or choose one between the customer's registration and now.");

    public static readonly Rule OverrideNeedsReason = new("ASSOC-46", "OVERRIDE_REASON_REQUIRED",
        "A rule is set aside only with a reason, which is kept.", "Give the reason.");
}
