using System.Collections.Concurrent;

namespace PartnerGraph.Api.Transport.Sockets;

/// <summary>
/// Pings of one socket that carry the cursors of its subscriptions: <c>{"type":"ping","payload":{"cursors":{"id":"cursor"}}}</c>. The protocol
/// lets either side ping at any time with any payload, and every client of it answers.
/// </summary>
internal sealed class CursorKeepAlive : IAsyncDisposable
{
    // Often enough that a connection which lives for a second advances.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, SubscriptionProgress> _subscriptions = new(StringComparer.Ordinal);
    private readonly Action<object> _ping;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private long? _last;

    /// <param name="ping">Sends a ping with this payload.</param>
    public CursorKeepAlive(Action<object> ping, TimeSpan interval, TimeProvider time)
    {
        (_ping, _time) = (ping, time);
        _timer = time.CreateTimer(static self => ((CursorKeepAlive)self!).Tell(), this, interval, interval);
    }

    public SubscriptionProgress Begin(string id, SubscriptionPace pace) => _subscriptions[id] = new(pace, TellSoon);

    public void End(string id) => _subscriptions.TryRemove(id, out _);

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void TellSoon()
    {
        lock (_gate)
        {
            if (_last is { } last && _time.GetElapsedTime(last) < Shortest) return;
        }

        Tell();
    }

    private void Tell()
    {
        lock (_gate)
        {
            Dictionary<string, string> cursors = [];
            foreach (var (id, progress) in _subscriptions)
                if (progress.Next() is { } cursor) cursors[id] = cursor;
            if (cursors.Count == 0) return;
            _last = _time.GetTimestamp();
            _ping(new { cursors });
        }
    }
}
