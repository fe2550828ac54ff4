using PartnerGraph.Api.GraphQL.Transport.Channels;
using PartnerGraph.Api.GraphQL.Transport.Http;
using PartnerGraph.Api.GraphQL.Transport.Sockets;

namespace PartnerGraph.Api.GraphQL.Transport.Events;

/// <summary>Answers requests that accept <c>text/event-stream</c>, once they are admitted.</summary>
public sealed class EventStreamEndpoint(SocketServices services, Draining draining) : IDisposable
{
    private readonly Rounds<EventStream> _rounds = new(services.Options.KeepAlive, services.Time, static stream => stream.Visit());

    /// <summary>What a request may ask when its answer may go on.</summary>
    internal static AllowedOperations Streamed(AllowedOperations plain) =>
        plain == AllowedOperations.QueriesOnly ? AllowedOperations.QueriesAndSubscriptions : AllowedOperations.All;

    /// <exception cref="RefusedRequest">The address holds too many open; nothing was sent yet.</exception>
    internal async Task Serve(HttpContext http, OperationRequest request, AllowedOperations allowed, Caller caller)
    {
        using var turn = await services.Limits.EnterSocket(http);
        var response = http.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = $"{MediaTypes.EventStream}; charset=utf-8";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers.Vary = "Accept, Authorization";
        response.Headers.XContentTypeOptions = "nosniff";
        // Proxies that gather answers are told to pass this one on as it comes.
        response.Headers["X-Accel-Buffering"] = "no";
        await new EventStream(http, services, Streamed(allowed)).Run(request, caller, _rounds, draining.Ended);
    }

    public void Dispose() => _rounds.Dispose();
}
