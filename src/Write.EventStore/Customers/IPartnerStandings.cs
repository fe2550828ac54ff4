using PartnerGraph.Domain.Customers;

namespace PartnerGraph.EventStore.Customers;

/// <summary>What customer development needs to know of a partner, read from the partner's own streams.</summary>
public interface IPartnerStandings
{
    /// <summary>The partner as its streams tell it now; one that does not exist develops no customers.</summary>
    Task<PartnerStanding> Of(string partnerId, CancellationToken cancellation = default);
}
