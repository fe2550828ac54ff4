using GraphQL;
using PartnerGraph.Api.Security;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Api.Subscriptions;

/// <summary>What a subscriber may receive, asked anew for each event: whoever lost a right or a customer in the meantime gets no more.</summary>
public sealed class SubscriberRights(ActorDirectory actors, AccessPolicy access, ICustomerVisibility customers, ProjectionHost projections)
{
    private static readonly TimeSpan ReadModelBound = TimeSpan.FromSeconds(5);

    /// <summary>The caller as it stands now; null when it may not use the subscribed field any more.</summary>
    public async ValueTask<Actor?> Caller(IResolveFieldContext context, CancellationToken cancellation)
    {
        var actor = await actors.Refresh(Actor.Of(context), cancellation);
        return access.Allows(actor, context.FieldDefinition.Name) ? actor : null;
    }

    /// <summary>Whether the caller sees the customer, by everything that happened before the event at the position.</summary>
    public async ValueTask<bool> Sees(Actor actor, string customerId, long position, CancellationToken cancellation)
    {
        // A feed never comes back to an event: a read model that lags must not decide that the event is nobody's.
        await projections.WaitFor(position, ReadModelBound, [AssociationProjection.ReadModelName], cancellation);
        return (await customers.Visible(actor.Customers(), [customerId], cancellation)).Contains(customerId);
    }
}
