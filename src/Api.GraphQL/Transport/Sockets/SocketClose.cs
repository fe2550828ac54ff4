using System.Net.WebSockets;
using PartnerGraph.Api.GraphQL.Hosting.Reference;

namespace PartnerGraph.Api.GraphQL.Transport.Sockets;

/// <summary>Why a socket is closed. Codes from 4400 on are those of graphql-transport-ws, but for 4503, which is this server's own.</summary>
public sealed record SocketClose(WebSocketCloseStatus Code, string Reason)
{
    private const int LongestReason = 120;

    [Explained("either side is done", With = "1000")]
    public static readonly SocketClose Normal = new(WebSocketCloseStatus.NormalClosure, "");
    [Explained("the server shuts down; reconnect", With = "1001")]
    public static readonly SocketClose GoingAway = new(WebSocketCloseStatus.EndpointUnavailable, "Server is shutting down");
    [Explained("a message has more bytes than `GraphQL:MaxRequestBytes`", With = "1009")]
    public static readonly SocketClose MessageTooBig = new(WebSocketCloseStatus.MessageTooBig, "Message too big");
    [Explained("a fault of the server; reconnect a little later", With = "4500")]
    public static readonly SocketClose InternalError = new((WebSocketCloseStatus)4500, "Internal server error");
    [Explained("`subscribe` came before `connection_init`", With = "4401")]
    public static readonly SocketClose NotInitialised = new((WebSocketCloseStatus)4401, "Unauthorized");
    [Explained("the token of `connection_init` is not valid: get another one first", With = "4403")]
    public static readonly SocketClose Forbidden = new((WebSocketCloseStatus)4403, "Forbidden");
    [Explained("the token has ended: get another one, reconnect, and go on behind the last cursor", With = "4403")]
    public static readonly SocketClose TokenEnded = new((WebSocketCloseStatus)4403, "The token has ended");
    [Explained("the client speaks another protocol than `graphql-transport-ws`", With = "4406")]
    public static readonly SocketClose SubprotocolNotAcceptable = new((WebSocketCloseStatus)4406, "Subprotocol not acceptable");
    [Explained("no `connection_init` came within `GraphQL:InitTimeout`", With = "4408")]
    public static readonly SocketClose InitTimeout = new((WebSocketCloseStatus)4408, "Connection initialisation timeout");
    [Explained("`connection_init` came twice", With = "4429")]
    public static readonly SocketClose TooManyInits = new((WebSocketCloseStatus)4429, "Too many initialisation requests");

    /// <summary>
    /// The client reads more slowly than its subscriptions yield, and what waits for it reached the limit. Clients may reconnect
    /// and resume after the last cursor they saw.
    /// </summary>
    [Explained("the client reads more slowly than its subscriptions yield; reconnect and go on behind the last cursor", With = "4503")]
    public static readonly SocketClose TooSlow = new((WebSocketCloseStatus)4503, "Client reads too slowly");

    /// <summary>The server cannot answer just now, such as while read models catch up. Clients may reconnect.</summary>
    [Explained("the server cannot answer just now, such as while read models catch up; reconnect a little later", With = "4503")]
    public static SocketClose TryAgain(string reason) => new((WebSocketCloseStatus)4503, Short(reason));

    [Explained("a message breaks the protocol or a limit; the reason says how", With = "4400")]
    public static SocketClose BadMessage(string reason) => new((WebSocketCloseStatus)4400, Short(reason));

    [Explained("an operation of this id runs already", With = "4409")]
    public static SocketClose Duplicate(string id) => new((WebSocketCloseStatus)4409, Short($"Subscriber for {id} already exists"));

    // A close frame holds at most 123 bytes of reason, and a longer one is never sent.
    private static string Short(string reason)
    {
        var ascii = string.Create(Math.Min(reason.Length, LongestReason), reason, static (to, from) =>
        {
            for (var at = 0; at < to.Length; at++) to[at] = char.IsAscii(from[at]) ? from[at] : '?';
        });
        return reason.Length <= LongestReason ? ascii : ascii[..^3] + "...";
    }
}

/// <summary>Thrown where a message breaks the protocol; the socket is then closed.</summary>
internal sealed class ProtocolBreach(SocketClose close) : Exception(close.Reason)
{
    public SocketClose Close { get; } = close;
}
