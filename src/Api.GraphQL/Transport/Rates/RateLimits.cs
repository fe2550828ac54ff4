using System.Collections.Concurrent;
using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Transport.Turns;
using PartnerGraph.Processes.Sandbox;
using PartnerGraph.Read.Projections.Runtime.Reading;

namespace PartnerGraph.Api.GraphQL.Transport.Rates;

/// <summary>
/// The limit of each caller and service: so many calls in a second, and as many at once (API-1, API-2). Whoever is over it is refused as the source documents throttling.
/// In this process alone, by the machine's clock.
/// </summary>
public sealed class RateLimits(IOptions<GraphQLTransportOptions> options, MachineClock clock)
{
    /// <summary>API-3: a call can be sent again after 2 to 5 seconds.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private const string CallerKey = "rate-caller";

    // Looked through for callers to forget when so many are new.
    private const int Unswept = 1_024;

    private readonly ConcurrentDictionary<string, CallerRates> callers = new(StringComparer.Ordinal);
    private int added;

    /// <summary>Callers with something in their buckets, or until they are next looked through.</summary>
    public int Known => callers.Count;

    /// <summary>Counts an operation's calls.</summary>
    /// <returns>For <c>extensions.rateLimit</c>; null where nothing that it calls has a limit.</returns>
    /// <exception cref="RefusedRequest">APIG.0308 with 429: a service has too few calls left, and none was counted.</exception>
    internal IReadOnlyDictionary<string, object?>? Take(Caller caller, HttpContext http, ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var key = ClientLimits.KeyOf(caller, http);
        caller.UserContext[CallerKey] = key;
        List<(string Service, int Limit, int Calls)> asked =
        [
            .. RootCalls.Of(document, operation, schema).Select(call => (call.Key, Limit: options.Value.Rates.Of(call.Key), call.Value))
                .Where(call => call.Limit is not null).Select(call => (call.Key, call.Limit!.Value, call.Value)),
        ];
        if (asked.Count == 0) return null;
        var left = Take(key, asked, out var refused);
        return refused ? throw Refused(left) : Entry(left);
    }

    /// <summary>What the caller of a running operation has left of a service; null when it has no limit.</summary>
    internal RateLeft? Left(IResolveFieldContext context, string service)
    {
        if (options.Value.Rates.Of(service) is not { } limit) return null;
        ReadTrace.Current?.NotePassing();
        return context.UserContext.TryGetValue(CallerKey, out var key) && callers.TryGetValue((string)key!, out var rates) ? rates.Left(service, limit) : new(service, limit, limit, TimeSpan.Zero);
    }

    /// <summary>An instant of the machine's clock.</summary>
    internal DateTimeOffset After(TimeSpan span) => clock.Time.GetUtcNow() + span;

    private RateLeft Take(string key, List<(string Service, int Limit, int Calls)> asked, out bool refused)
    {
        while (true)
        {
            if (!callers.TryGetValue(key, out var rates))
            {
                rates = callers.GetOrAdd(key, new CallerRates(clock.Time));
                if (Interlocked.Increment(ref added) % Unswept == 0) Sweep();
            }

            if (rates.Take(asked, out refused) is { } left) return left;
            callers.TryRemove(KeyValuePair.Create(key, rates));
        }
    }

    // What remains are those who called within the last second: as many as the server can have answered in it.
    private void Sweep()
    {
        foreach (var caller in callers)
            if (caller.Value.Forget()) callers.TryRemove(caller);
    }

    private RefusedRequest Refused(RateLeft left)
    {
        TransportTelemetry.Throttled.Add(1);
        return new(
            StatusCodes.Status429TooManyRequests, ErrorCodes.Throttled,
            string.Create(CultureInfo.InvariantCulture, $"The limit of the service {left.Service} is {left.Limit} calls in 1 second. Send the same again after 2 to 5 seconds."))
        {
            RetryAfter = RetryAfter,
            Extensions = new() { ["rateLimit"] = Entry(left) },
        };
    }

    private Dictionary<string, object?> Entry(RateLeft left) => new()
    {
        ["service"] = left.Service,
        ["limit"] = left.Limit,
        ["remaining"] = left.Remaining,
        ["resetAt"] = After(left.FullAfter).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    };
}
