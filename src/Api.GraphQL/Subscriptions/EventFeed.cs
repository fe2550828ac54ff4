using GraphQL;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

/// <summary>
/// Events for subscribers, straight from the log: what was missed since a cursor comes first, in order and once, then
/// what happens from now on. There is no buffer to overflow: a slow subscriber reads later (ADR 9, ADR 50).
/// </summary>
public sealed class EventFeed(IEventStore store, EventTypeRegistry types, LiveEvents live, SubscriberRights rights)
{
    internal IEventStore Store => store;

    internal EventTypeRegistry Types => types;

    internal LiveEvents Live => live;

    internal SubscriberRights Rights => rights;

    /// <summary>What the caller may see of a topic, no faster than its client reads.</summary>
    /// <param name="after">The cursor of the last event seen; null to start with what happens from now on.</param>
    /// <param name="wanted">Which events the client asks for; null for all of the topic.</param>
    /// <exception cref="CursorException">The cursor is not one of this feed.</exception>
    public IObservable<TNotice> Follow<TNotice>(IResolveFieldContext context, string? after, Topic<TNotice> topic, Func<Recorded, bool>? wanted = null)
        where TNotice : class
    {
        var subscribing = new Subscribing(context);
        // Whoever came back saw more than what its document began after.
        after = subscribing.Progress?.LastSeen ?? after;
        return new Feed<TNotice>(observer => new Follower<TNotice>(this, topic, subscribing, after is null ? null : Cursor.Parse(after), wanted, observer));
    }

    private sealed class Feed<TNotice>(Func<IObserver<TNotice>, Follower> follow) : IObservable<TNotice>
    {
        public IDisposable Subscribe(IObserver<TNotice> observer)
        {
            var follower = follow(observer);
            follower.Begin();
            return follower;
        }
    }
}
