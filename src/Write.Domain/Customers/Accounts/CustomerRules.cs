using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Accounts;

/// <summary>What the facts about a customer are held to, so that the rules which read them can rely on them.</summary>
public static class CustomerRules
{
    public static readonly Rule Unknown = new("CONV-7", "CUSTOMER_NOT_FOUND", "There is no such customer, or it is not the caller's.");

    public static readonly Rule IdTaken = new("CONV-7", "CUSTOMER_EXISTS", "Another customer is registered under this id.", "Use another id.");

    public static readonly Rule SameCompany = new("CSP-4", "COMPANY_NAME_DIFFERS",
        "For its own use a partner registers a new account with the same company, and associates it with its partner account.", "Give the partner's own company name.");

    public static readonly Rule NameMissing = new("CONV-7", "NAME_REQUIRED", "A customer has a name.", "Give the customer's name.");

    public static readonly Rule EmailInvalid = new("CUST-6", "EMAIL_INVALID", "The text is no email address.", "Give an address such as name@example.com.");

    public static readonly Rule PhoneInvalid = new("CUST-7", "PHONE_INVALID",
        "A phone number has 5 to 20 digits after an optional plus sign.", "Give the number with its country code, such as +56 2 2345 6789.");

    public static readonly Rule CountryInvalid = new("ASSOC-30", "COUNTRY_INVALID",
        "Countries are compared by their ISO 3166-1 code of two capital letters.", "Give a code such as CL.");

    public static readonly Rule RegisteredLater = new("ASSOC-6", "REGISTERED_IN_THE_FUTURE",
        "The age of an account counts from its registration, which cannot lie in the future.", "Give an instant that has passed.");

    public static readonly Rule AmountInvalid = new("CONV-5", "AMOUNT_INVALID",
        "An amount is above 0, and its currency an ISO 4217 code.", "Give an amount such as 12.50 USD.");

    public static readonly Rule ReferenceReused = new("CONV-10", "REFERENCE_REUSED",
        "The reference was recorded before with other details.", "Use a new reference for a new fact.");

    public static readonly Rule OnlyAssociatedBelong = new("ASSOC-35", "NOT_ASSOCIATED",
        "Only associated customers belong to the partner.", "Associate the customer first.");

    public static readonly Rule ManagerUnknown = new("ORG-3", "ACCOUNT_MANAGER_UNKNOWN",
        "Customers are given to account managers of the same partner only.", "Choose one of the partner's own account managers.");
}
