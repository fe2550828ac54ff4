using PartnerGraph.Api.GraphQL.Billing.Visibility;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing.Visibility;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

/// <summary>What a subscriber may receive, asked anew for each event: whoever lost a right or a customer in the meantime gets no more.</summary>
public class SubscriberRights(CallerResolver callers, AccessPolicy access, CustomerTies ties, BillSight sight, ProjectionHost projections)
{
    private static readonly TimeSpan ReadModelBound = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether an event concerns the caller with the rights that it has at the event, whatever kind of caller it is. Not when it may not use the
    /// subscribed field any more, or its token is no longer valid.
    /// </summary>
    internal virtual async ValueTask<bool> Sees(Subscribing subscriber, FedEvent fed, CancellationToken cancellation)
    {
        // What happened to the caller's rights before the event counts.
        await Included(fed, OrganizationProjection.ReadModelName, cancellation);
        var actor = await callers.Again(subscriber, cancellation);
        // What stands below the event is read with these rights, too.
        subscriber.UserContext[Actor.ContextKey] = actor;
        if (!access.Allows(actor, subscriber.Field)) return false;
        if (fed.Concern is { IsConsumption: true, CustomerId: { } consumer } && await IsHidden(consumer, fed, cancellation)) return false;
        if (fed.Concern.CustomerId is { } customer) return await Concerns(actor, customer, fed, cancellation);
        return Includes(actor, fed.Concern.PartnerId) || Includes(actor, fed.Concern.DistributorId);
    }

    /// <summary>By what a caller is found when an event comes.</summary>
    /// <param name="position">What the caller's membership includes.</param>
    internal virtual async ValueTask<Route> RouteOf(Subscribing subscriber, long position, CancellationToken cancellation)
    {
        var included = await projections.WaitFor(position, ReadModelBound, [OrganizationProjection.ReadModelName], cancellation);
        return await callers.Again(subscriber, cancellation) switch
        {
            { IsVendor: true } => Route.Everybody,
            { CustomerId: { } customer } => new(RouteKind.Customer, customer, null),
            // Whose membership is not known yet is asked for every event.
            _ when !included.Reached => Route.Everybody,
            { PartnerId: { } partner, Subject: var subject } => new(RouteKind.Partner, partner, subject),
            { Subject: var subject } => new(RouteKind.Nobody, "", subject),
        };
    }

    /// <summary>
    /// Whether an event about a customer concerned the caller when it happened: it belongs to the partner of its time, for ever, and
    /// never to the next one. An account manager or director sees it only while the customer is its own.
    /// </summary>
    private async ValueTask<bool> Concerns(Actor actor, string customerId, FedEvent fed, CancellationToken cancellation)
    {
        var (scope, partnerId) = (actor.Customers(), fed.Concern.PartnerId);
        if (scope is not CustomerScope.OfManagers managers) return scope.Includes(new CustomerTie(customerId, partnerId ?? "", ""));
        if (managers.PartnerId != partnerId) return false;
        // A feed never comes back to an event: a read model that lags must not decide that the event is nobody's.
        await Included(fed, AssociationProjection.ReadModelName, cancellation);
        return await ties.Of(customerId, cancellation) is { } now && scope.Includes(now);
    }

    private async ValueTask<bool> IsHidden(string customerId, FedEvent fed, CancellationToken cancellation)
    {
        // What the partner decided before the event counts.
        await Included(fed, AssociationProjection.ReadModelName, cancellation);
        await Included(fed, BillVisibilityProjection.ReadModelName, cancellation);
        return await sight.IsRevoked(customerId, cancellation);
    }

    private Task Included(FedEvent fed, string readModel, CancellationToken cancellation)
    {
        var included = fed.Once(readModel, name => projections.WaitFor(fed.Position, ReadModelBound, [name], CancellationToken.None));
        return included.IsCompleted ? included : included.WaitAsync(cancellation);
    }

    private static bool Includes(Actor actor, string? partnerId) => partnerId is not null && actor.Partners().Includes(partnerId);
}
