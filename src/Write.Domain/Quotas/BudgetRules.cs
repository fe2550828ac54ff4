using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Quotas;

/// <summary>The rules of the area BUDGET that decisions enforce.</summary>
public static class BudgetRules
{
    public static readonly Rule AmountInvalid = new("BUDGET-1", "AMOUNT_INVALID",
        "A budget is an amount of at least 0.", "Give an amount of 0 or more.");

    public static readonly Rule WithinGrant = new("BUDGET-1", "BUDGET_ABOVE_GRANT",
        "A reseller's budgets together do not exceed what its distributor granted.",
        "Lower the budget or another customer's, or ask the distributor for more.");

    public static readonly Rule GrantBelowAllocated = new("BUDGET-1", "GRANT_BELOW_ALLOCATED",
        "A distributor cannot grant less than its reseller has given to its customers already.",
        "Let the reseller lower budgets first.");

    public static readonly Rule OwnResellersOnly = new("BUDGET-1", "NOT_YOUR_RESELLER",
        "A distributor grants budgets to its own resellers only.", "Choose one of your resellers.");

    public static readonly Rule ResellerCustomersOnly = new("BUDGET-2", "NOT_A_RESELLER_CUSTOMER",
        "Budgets are set for customers associated with the partner in the reseller model only.",
        "Choose a customer of the reseller model.");

    public static readonly Rule AlertOnExceeding = new("BUDGET-4", "ALERT_RATIOS_INVALID",
        "The partner is warned when spending exceeds a share of the budget; shares lie above 0 and at most at 10, each given once, ten at most.",
        "Give up to ten different shares such as 0.75, 0.90 and 1.00.");

    public static readonly Rule Adjustable = new("BUDGET-5", "BUDGET_ADJUSTABLE", "The partner can adjust the budget at any time.");

    public static readonly Rule RestoredMonthly = new("BUDGET-7", "BUDGET_RESTORED", "A monthly budget is restored on the first day of the next month.");
}
