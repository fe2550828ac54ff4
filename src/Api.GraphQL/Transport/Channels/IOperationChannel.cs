using GraphQL;
using PartnerGraph.Api.GraphQL.Transport.Sockets;

namespace PartnerGraph.Api.GraphQL.Transport.Channels;

/// <summary>The connection on which a <see cref="SocketOperation"/> answers.</summary>
internal interface IOperationChannel
{
    HttpContext Http { get; }

    /// <summary>The credentials on which operations run.</summary>
    string? Authorization { get; }

    AllowedOperations Allowed { get; }

    CursorKeepAlive KeepAlive { get; }

    /// <summary>An operation begins, whose progress is this if it is a subscription.</summary>
    void Begin(SubscriptionProgress progress);

    /// <param name="type"><c>next</c>, <c>error</c> or <c>complete</c>.</param>
    /// <param name="sent">Called once it was written.</param>
    void Send(string id, string type, object? payload = null, Action? sent = null);

    /// <summary>The operation has ended.</summary>
    void Remove(string id, SocketOperation operation);

    ExecutionError Describe(Exception fault);
}
