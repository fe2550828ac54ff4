namespace PartnerGraph.Write.Domain.Partners.Tiers;

/// <summary>What the catalogue leaves to configuration about tiers (GAP-53).</summary>
/// <param name="PledgeGraceDays">Days of the business zone after a missed pledge until the tier ends.</param>
public sealed record TierPolicy(int PledgeGraceDays)
{
    public static readonly TierPolicy Default = new(30);
}
