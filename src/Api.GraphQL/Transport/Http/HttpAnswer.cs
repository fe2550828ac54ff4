using GraphQL;
using GraphQL.Execution;
using Microsoft.Net.Http.Headers;
using PartnerGraph.Api.Transport.Answers;

namespace PartnerGraph.Api.Transport.Http;

/// <summary>Writes a result with the status code that its media type asks for.</summary>
internal static class HttpAnswer
{
    public static async Task Write(HttpContext http, AnswerSerializer answers, ExecutionResult result, string mediaType)
    {
        using var answer = answers.Measure(ref result, hash: HttpMethods.IsGet(http.Request.Method), http.RequestAborted);
        var response = http.Response;
        response.StatusCode = HttpStatus.Of(result, mediaType);
        Describe(response, result, mediaType);
        if (IsUnchanged(http, result, answer))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return;
        }

        response.ContentLength = answer.Length;
        if (answer.IsWhole) await response.Body.WriteAsync(answer.Kept, http.RequestAborted);
        else await answers.Stream(result, response.BodyWriter, http.RequestAborted);
    }

    private static void Describe(HttpResponse response, ExecutionResult result, string mediaType)
    {
        response.ContentType = $"{mediaType}; charset=utf-8";
        response.Headers.Vary = "Accept, Authorization";
        response.Headers.XContentTypeOptions = "nosniff";
        if (response.StatusCode == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = "1";
        if (result.Errors?.OfType<RefusedRequest>().FirstOrDefault() is not { } refused) return;
        if (refused.Allow is { } allow) response.Headers.Allow = allow;
        if (refused.AcceptEncoding is { } encoding) response.Headers.AcceptEncoding = encoding;
        if (refused.RetryAfter is { } wait) response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool IsUnchanged(HttpContext http, ExecutionResult result, AnswerBuffer answer)
    {
        if (!HttpMethods.IsGet(http.Request.Method)) return false;
        if (http.Response.StatusCode != StatusCodes.Status200OK || result.Errors is { Count: > 0 })
        {
            http.Response.Headers.CacheControl = "no-store";
            return false;
        }

        // Weak, because compression may change the bytes; private, because every answer belongs to its caller.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(answer.Hash().AsSpan(0, 16))}\"", isWeak: true);
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
    }
}
