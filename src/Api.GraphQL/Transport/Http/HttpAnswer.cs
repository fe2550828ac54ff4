using System.Security.Cryptography;
using GraphQL;
using Microsoft.Net.Http.Headers;

namespace PartnerGraph.Api.Transport.Http;

/// <summary>Writes a result with the status code that its media type asks for.</summary>
internal static class HttpAnswer
{
    public static async Task Write(HttpContext http, IGraphQLSerializer serializer, ExecutionResult result, string mediaType)
    {
        var status = StatusOf(result, mediaType);
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = $"{mediaType}; charset=utf-8";
        response.Headers.Vary = "Accept, Authorization";
        if (status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        if (result.Errors?.OfType<RefusedRequest>().FirstOrDefault()?.Allow is { } allow) response.Headers.Allow = allow;

        using var body = new MemoryStream();
        await serializer.WriteAsync(body, result, http.RequestAborted);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (IsUnchanged(http, status, result, bytes.Span))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return;
        }

        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static int StatusOf(ExecutionResult result, string mediaType)
    {
        if (result.Errors?.OfType<RefusedRequest>().FirstOrDefault() is { } refused) return refused.Status;
        if (result.Errors?.Any(error => error.Code == ErrorCodes.Unauthenticated) == true) return StatusCodes.Status401Unauthorized;
        if (result.Executed) return StatusCodes.Status200OK;
        if (result.Errors?.Any(error => error.Code == ErrorCodes.Internal) == true) return StatusCodes.Status500InternalServerError;
        return mediaType == MediaTypes.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    private static bool IsUnchanged(HttpContext http, int status, ExecutionResult result, ReadOnlySpan<byte> body)
    {
        if (!HttpMethods.IsGet(http.Request.Method)) return false;
        if (status != StatusCodes.Status200OK || result.Errors is { Count: > 0 })
        {
            http.Response.Headers.CacheControl = "no-store";
            return false;
        }

        // Weak, because compression may change the bytes; private, because every answer belongs to its caller.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body)[..16])}\"", isWeak: true);
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
    }
}
