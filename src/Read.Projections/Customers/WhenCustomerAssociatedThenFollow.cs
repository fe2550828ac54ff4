using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Customers;
using PartnerGraph.EventStore.Customers;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Customers;

/// <summary>
/// Closes the invitation and converts the pre-registration behind an association, in case the request that made it was cut
/// short before it came to that.
/// </summary>
public sealed class WhenCustomerAssociatedThenFollow : Reaction
{
    public WhenCustomerAssociatedThenFollow(AssociationWorkflow associations) =>
        On<CustomerAssociated>(async (_, recorded, _) => await associations.Follow(recorded.Event, this.Context(recorded)));

    public override string Name => "reaction-follow-association";

    public override void Map(ModelBuilder model)
    {
    }
}
