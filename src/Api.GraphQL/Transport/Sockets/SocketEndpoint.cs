using GraphQL;
using PartnerGraph.Api.GraphQL.Transport.Channels;
using PartnerGraph.Api.GraphQL.Transport.Http;

namespace PartnerGraph.Api.GraphQL.Transport.Sockets;

/// <summary>Accepts WebSockets of the sub-protocol <c>graphql-transport-ws</c>.</summary>
public sealed class SocketEndpoint(SocketServices services, Draining draining)
{
    public const string Subprotocol = "graphql-transport-ws";

    public async Task Serve(HttpContext http)
    {
        using var turn = await Admit(http);
        if (turn is null) return;
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
            await new SocketConnection(http, socket, services).Run(draining.Ended);
        }
        finally
        {
            TransportTelemetry.OpenSockets.Add(-1);
        }
    }

    // Before the handshake: a socket that is accepted only to be closed costs what the limit is to save.
    private async ValueTask<IDisposable?> Admit(HttpContext http)
    {
        try
        {
            if (!services.Origins.AdmitSocket(http.Request))
            {
                throw new RefusedRequest(
                    StatusCodes.Status403Forbidden, ErrorCodes.CrossSiteRequest, "Pages of this origin may not open sockets here: it is not among GraphQL:AllowedOrigins.");
            }

            return await services.Limits.EnterSocket(http);
        }
        catch (RefusedRequest refused)
        {
            using var answer = HttpAnswer.Of(http, services.Answers, new ExecutionResult(refused), MediaTypes.Json, turn: null);
            await answer.Send();
            return null;
        }
    }
}
