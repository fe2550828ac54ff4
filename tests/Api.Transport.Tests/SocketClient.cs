using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>A bare client of <c>graphql-transport-ws</c>, so that tests see every message and the close code.</summary>
public sealed class SocketClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[256 * 1024];

    public int? CloseCode => (int?)_socket.CloseStatus;

    public static async Task<SocketClient> Open(Endpoint endpoint, string subprotocol = "graphql-transport-ws", string? authorization = null)
    {
        var client = new SocketClient();
        client._socket.Options.AddSubProtocol(subprotocol);
        if (authorization is not null) client._socket.Options.SetRequestHeader("Authorization", authorization);
        await client._socket.ConnectAsync(new UriBuilder(endpoint.Url) { Scheme = "ws" }.Uri, CancellationToken.None);
        return client;
    }

    /// <summary>Opened and acknowledged.</summary>
    public static async Task<SocketClient> Ready(Endpoint endpoint, object? payload = null)
    {
        var client = await Open(endpoint);
        await client.Send(new { type = "connection_init", payload });
        Assert.Equal("""{"type":"connection_ack"}""", await client.Next());
        return client;
    }

    public Task Send(object message) => Send(JsonSerializer.Serialize(message));

    public Task Send(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public Task Subscribe(string id, string query) => Send(new { id, type = "subscribe", payload = new { query } });

    /// <summary>The next message, or null once the server closed.</summary>
    public async Task<string?> Next()
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            length += part.Count;
            if (part.EndOfMessage) return Encoding.UTF8.GetString(_buffer, 0, length);
        }
    }

    /// <summary>The next message as JSON.</summary>
    public async Task<JsonNode> Json() => JsonNode.Parse(await Next() ?? throw new InvalidOperationException($"Closed with {CloseCode}."))!;

    /// <summary>Reads to the close frame and answers it.</summary>
    public async Task<int?> Closed()
    {
        while (await Next() is not null)
        {
            // Messages before the end do not matter here.
        }

        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        return CloseCode;
    }

    public Task Leave() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
