using GraphQL;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>What a client asks, whatever the transport.</summary>
/// <param name="DocumentId">Names a document that the server knows, in the place of <paramref name="Query"/>.</param>
public sealed record OperationRequest(string? Query, string? OperationName, Inputs? Variables, Inputs? Extensions, string? DocumentId = null);

/// <summary>The kinds of operation that a transport lets through.</summary>
public enum AllowedOperations
{
    /// <summary>GET: anything else would let a link change data.</summary>
    QueriesOnly,

    /// <summary>POST: an answer is one document, so there is no subscription.</summary>
    QueriesAndMutations,

    /// <summary>GET whose answer may go on.</summary>
    QueriesAndSubscriptions,

    /// <summary>WebSocket, and POST whose answer may go on.</summary>
    All,
}
