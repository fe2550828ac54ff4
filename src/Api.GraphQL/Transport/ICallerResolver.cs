using System.Security.Claims;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>
/// Says on whose behalf an operation runs. Asked once for an HTTP request; for a WebSocket once at <c>connection_init</c> and
/// again for every operation, so that a token that expired or was withdrawn starts nothing new.
/// </summary>
public interface ICallerResolver
{
    /// <param name="http">The request, for a WebSocket its upgrade request.</param>
    /// <param name="authorization">The whole value, such as <c>Bearer ...</c>: of the payload of <c>connection_init</c>, else of the header.</param>
    /// <param name="cancellation">Signalled when the client is gone.</param>
    /// <exception cref="GraphQL.ExecutionError">With the code UNAUTHENTICATED: the credentials are not valid.</exception>
    ValueTask<Caller> Resolve(HttpContext http, string? authorization, CancellationToken cancellation);
}

/// <summary>What resolvers see of whoever asks. The map is new for every call: the transport adds entries of one operation to it.</summary>
/// <param name="Key">Tells callers apart for limits; null for strangers.</param>
public sealed record Caller(IDictionary<string, object?> UserContext, ClaimsPrincipal? User = null, string? Key = null)
{
    /// <summary>From then on the credentials are worth nothing, and what they opened is closed; null when they do not end.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
}

/// <summary>Knows nobody; every operation runs as an anonymous caller. Used until a host registers its own.</summary>
public sealed class AnonymousCallers : ICallerResolver
{
    public ValueTask<Caller> Resolve(HttpContext http, string? authorization, CancellationToken cancellation) =>
        new(new Caller(new Dictionary<string, object?>()));
}
