using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using PartnerGraph.Api.GraphQL.Transport.Answers;
using PartnerGraph.Api.GraphQL.Transport.Json;

namespace PartnerGraph.Api.GraphQL.Transport.Sockets;

/// <summary>Reads whole messages of a socket within the size limit.</summary>
internal sealed class IncomingMessages(WebSocket socket, GraphQLTransportOptions limits)
{
    private const int Piece = 2048;

    /// <summary>The next message, or null when the peer closes.</summary>
    /// <exception cref="ProtocolBreach">The message is too big, not text or not a JSON object.</exception>
    public async ValueTask<JsonDocument?> Next(CancellationToken cancellation)
    {
        // A socket at which nothing comes holds no buffer.
        var begun = await socket.ReceiveAsync(Memory<byte>.Empty, cancellation);
        return await Whole(begun, cancellation);
    }

    private async ValueTask<JsonDocument?> Whole(ValueWebSocketReceiveResult part, CancellationToken cancellation)
    {
        using var buffer = new AnswerBuffer(int.MaxValue, hash: false);
        while (true)
        {
            if (part.MessageType == WebSocketMessageType.Close) return null;
            if (part.MessageType != WebSocketMessageType.Text) throw new ProtocolBreach(SocketClose.BadMessage("Messages must be text"));
            buffer.Advance(part.Count);
            if (buffer.Length > limits.MaxRequestBytes) throw new ProtocolBreach(SocketClose.MessageTooBig);
            if (part.EndOfMessage) return Parse(buffer.Kept);
            part = await socket.ReceiveAsync(buffer.GetMemory(Piece), cancellation);
        }
    }

    private JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            // The buffer goes back while the message may still be read.
            var message = BoundedJson.Parse(new ReadOnlySequence<byte>(bytes.ToArray()), limits);
            return message.RootElement.ValueKind == JsonValueKind.Object ? message : throw new ProtocolBreach(SocketClose.BadMessage("Messages must be objects"));
        }
        catch (RefusedRequest refused)
        {
            throw new ProtocolBreach(SocketClose.BadMessage(refused.Message));
        }
    }
}
