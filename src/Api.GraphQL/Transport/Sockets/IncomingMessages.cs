using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using PartnerGraph.Api.Transport.Json;

namespace PartnerGraph.Api.Transport.Sockets;

/// <summary>Reads whole messages of a socket within the size limit.</summary>
internal sealed class IncomingMessages(WebSocket socket, GraphQLTransportOptions limits)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    /// <summary>The next message, or null when the peer closes.</summary>
    /// <exception cref="ProtocolBreach">The message is too big, not text or not a JSON object.</exception>
    public async ValueTask<JsonDocument?> Next(CancellationToken cancellation)
    {
        _buffer.ResetWrittenCount();
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.GetMemory(4096), cancellation);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            if (part.MessageType != WebSocketMessageType.Text) throw new ProtocolBreach(SocketClose.BadMessage("Messages must be text"));
            _buffer.Advance(part.Count);
            if (_buffer.WrittenCount > limits.MaxRequestBytes) throw new ProtocolBreach(SocketClose.MessageTooBig);
            if (part.EndOfMessage) return Parse();
        }
    }

    private JsonDocument Parse()
    {
        try
        {
            // The buffer is reused for the next message while this one may still be read.
            var message = BoundedJson.Parse(new ReadOnlySequence<byte>(_buffer.WrittenSpan.ToArray()), limits);
            return message.RootElement.ValueKind == JsonValueKind.Object ? message : throw new ProtocolBreach(SocketClose.BadMessage("Messages must be objects"));
        }
        catch (RefusedRequest refused)
        {
            throw new ProtocolBreach(SocketClose.BadMessage(refused.Message));
        }
    }
}
