using System.Collections.Concurrent;
using System.Globalization;

namespace PartnerGraph.Api.GraphQL.Transport.Turns;

/// <summary>
/// A gate for each of those who ask: one that asks for much waits behind its own requests and not in front of others. What is over
/// both bounds is refused as the source documents throttling (API-1, API-3); the rate per second is judged by <see cref="Rates.RateLimits"/>.
/// </summary>
internal sealed class Gates(string what, int running, int waiting, TimeSpan patience, TimeProvider time)
{
    /// <summary>API-3: a call can be sent again after 2 to 5 seconds.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>How many callers are known just now.</summary>
    public int Count => _gates.Count;

    /// <summary>Waits for a turn, which ends when it is disposed.</summary>
    /// <exception cref="RefusedRequest">APIG.0308 with 429: too many wait already, or the turn did not come in time.</exception>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public async ValueTask<IDisposable> Enter(string key, CancellationToken cancellation)
    {
        while (true)
        {
            var gate = _gates.GetOrAdd(key, static (_, limits) => new Gate(limits.running, limits.waiting), (running, waiting));
            if (gate.Enter() is not { } place)
            {
                if (gate.IsClosed) continue;
                throw Refused(string.Create(CultureInfo.InvariantCulture, $"{running} {what} at a time, and {waiting} that wait"));
            }

            var turn = new Turn(this, key, gate, place);
            if (place.Value.Task.IsCompleted) return turn;
            try
            {
                await place.Value.Task.WaitAsync(patience, time, cancellation);
                return turn;
            }
            catch (Exception ended) when (ended is TimeoutException or OperationCanceledException)
            {
                turn.Dispose();
                if (ended is OperationCanceledException) throw;
                throw Refused(string.Create(CultureInfo.InvariantCulture, $"{running} {what} at a time, of which none ended in {patience.TotalSeconds:0.###} s"));
            }
        }
    }

    private static RefusedRequest Refused(string limit)
    {
        TransportTelemetry.Throttled.Add(1);
        return new(StatusCodes.Status429TooManyRequests, ErrorCodes.Throttled, $"The limit is {limit}. Wait for earlier answers before sending more.")
        {
            RetryAfter = RetryAfter,
        };
    }

    private sealed class Turn(Gates gates, string key, Gate gate, LinkedListNode<TaskCompletionSource> place) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) != 0) return;
            gate.Leave(place);
            if (gate.IsClosed) gates._gates.TryRemove(KeyValuePair.Create(key, gate));
        }
    }
}
