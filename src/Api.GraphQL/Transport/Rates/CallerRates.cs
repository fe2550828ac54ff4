namespace PartnerGraph.Api.GraphQL.Transport.Rates;

/// <summary>What is left of one service's limit.</summary>
/// <param name="Limit">Calls in a second.</param>
/// <param name="Remaining">Calls that would be answered now.</param>
/// <param name="FullAfter">When all of the limit is there again, if nothing is called until then.</param>
internal readonly record struct RateLeft(string Service, int Limit, int Remaining, TimeSpan FullAfter);

/// <summary>
/// The buckets of one caller. A bucket is what was called and has not run off yet, in ticks times the limit, so that it is exact: a call puts a second's ticks in, and
/// each tick that passes takes the limit out.
/// </summary>
internal sealed class CallerRates(TimeProvider time)
{
    private const long Second = TimeSpan.TicksPerSecond;

    private readonly Dictionary<string, (long Level, long At)> buckets = new(1, StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Whether all buckets have run off, so that the caller may be forgotten. It is then to be asked no more.</summary>
    public bool IsForgotten { get; private set; }

    /// <summary>Takes all calls, or none of them when one service has too few left.</summary>
    /// <returns>What is left of the service with the least; of the one that refused when <paramref name="refused"/>. Null when the caller was forgotten.</returns>
    public RateLeft? Take(IReadOnlyCollection<(string Service, int Limit, int Calls)> asked, out bool refused)
    {
        lock (gate)
        {
            refused = false;
            if (IsForgotten) return null;
            var now = time.GetTimestamp();
            foreach (var (service, limit, calls) in asked)
            {
                if (Level(service, limit, now) + Cost(limit, calls) <= limit * Second) continue;
                refused = true;
                return Left(service, limit, now);
            }

            foreach (var (service, limit, calls) in asked) buckets[service] = (Level(service, limit, now) + Cost(limit, calls), now);
            return asked.Select(of => Left(of.Service, of.Limit, now)).MinBy(left => left.Remaining);
        }
    }

    public RateLeft Left(string service, int limit)
    {
        lock (gate) return Left(service, limit, time.GetTimestamp());
    }

    /// <summary>Whether it is forgotten from now on.</summary>
    public bool Forget()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            // Whatever the limit is, a bucket has run off a second after its last call.
            return IsForgotten = IsForgotten || buckets.Values.All(bucket => Elapsed(bucket.At, now) >= Second);
        }
    }

    // An operation with more root fields than the limit is answered by a full bucket.
    private static long Cost(int limit, int calls) => Math.Min(calls, limit) * Second;

    private RateLeft Left(string service, int limit, long now)
    {
        var level = Level(service, limit, now);
        return new(service, limit, (int)(((limit * Second) - level) / Second), TimeSpan.FromTicks((level + limit - 1) / limit));
    }

    private long Level(string service, int limit, long now) =>
        buckets.TryGetValue(service, out var bucket) ? Math.Max(0, bucket.Level - (Math.Min(Elapsed(bucket.At, now), Second) * limit)) : 0;

    private long Elapsed(long from, long until) => Math.Max(0, time.GetElapsedTime(from, until).Ticks);
}
