using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Write.Domain.Policies;

/// <summary>What holds where the vendor's policies lay nothing down (GAP-18, GAP-20, GAP-52, GAP-57, GAP-66).</summary>
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

    /// <summary>REF-1 and GAP-52: what a year's revenue has to be for a tier, and what is committed to for it in advance.</summary>
    public static Money TierRevenue(PartnerTier tier) => tier switch
    {
        PartnerTier.Standard => Money.Zero,
        PartnerTier.Advanced => new(120_000m),
        PartnerTier.Premier => new(360_000m),
        PartnerTier.Core => new(1_200_000m),
        _ => throw new ArgumentOutOfRangeException(nameof(tier)),
    };

    /// <summary>REF-1.</summary>
    public static int AdvanceEmployees(PartnerTier tier) => tier == PartnerTier.Premier ? 5 : 3;

    /// <summary>REF-2.</summary>
    public static Money CoreCommitment(CoreRoute route) => new(route == CoreRoute.GlobalLocalOrganization ? 500_000m : 1_200_000m);

    /// <summary>REF-2, of every route.</summary>
    public const int CoreEmployees = 5;

    /// <summary>REF-2; null where the source gives no cap (GAP-91).</summary>
    public static int? CorePlaces(CoreRoute route) => route switch
    {
        CoreRoute.LeadingCarrier => 3,
        CoreRoute.LeadingRegional => 5,
        _ => null,
    };

    public static IncentivePeriod PeriodOf(AssociationModel model) => model == AssociationModel.Referral ? IncentivePeriod.Month : IncentivePeriod.Quarter;
}
