using GraphQL;
using GraphQL.Execution;
using Microsoft.Net.Http.Headers;
using PartnerGraph.Api.GraphQL.Transport.Answers;

namespace PartnerGraph.Api.GraphQL.Transport.Http;

/// <summary>An answer that is ready to be sent, with the status code that its media type asks for.</summary>
internal sealed class HttpAnswer : IDisposable
{
    private readonly HttpContext _http;
    private readonly AnswerSerializer _answers;
    private readonly AnswerBuffer _buffer;
    private readonly ExecutionResult? _rest;
    private readonly IDisposable? _turn;

    private HttpAnswer(HttpContext http, AnswerSerializer answers, AnswerBuffer buffer, ExecutionResult? rest, IDisposable? turn) =>
        (_http, _answers, _buffer, _rest, _turn) = (http, answers, buffer, rest, turn);

    /// <param name="turn">
    /// The operation's turn. It ends as soon as the answer is bytes, so that a client that reads slowly holds a bounded number of
    /// bytes; one that is streamed keeps its turn, since it keeps the whole result.
    /// </param>
    public static HttpAnswer Of(HttpContext http, AnswerSerializer answers, ExecutionResult result, string mediaType, IDisposable? turn)
    {
        var buffer = answers.Measure(ref result, hash: IsTagged(http), http.RequestAborted);
        http.Response.StatusCode = HttpStatus.Of(result, mediaType);
        Describe(http.Response, result, mediaType);
        if (IsUnchanged(http, result, buffer))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            http.Response.ContentType = null;
        }
        else
        {
            http.Response.ContentLength = buffer.Length;
            if (!buffer.IsWhole) return new(http, answers, buffer, result, turn);
        }

        turn?.Dispose();
        return new(http, answers, buffer, rest: null, turn: null);
    }

    public async Task Send()
    {
        if (_rest is not null) await _answers.Stream(_rest, _http.Response.BodyWriter, _http.RequestAborted);
        else if (_http.Response.StatusCode != StatusCodes.Status304NotModified) await _http.Response.Body.WriteAsync(_buffer.Kept, _http.RequestAborted);
    }

    public void Dispose()
    {
        _turn?.Dispose();
        _buffer.Dispose();
    }

    private static void Describe(HttpResponse response, ExecutionResult result, string mediaType)
    {
        response.ContentType = $"{mediaType}; charset=utf-8";
        // Every encoding by its name: the framework says so only to those who ask for one.
        response.Headers.Vary = "Accept, Accept-Encoding, Authorization";
        // What is between keeps nothing unless it is told to below, and compresses no secret by itself.
        response.Headers.CacheControl = SecretAnswers.Has(response.HttpContext) ? "no-store, no-transform" : "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (response.StatusCode == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = "1";
        if (result.Errors?.OfType<RefusedRequest>().FirstOrDefault() is not { } refused) return;
        if (refused.Allow is { } allow) response.Headers.Allow = allow;
        if (refused.AcceptEncoding is { } encoding) response.Headers.AcceptEncoding = encoding;
        if (refused.RetryAfter is { } wait) response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool IsTagged(HttpContext http) => HttpMethods.IsGet(http.Request.Method) && !SecretAnswers.Has(http);

    private static bool IsUnchanged(HttpContext http, ExecutionResult result, AnswerBuffer answer)
    {
        if (!IsTagged(http) || http.Response.StatusCode != StatusCodes.Status200OK || result.Errors is { Count: > 0 }) return false;
        // Weak, because compression may change the bytes; private, because every answer belongs to its caller.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(answer.Hash().AsSpan(0, 16))}\"", isWeak: true);
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
    }
}
