using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace PartnerGraph.Bench.Subscribers;

/// <summary>A WebSocket without a client library around it, which would weigh more than the server does.</summary>
internal sealed class CrowdSocket : IDisposable
{
    // Below what one address may open.
    private const int OfOneAddress = 400;

    private readonly NetworkStream stream;
    private readonly WebSocket socket;
    private readonly byte[] buffer = new byte[2048];

    private CrowdSocket(NetworkStream stream)
    {
        this.stream = stream;
        socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { SubProtocol = "graphql-transport-ws", KeepAliveInterval = TimeSpan.Zero });
    }

    /// <param name="index">Every few hundred come from a loopback address of their own.</param>
    public static async Task<CrowdSocket> Connect(Uri server, int index)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 1, (byte)(1 + index / OfOneAddress)]), 0));
        await socket.ConnectAsync(IPAddress.Parse(server.Host), server.Port);
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {server.AbsolutePath} HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        var answer = new List<byte>();
        var one = new byte[1];
        while (answer.Count < 4 || !answer[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            await stream.ReadExactlyAsync(one);
            answer.Add(one[0]);
        }

        if (!Encoding.ASCII.GetString([.. answer]).StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
            throw new InvalidOperationException(Encoding.ASCII.GetString([.. answer]));
        return new(stream);
    }

    public ValueTask Send(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message).AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The next message.</summary>
    /// <exception cref="WebSocketException">The server closes.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> Next()
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close) throw new WebSocketException($"Closed with {socket.CloseStatus}: {socket.CloseStatusDescription}");
            length += part.Count;
            if (part.EndOfMessage) return buffer.AsMemory(0, length);
        }
    }

    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
        stream.Dispose();
    }
}
