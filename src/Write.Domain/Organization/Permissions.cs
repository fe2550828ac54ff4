using System.Collections.Frozen;

namespace PartnerGraph.Write.Domain.Organization;

/// <summary>What a custom role can permit: the actions that section 5 of the catalogue leaves to the role.</summary>
public static class Permissions
{
    public const string ViewCustomers = "customer.view";
    public const string DevelopCustomers = "customer.develop";
    public const string AllocateCustomers = "customer.allocate";
    public const string FreezeCustomers = "customer.freeze";
    public const string ViewAssociations = "association.view";
    public const string SetBudgets = "budget.set";
    public const string ViewBudgets = "budget.view";
    public const string ViewQuota = "quota.view";
    public const string RequestQuota = "quota.request";
    public const string ViewExpenditures = "expenditure.view";
    public const string ViewBills = "bill.view";
    public const string RepayBills = "bill.repay";
    public const string ManageBillVisibility = "bill.visibility";
    public const string ViewIncentives = "incentive.view";
    public const string SettleIncentives = "incentive.settle";
    public const string SetDiscounts = "discount.set";
    public const string RequestTestCoupons = "coupon.request";
    public const string SubmitOpportunities = "opportunity.submit";
    public const string PublishProfile = "profile.publish";
    public const string CreateTickets = "ticket.create";
    public const string SubmitWithholding = "withholding.submit";
    public const string MaintainRecipients = "notification.maintain";

    /// <summary>Every permission, in ascending order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ViewAssociations, RepayBills, ViewBills, ManageBillVisibility, SetBudgets, ViewBudgets, RequestTestCoupons, AllocateCustomers, DevelopCustomers, FreezeCustomers,
        ViewCustomers, SetDiscounts, ViewExpenditures, SettleIncentives, ViewIncentives, MaintainRecipients, SubmitOpportunities, PublishProfile, RequestQuota,
        ViewQuota, CreateTickets, SubmitWithholding,
    ];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string permission) => Known.Contains(permission);
}
