using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Commands;

namespace PartnerGraph.EventStore.Customers;

/// <summary>What customer development needs to know of a partner, read from the partner's own streams.</summary>
public sealed class PartnerStandings(CommandRunner runner)
{
    /// <summary>The partner as its streams tell it now; one that does not exist develops no customers.</summary>
    public async Task<PartnerStanding> Of(string partnerId, CancellationToken cancellation = default) => PartnerStanding.Of(
        partnerId,
        (await runner.Load(PartnerDecider.Definition, partnerId, cancellation)).State,
        (await runner.Load(PartnerStatusDecider.Definition, partnerId, cancellation)).State);
}
