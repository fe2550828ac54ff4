using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.EventStore.Contract.Interleavings;

namespace PartnerGraph.Api.Transport.Tests.Interleavings;

/// <summary>Everybody is a member of the partner that it names, or of the vendor's staff when it names none; looking it up takes a while.</summary>
internal sealed class RightsOfAll(SeededScheduler scheduler) : SubscriberRights(null!, null!, null!, null!, null!)
{
    public const string PartnerKey = "partner";

    internal override async ValueTask<bool> Sees(Subscribing subscriber, FedEvent fed, CancellationToken cancellation)
    {
        // Now and then a client that takes nothing for long.
        await scheduler.Dawdle(scheduler.OnceIn(6) ? 120 : 2);
        cancellation.ThrowIfCancellationRequested();
        return PartnerOf(subscriber) is not { } partner || partner == fed.Concern.PartnerId;
    }

    internal override async ValueTask<Route> RouteOf(Subscribing subscriber, long position, CancellationToken cancellation)
    {
        await scheduler.Dawdle(4);
        cancellation.ThrowIfCancellationRequested();
        return PartnerOf(subscriber) is { } partner ? new(RouteKind.Partner, partner, null) : Route.Everybody;
    }

    private static string? PartnerOf(Subscribing subscriber) => subscriber.UserContext[PartnerKey] as string;
}
