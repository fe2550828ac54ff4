using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;
using PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Application.Partners.Tiers;

/// <summary>What decisions about tiers have in common.</summary>
internal static class TierUnits
{
    public static async Task<Partner> Partner(this IAggregates aggregates, string partnerId, CancellationToken cancellation = default) =>
        (await aggregates.Load(PartnerDecider.Definition, partnerId, cancellation)).State;

    public static async Task<PolicyBook> Policies(this IAggregates aggregates, CancellationToken cancellation = default) =>
        (await aggregates.Load(PolicyDecider.Definition, PolicyBook.Key, cancellation)).State;

    /// <summary>Gives the partner the tier with the decision that it follows from, whose result is the answer.</summary>
    public static async Task<CommandResult> Grant(this DecisionUnit unit, CommandResult decided, string partnerId, PartnerTier tier, string basis, bool inAdvance)
    {
        var granted = await unit.Follow(PartnerDecider.Definition, new GrantTier(partnerId, tier, basis, inAdvance));
        return granted.IsAccepted ? decided : granted;
    }

    public static async Task FreePlaces(this DecisionUnit unit, CommandResult decided, string partnerId)
    {
        foreach (var ended in decided.Events.OfType<CoreEnded>())
            await unit.Follow(CorePlaces.Definition, new FreeCorePlace(ended.Route, ended.Country, partnerId));
    }
}
