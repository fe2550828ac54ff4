using GraphQL;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>
/// By which SHA-256 a request asks for a document: as <c>documentId</c>, as GraphQL over HTTP has it, or as <c>extensions.persistedQuery</c>, as clients of automatic persisted
/// queries send it.
/// </summary>
internal static class DocumentIdentifier
{
    private const string Prefix = "sha256:";

    private const int HashCharacters = 64;

    /// <summary>The hash in lower case; null for a request that names none.</summary>
    /// <exception cref="RefusedRequest">BAD_REQUEST: what names a document has another form, or names two.</exception>
    public static string? Of(OperationRequest request)
    {
        var (id, persisted) = (OfId(request.DocumentId), OfExtensions(request.Extensions));
        return id is null || persisted is null || id == persisted ? id ?? persisted
            : throw RefusedRequest.Bad("'documentId' and 'extensions.persistedQuery' name two documents.");
    }

    private static string? OfId(string? id) =>
        id is null ? null
        : id.StartsWith(Prefix, StringComparison.Ordinal) && id[Prefix.Length..] is var hash && IsHash(hash) && !hash.Any(char.IsAsciiLetterUpper) ? hash
        : throw RefusedRequest.Bad("'documentId' must be sha256: and 64 hexadecimal digits in lower case.");

    private static string? OfExtensions(Inputs? extensions)
    {
        if (extensions is null || !extensions.TryGetValue("persistedQuery", out var persisted) || persisted is null) return null;
        return persisted is IDictionary<string, object?> map
            && map.TryGetValue("version", out var version) && version is 1
            && map.TryGetValue("sha256Hash", out var given) && given is string hash && IsHash(hash)
            ? hash.ToLowerInvariant()
            : throw RefusedRequest.Bad("'extensions.persistedQuery' must be { version: 1, sha256Hash: <64 hexadecimal digits> }.");
    }

    private static bool IsHash(string text) => text.Length == HashCharacters && text.All(char.IsAsciiHexDigit);
}
