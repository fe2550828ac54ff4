using System.Collections.Frozen;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Quotas;

/// <summary>What the catalogue leaves to configuration about quotas (GAP-1, GAP-2, GAP-4, GAP-99).</summary>
/// <param name="WarningRatio">From this share of the quota on, the partner is warned.</param>
/// <param name="UsedUpRatio">From this share on, the quota counts as used up.</param>
/// <param name="RestrictOnExceed">Whether exceeding restricts the partner's account.</param>
/// <param name="RestrictAtExactly100">Whether exactly the whole quota already counts as exceeded.</param>
/// <param name="IncludeUnbilled">Whether spending that no bill holds yet is owed.</param>
/// <param name="OffsetBalanceAndCoupons">Whether the account balance and open coupons reduce what is used.</param>
public sealed record QuotaPolicy(
    decimal WarningRatio, decimal UsedUpRatio, bool RestrictOnExceed, bool RestrictAtExactly100, bool IncludeUnbilled,
    bool OffsetBalanceAndCoupons)
{
    public static readonly QuotaPolicy Default = new(0.80m, 1.00m, true, false, true, true);

    /// <summary>The quota in USD that comes with a tier, by the tier's name.</summary>
    public FrozenDictionary<string, decimal> DefaultByTier { get; init; } = new Dictionary<string, decimal>
    {
        ["Standard"] = 5_000m,
        ["Advanced"] = 20_000m,
        ["Premier"] = 60_000m,
        ["Core"] = 200_000m,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public Money? DefaultOf(string? tier) =>
        tier is not null && DefaultByTier.TryGetValue(tier, out var amount) ? new Money(amount) : null;

    /// <summary>How far a quota is used; a quota of 0 is exceeded by any debt. Watchers and the decider share this one function.</summary>
    public QuotaLevel LevelOf(Money total, Money used)
    {
        if (used.Units <= 0) return QuotaLevel.Normal;
        if (used > total || (RestrictAtExactly100 && used == total)) return QuotaLevel.Exceeded;
        if (used.CompareToShare(total, UsedUpRatio) >= 0) return QuotaLevel.UsedUp;
        return used.CompareToShare(total, WarningRatio) >= 0 ? QuotaLevel.Warning : QuotaLevel.Normal;
    }

    /// <summary>What counts against the quota; negative when balance and coupons outweigh the debt (QUOTA-3).</summary>
    public Money UsedOf(PartnerDebt debt)
    {
        var used = IncludeUnbilled ? debt.Due + debt.Unbilled : debt.Due;
        return OffsetBalanceAndCoupons ? used - debt.Balance - debt.Coupons : used;
    }
}

/// <summary>What a partner owes and what it has to pay with.</summary>
/// <param name="Due">Billed and not paid.</param>
/// <param name="Unbilled">Spending of its reseller customers at settlement price that no bill holds yet.</param>
/// <param name="Balance">What lies on the partner's account.</param>
/// <param name="Coupons">What is left on its coupons.</param>
public readonly record struct PartnerDebt(Money Due, Money Unbilled, Money Balance, Money Coupons);
