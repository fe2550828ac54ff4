namespace PartnerGraph.Api.Transport.Sockets;

/// <summary>Accepts WebSockets of the sub-protocol <c>graphql-transport-ws</c>.</summary>
public sealed class SocketEndpoint(SocketServices services, IHostApplicationLifetime host)
{
    public const string Subprotocol = "graphql-transport-ws";

    public async Task Serve(HttpContext http)
    {
        // Accepted even when refused: a browser shows a script no HTTP status, but it does show the close code.
        var spoken = http.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(spoken ? Subprotocol : null);
        if (!spoken)
        {
            await socket.CloseOutputAsync(SocketClose.SubprotocolNotAcceptable.Code, SocketClose.SubprotocolNotAcceptable.Reason, http.RequestAborted);
            return;
        }

        TransportTelemetry.OpenSockets.Add(1);
        try
        {
            await new SocketConnection(http, socket, services).Run(host.ApplicationStopping);
        }
        finally
        {
            TransportTelemetry.OpenSockets.Add(-1);
        }
    }
}
