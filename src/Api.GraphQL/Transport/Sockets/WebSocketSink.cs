using System.Net.WebSockets;
using PartnerGraph.Api.GraphQL.Transport.Channels;

namespace PartnerGraph.Api.GraphQL.Transport.Sockets;

internal sealed class WebSocketSink(WebSocket socket) : IMessageSink
{
    public ValueTask Write(ReadOnlyMemory<byte> message, CancellationToken cancellation) =>
        socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellation);

    public Task Close(SocketClose reason, CancellationToken cancellation) => socket.State is WebSocketState.Open or WebSocketState.CloseReceived
        ? socket.CloseOutputAsync(reason.Code, reason.Reason, cancellation)
        : Task.CompletedTask;

    public void Abort() => socket.Abort();
}
