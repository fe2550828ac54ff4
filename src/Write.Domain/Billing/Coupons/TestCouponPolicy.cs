using System.Collections.Frozen;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Coupons;

/// <summary>What the catalogue leaves to configuration about test coupons (GAP-54).</summary>
/// <param name="ValidDays">How long a test coupon pays when nobody says otherwise.</param>
public sealed record TestCouponPolicy(int ValidDays)
{
    public static readonly TestCouponPolicy Default = new(90);

    /// <summary>What can be requested in a calendar year, in USD, by the tier's name.</summary>
    public FrozenDictionary<string, decimal> LimitByTier { get; init; } = new Dictionary<string, decimal>
    {
        ["Standard"] = 1_000m,
        ["Advanced"] = 3_000m,
        ["Premier"] = 6_000m,
        ["Core"] = 10_000m,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing without a tier.</summary>
    public Money LimitOf(string? tier) => tier is not null && LimitByTier.TryGetValue(tier, out var limit) ? new(limit) : Money.Zero;
}
