using Microsoft.Net.Http.Headers;

namespace PartnerGraph.Api.GraphQL.Transport.Http;

/// <summary>Content negotiation of GraphQL over HTTP.</summary>
internal static class MediaTypes
{
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";

    /// <summary>The answer's media type, or null when the client accepts none. Without a preference it is <c>application/json</c>.</summary>
    public static string? Negotiate(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0) return Json;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)) return null;
        var (chosen, quality) = (default(string), 0.0);
        foreach (var range in accepted)
        {
            if (Match(range) is not { } match || range.Quality is 0) continue;
            var own = range.Quality ?? 1;
            // Among equals the type that was made for GraphQL wins, since a client that names it understands its status codes.
            if (own > quality || (own >= quality && match == GraphQLResponse)) (chosen, quality) = (match, own);
        }

        return chosen;
    }

    /// <summary>Whether a browser asks for a page rather than for data.</summary>
    public static bool WantsPage(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(range => range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && range.Quality is not 0);

    public static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
        && IsUtf8(type);

    private static string? Match(MediaTypeHeaderValue range) =>
        !IsUtf8(range) ? null
        : range.MediaType.Equals(GraphQLResponse, StringComparison.OrdinalIgnoreCase) ? GraphQLResponse
        : range.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase) ? EventStream
        : range.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || range.MatchesAllTypes || range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase) ? Json
        : null;

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
