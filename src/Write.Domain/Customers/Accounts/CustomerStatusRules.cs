using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Accounts;

/// <summary>The rules of freezing single customers, areas ACCT, BUDGET and ASSOC.</summary>
public static class CustomerStatusRules
{
    public static readonly Rule ResellerCustomersOnly = new("BUDGET-6", "NOT_A_RESELLER_CUSTOMER",
        "A partner can freeze customers of the reseller model only.", "Choose a customer of the reseller model.");

    public static readonly Rule FreezeStopsFees = new("ASSOC-16", "RESOURCES_FROZEN",
        "Freezing account and resources of a reseller customer stops new fees.");

    public static readonly Rule AccountUnfreezable = new("ACCT-9", "ACCOUNT_UNFROZEN",
        "Under a frozen partner a customer's account may be unfrozen.");

    public static readonly Rule ResourcesStayFrozen = new("ACCT-10", "RESOURCE_UNFREEZE_NOT_ALLOWED",
        "Under a frozen partner a customer's resources may not be unfrozen.", "Unfreeze the account alone, or wait until the partner is unfrozen.");

    public static readonly Rule ResellersAccountUnfreezable = new("ACCT-16", "ACCOUNT_UNFROZEN",
        "Under a reseller frozen through its distributor a customer's account may be unfrozen.");

    public static readonly Rule ResellersResourcesStayFrozen = new("ACCT-17", "RESOURCE_UNFREEZE_NOT_ALLOWED",
        "Under a reseller frozen through its distributor a customer's resources may not be unfrozen.",
        "Unfreeze the account alone, or wait until the distributor is unfrozen.");

    public static readonly Rule CannotBuy = new("ACCT-19", "CUSTOMER_FROZEN",
        "A frozen customer cannot buy resources.", "Ask the partner to unfreeze the account.");

    public static readonly Rule CannotRenew = new("ACCT-20", "CUSTOMER_FROZEN",
        "A frozen customer cannot renew resources.", "Ask the partner to unfreeze the account.");

    public static readonly Rule CannotChange = new("ACCT-21", "CUSTOMER_FROZEN",
        "A frozen customer cannot change resources.", "Ask the partner to unfreeze the account.");

    public static readonly Rule FrozenByOperations = new("CONV-7", "FROZEN_BY_OPERATIONS",
        "Operations froze the customer, and operations alone unfreeze it.", "Ask operations by service ticket.");

    public static readonly Rule NotFound = new("CONV-7", "CUSTOMER_NOT_FOUND", "There is no such customer, or it is not the caller's.");
}
