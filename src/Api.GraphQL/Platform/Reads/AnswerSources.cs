using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Api.GraphQL.Transport.Kept;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Platform.Reads;

/// <summary>
/// Answers are read from read models, each of which tells whether its rows may have changed, and from the log, which tells its end. What the vendor's staff asks is run each time, because
/// reading is written down (ADR 36).
/// </summary>
public sealed class AnswerSources(IEnumerable<IReadModelStore> stores, IEventStore events) : IAnswerSources
{
    private readonly Dictionary<string, IReadModelStore> byName = stores.ToDictionary(store => store.Name, StringComparer.Ordinal);

    public string? CallerOf(Caller caller) =>
        caller.UserContext.TryGetValue(Actor.ContextKey, out var known) && known is Actor { IsVendor: false } actor ? ActorText.Of(actor) : null;

    public async ValueTask<object?> Now(IReadOnlyCollection<string> sources, CancellationToken cancellation)
    {
        try
        {
            // The end of the log first: what the read models say after it is at least as new.
            var head = await events.Head(cancellation);
            Dictionary<string, object> stamps = new(sources.Count, StringComparer.Ordinal);
            foreach (var name in sources)
            {
                if (!byName.TryGetValue(name, out var store) || store.Stamp() is not { } stamp) return null;
                stamps[name] = stamp;
            }

            return new Standing(head, stamps);
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            // A store that cannot be asked now: the run says so, unless it needs nothing of it.
            return null;
        }
    }

    private sealed class Standing(long head, Dictionary<string, object> stamps)
    {
        private long Head => head;

        private Dictionary<string, object> Stamps => stamps;

        public override bool Equals(object? obj) => obj is Standing other && head == other.Head && stamps.Count == other.Stamps.Count
            && stamps.All(stamp => other.Stamps.TryGetValue(stamp.Key, out var theirs) && stamp.Value.Equals(theirs));

        public override int GetHashCode() => HashCode.Combine(head, stamps.Count);
    }
}
