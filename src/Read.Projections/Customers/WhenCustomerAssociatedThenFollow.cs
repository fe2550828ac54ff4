using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Customers;
using PartnerGraph.EventStore.Commands;
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
        On<CustomerAssociated>(async (_, recorded, _) => await associations.Follow(recorded.Event, new CommandContext(
            $"system:{Name}", recorded.Metadata.CorrelationId, recorded.Position.ToString(CultureInfo.InvariantCulture),
            CommandId: EventIds.Of($"{Name}:{recorded.Position}"))));

    public override string Name => "when-customer-associated-then-follow";

    public override void Map(ModelBuilder model)
    {
    }
}
