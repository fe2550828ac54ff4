using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Customers;

namespace PartnerGraph.EventStore.Partners;

/// <summary>What customer development needs to know of a partner, from the partner's two streams.</summary>
public sealed class PartnerStandings(CommandRunner runner) : IPartnerStandings
{
    public async Task<PartnerStanding> Of(string partnerId, CancellationToken cancellation = default)
    {
        var partner = (await runner.Load(PartnerDecider.Definition, partnerId, cancellation)).State;
        var status = (await runner.Load(PartnerStatusDecider.Definition, partnerId, cancellation)).State;
        return new(
            partnerId, partner.Country, partner is { Exists: true, Kind: PartnerKind.SolutionProvider or PartnerKind.Reseller },
            status.Frozen switch
            {
                null => PartnerFreeze.None,
                FreezeCause.Distributor => PartnerFreeze.ThroughDistributor,
                _ => PartnerFreeze.Itself,
            });
    }
}
