using GraphQL;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>What a client asks, whatever the transport.</summary>
public sealed record OperationRequest(string? Query, string? OperationName, Inputs? Variables, Inputs? Extensions);

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
