using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>
/// Finds the text of a request that names it by its SHA-256 alone: one that the server knows (<see cref="PersistedOperations"/>), or one that a client sent before
/// (automatic persisted queries). A client that is told PERSISTED_QUERY_NOT_FOUND sends the text again, so that forgetting is harmless.
/// </summary>
public sealed class PersistedDocuments(PersistedOperations operations, IOptions<GraphQLTransportOptions> options)
{
    private readonly BoundedCache<string> _sent = new(options.Value.PersistedDocumentCharacters);

    /// <summary>The text to run. A text that comes with its hash is stored, unless only what the server knows is run.</summary>
    /// <exception cref="RefusedRequest">There is no text, the hash is unknown, hash and text do not match, or the text may not be run.</exception>
    public async ValueTask<string> TextOf(OperationRequest request)
    {
        var (named, only) = (DocumentIdentifier.Of(request), options.Value.PersistedOperations.Only);
        if (string.IsNullOrWhiteSpace(request.Query))
            return named is null ? throw RefusedRequest.Bad("'query' is missing.") : await Known(named) ?? throw NotFound(request);
        // A document that is too long is refused for that, wherever it comes from.
        if (!only && (named is null || request.Query.Length > options.Value.MaxDocumentCharacters)) return request.Query;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Query)));
        if (named is not null && named != hash)
            throw new RefusedRequest(StatusCodes.Status400BadRequest, ErrorCodes.PersistedQueryMismatch, "The text does not have the SHA-256 it came with.");
        if (only) return await operations.TextOf(hash) ?? throw Required();
        _sent.Set(hash, request.Query, request.Query.Length);
        return request.Query;
    }

    private async ValueTask<string?> Known(string hash) => await operations.TextOf(hash) ?? (_sent.TryGet(hash, out var sent) ? sent : null);

    // 200, as clients of automatic persisted queries expect: the miss is a step of that protocol, not a fault.
    private static RefusedRequest NotFound(OperationRequest request) => new(
        request.DocumentId is null ? StatusCodes.Status200OK : StatusCodes.Status404NotFound, ErrorCodes.PersistedQueryNotFound, "PersistedQueryNotFound");

    private static RefusedRequest Required() => new(
        StatusCodes.Status403Forbidden, ErrorCodes.PersistedQueryRequired, "This server runs only documents that it knows: ask by the SHA-256 of one of them.");
}
