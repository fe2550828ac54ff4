using GraphQL;
using PartnerGraph.Api.Security;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Organization;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Api.Subscriptions;

/// <summary>What a subscriber may receive, asked anew for each event: whoever lost a right or a customer in the meantime gets no more.</summary>
public sealed class SubscriberRights(CallerResolver callers, AccessPolicy access, ICustomerVisibility customers, ProjectionHost projections)
{
    private static readonly TimeSpan ReadModelBound = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The caller with the rights that it has at an event, whatever kind of caller it is; null when it may not use the subscribed field any
    /// more, or its token is no longer valid.
    /// </summary>
    /// <param name="position">Of the event: what happened to the caller's rights before it counts.</param>
    public async ValueTask<Actor?> Caller(IResolveFieldContext context, long position, CancellationToken cancellation)
    {
        await projections.WaitFor(position, ReadModelBound, [OrganizationProjection.ReadModelName], cancellation);
        var actor = await callers.Again(context, cancellation);
        return access.Allows(actor, context.FieldDefinition.Name) ? actor : null;
    }

    /// <summary>
    /// Whether an event about a customer concerned the caller when it happened: it belongs to the partner of its time, for ever, and
    /// never to the next one. An account manager or director sees it only while the customer is its own.
    /// </summary>
    /// <param name="partnerId">The partner of the customer at the time of the event; null for none.</param>
    public async ValueTask<bool> Concerns(Actor actor, string customerId, string? partnerId, long position, CancellationToken cancellation)
    {
        var scope = actor.Customers();
        if (scope is not CustomerScope.OfManagers managers) return scope.Includes(new Concerned(customerId, partnerId ?? "", ""));
        if (managers.PartnerId != partnerId) return false;
        // A feed never comes back to an event: a read model that lags must not decide that the event is nobody's.
        await projections.WaitFor(position, ReadModelBound, [AssociationProjection.ReadModelName], cancellation);
        return (await customers.Visible(scope, [customerId], cancellation)).Contains(customerId);
    }

    private sealed record Concerned(string CustomerId, string PartnerId, string AccountManagerId) : ICustomerRow;
}
