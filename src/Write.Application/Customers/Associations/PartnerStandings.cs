using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Customers.Associations;

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
