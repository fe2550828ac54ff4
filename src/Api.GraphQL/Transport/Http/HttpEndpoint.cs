using GraphQL;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Transport.Answers;
using PartnerGraph.Api.GraphQL.Transport.Events;
using PartnerGraph.Api.GraphQL.Transport.Turns;

namespace PartnerGraph.Api.GraphQL.Transport.Http;

/// <summary>GraphQL over HTTP: POST with JSON, and GET for queries; with <c>Accept: text/event-stream</c> answers go on.</summary>
public sealed class HttpEndpoint(
    OperationRunner runner, OperationRequestReader reader, ICallerResolver callers, AnswerSerializer answers, FaultReport faults, ClientLimits limits,
    EventStreamEndpoint streams, IOptions<GraphQLTransportOptions> options)
{
    public async Task Answer(HttpContext http)
    {
        try
        {
            using var answer = await Prepare(http);
            if (answer is not null) await answer.Send();
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to read the answer, or the rest of it.
        }
    }

    private async Task<HttpAnswer?> Prepare(HttpContext http)
    {
        var mediaType = MediaTypes.Negotiate(http.Request);
        IDisposable? turn = null;
        try
        {
            var result = await ResultOf(async () =>
            {
                var (request, allowed, caller) = await Admit(http, mediaType);
                if (mediaType == MediaTypes.EventStream)
                {
                    await streams.Serve(http, request, allowed, caller);
                    return null;
                }

                turn = await limits.EnterOperation(caller, http, http.RequestAborted);
                return await runner.Run(request, allowed, caller, http, http.RequestServices, http.RequestAborted);
            });
            // What is refused before it streams is one answer.
            return result is null ? null : HttpAnswer.Of(http, answers, result, mediaType is null or MediaTypes.EventStream ? MediaTypes.Json : mediaType, turn);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
    }

    // The address's turn ends before the caller's begins: whoever waits for its own operations keeps no neighbour waiting.
    private async Task<(OperationRequest Request, AllowedOperations Allowed, Caller Caller)> Admit(HttpContext http, string? mediaType)
    {
        using var turn = await limits.EnterRequest(http);
        if (mediaType is null)
            throw new RefusedRequest(StatusCodes.Status406NotAcceptable, ErrorCodes.NotAcceptable, $"Answers are {MediaTypes.GraphQLResponse}, {MediaTypes.Json} or {MediaTypes.EventStream}, in utf-8.");
        var (request, allowed) = await Read(http);
        var authorization = http.Request.Headers.Authorization.ToString();
        return (request, allowed, await callers.Resolve(http, authorization.Length == 0 ? null : authorization, http.RequestAborted));
    }

    private async Task<ExecutionResult?> ResultOf(Func<Task<ExecutionResult?>> run)
    {
        try
        {
            return await run();
        }
        catch (ExecutionError refused)
        {
            return new ExecutionResult(refused);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or IOException))
        {
            return new ExecutionResult(faults.Describe(fault, field: null));
        }
    }

    private async ValueTask<(OperationRequest Request, AllowedOperations Allowed)> Read(HttpContext http)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method))
        {
            if (IsCrossSite(request))
                throw new RefusedRequest(StatusCodes.Status403Forbidden, ErrorCodes.CrossSiteRequest, "A GET from another site needs the header GraphQL-Preflight.");
            return (reader.FromQueryString(request.Query), AllowedOperations.QueriesOnly);
        }

        if (!HttpMethods.IsPost(request.Method))
            throw new RefusedRequest(StatusCodes.Status405MethodNotAllowed, ErrorCodes.MethodNotAllowed, "Use POST, or GET for queries.") { Allow = "GET, POST" };
        if (!MediaTypes.IsJson(request))
            throw new RefusedRequest(StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedMediaType, "The body must be application/json in utf-8.");
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
        {
            throw new RefusedRequest(
                StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedMediaType, "Send the body uncompressed, without Content-Encoding; only answers are compressed.")
            {
                AcceptEncoding = "identity",
            };
        }

        return (await RequestBody.Read(request, options.Value.MaxRequestBytes, reader.FromJson, http.RequestAborted), AllowedOperations.QueriesAndMutations);
    }

    // A POST is safe from other sites by its content type, which browsers send only after asking. A GET changes nothing, but
    // could make a visitor's browser burden the server: what pages embed or fetch across sites names itself in Sec-Fetch headers.
    private static bool IsCrossSite(HttpRequest request) =>
        (request.Headers["Sec-Fetch-Site"] == "cross-site" || request.Headers["Sec-Fetch-Mode"] == "no-cors" || request.Headers["Sec-Fetch-Mode"] == "navigate")
        && !request.Headers.ContainsKey("GraphQL-Preflight")
        && !request.Headers.ContainsKey("Apollo-Require-Preflight")
        && !request.Headers.ContainsKey("X-Requested-With");
}
