namespace PartnerGraph.Api.GraphQL.Transport.Channels;

/// <summary>
/// Tells the cursors of a connection's subscriptions, by their ids. On a socket pings carry them:
/// <c>{"type":"ping","payload":{"cursors":{"id":"cursor"}}}</c>. The protocol lets either side ping at any time with any payload, and every client of it answers.
/// </summary>
internal sealed class CursorKeepAlive(Action<IReadOnlyDictionary<string, string>> tell, TimeProvider time)
{
    // Often enough that a connection which lives for a second advances.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, SubscriptionProgress> _subscriptions = new(1, StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long? _last;

    public SubscriptionProgress Begin(string id, SubscriptionPace pace)
    {
        var progress = new SubscriptionProgress(pace, TellSoon);
        lock (_gate) _subscriptions[id] = progress;
        return progress;
    }

    /// <summary>Nothing more is told of a subscription, whose id may be another's by now.</summary>
    public void End(string id, SubscriptionProgress progress)
    {
        lock (_gate)
        {
            if (_subscriptions.TryGetValue(id, out var present) && present == progress) _subscriptions.Remove(id);
        }
    }

    /// <summary>Once in the interval of keep-alives.</summary>
    public void Tell()
    {
        lock (_gate)
        {
            Dictionary<string, string>? cursors = null;
            foreach (var (id, progress) in _subscriptions)
                if (progress.Next() is { } cursor) (cursors ??= [])[id] = cursor;
            if (cursors is null) return;
            _last = time.GetTimestamp();
            tell(cursors);
        }
    }

    private void TellSoon()
    {
        lock (_gate)
        {
            if (_last is { } last && time.GetElapsedTime(last) < Shortest) return;
        }

        Tell();
    }
}
