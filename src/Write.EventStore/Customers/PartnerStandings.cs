using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Commands;

namespace PartnerGraph.EventStore.Customers;

/// <summary>What customer development needs to know of a partner, read from the partner's own streams.</summary>
public static class PartnerStandings
{
    /// <summary>The partner as its streams tell it now; one that does not exist develops no customers.</summary>
    public static async Task<PartnerStanding> Standing(this IAggregates aggregates, string partnerId, CancellationToken cancellation = default) =>
        PartnerStanding.Of(
            partnerId,
            (await aggregates.Load(PartnerDecider.Definition, partnerId, cancellation)).State,
            (await aggregates.Load(PartnerStatusDecider.Definition, partnerId, cancellation)).State);
}
