using System.Security.Cryptography;
using System.Text;
using GraphQL;
using Microsoft.Extensions.Options;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>
/// Automatic persisted queries: a client sends the SHA-256 of a text alone, and the text with it when the server does not know
/// it yet. A client that is told PERSISTED_QUERY_NOT_FOUND sends the text again, so that forgetting is harmless.
/// </summary>
public sealed class PersistedDocuments(IOptions<GraphQLTransportOptions> options)
{
    private readonly BoundedCache<string> _texts = new(options.Value.PersistedDocumentCharacters);

    /// <summary>The text to run. A text that comes with its hash is stored.</summary>
    /// <exception cref="RefusedRequest">There is no text, the hash is unknown, or hash and text do not match.</exception>
    public string TextOf(OperationRequest request)
    {
        if (HashOf(request) is not { } hash)
            return string.IsNullOrWhiteSpace(request.Query) ? throw RefusedRequest.Bad("'query' is missing.") : request.Query;
        if (string.IsNullOrWhiteSpace(request.Query))
            return _texts.TryGet(hash, out var known) ? known : throw NotFound();
        if (request.Query.Length > options.Value.MaxDocumentCharacters) return request.Query;
        if (hash != Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Query))))
            throw new RefusedRequest(StatusCodes.Status400BadRequest, ErrorCodes.PersistedQueryMismatch, "The text does not have the SHA-256 it came with.");
        _texts.Set(hash, request.Query, request.Query.Length);
        return request.Query;
    }

    private static string? HashOf(OperationRequest request)
    {
        if (request.Extensions is not { } extensions || !extensions.TryGetValue("persistedQuery", out var persisted) || persisted is null) return null;
        return persisted is IDictionary<string, object?> map
            && map.TryGetValue("version", out var version) && version is 1
            && map.TryGetValue("sha256Hash", out var hash) && hash is string { Length: 64 } text
            ? text.ToLowerInvariant()
            : throw RefusedRequest.Bad("'extensions.persistedQuery' must be { version: 1, sha256Hash: <64 hexadecimal digits> }.");
    }

    // 200, as clients of this protocol expect: the miss is a step of the protocol, not a fault.
    private static RefusedRequest NotFound() =>
        new(StatusCodes.Status200OK, ErrorCodes.PersistedQueryNotFound, "PersistedQueryNotFound");
}
