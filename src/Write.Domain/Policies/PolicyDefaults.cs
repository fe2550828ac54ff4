using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Policies;

/// <summary>What holds where the vendor's policies lay nothing down (GAP-18, GAP-20, GAP-57, GAP-66).</summary>
public static class PolicyDefaults
{
    /// <summary>The list price.</summary>
    public const decimal SettlementDiscount = 1;

    public const decimal Rebate = 0.20m;

    /// <summary>What <see cref="Rebate"/> leaves, as a reseller customer has no discount.</summary>
    public const decimal ResellerRebate = Rebate;

    public const decimal PayoutTax = 0;

    public static readonly Money RebateThreshold = new(10_000m);

    public static readonly Money BankTransferMinimum = new(200m);

    public static IncentivePeriod PeriodOf(AssociationModel model) => model == AssociationModel.Referral ? IncentivePeriod.Month : IncentivePeriod.Quarter;
}
