using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace PartnerGraph.Api.GraphQL.Tests;

/// <summary>One client on a real WebSocket with one subscription.</summary>
internal sealed class Subscriber : IDisposable
{
    private readonly ClientWebSocket socket = new();

    private Subscriber() => socket.Options.AddSubProtocol("graphql-transport-ws");

    /// <param name="token">Empty for a client that does not say who it is.</param>
    /// <param name="selection">The subscription's selection, such as <c>{ quotaAlertRaised { level } }</c>.</param>
    public static async Task<Subscriber> Start(ApiServer server, string token, string selection)
    {
        var subscriber = new Subscriber();
        await subscriber.socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await subscriber.Send(new { type = "connection_init", payload = token.Length == 0 ? null : new { Authorization = $"Bearer {token}" } });
        Assert.Equal("connection_ack", (await subscriber.Read())["type"]!.GetValue<string>());
        await subscriber.Send(new { id = "1", type = "subscribe", payload = new { query = $"subscription {selection}" } });
        return subscriber;
    }

    /// <summary>A cursor behind everything that has happened.</summary>
    public static async Task<string> Now(ApiServer server) =>
        Subscriptions.Cursor.Of(await server.Services.GetRequiredService<Write.EventStore.IEventStore>().Head());

    /// <summary>The cursors that keep-alives have told so far.</summary>
    public List<string> Cursors { get; } = [];

    /// <summary>The next cursor that a keep-alive tells; no event may come before it.</summary>
    public async Task<string> NextCursor()
    {
        var message = await Read(returnAtPing: true);
        Assert.True(message["type"]!.GetValue<string>() == "ping", message.ToJsonString());
        return Cursors[^1];
    }

    /// <summary>The next event.</summary>
    public async Task<JsonNode> Next()
    {
        var message = await Read();
        Assert.True(message["type"]!.GetValue<string>() == "next", message.ToJsonString());
        return message["payload"]!["data"]!.AsObject().First().Value!;
    }

    /// <summary>The values of one field of the next events.</summary>
    public async Task<string[]> Next(int count, string field)
    {
        var values = new string[count];
        for (var i = 0; i < count; i++) values[i] = (await Next())[field]!.GetValue<string>();
        return values;
    }

    /// <summary>The code of the error that the subscription ended with, before or after it began to listen.</summary>
    public async Task<string> Refusal()
    {
        var message = await Read();
        var payload = message["payload"]!;
        if (message["type"]!.GetValue<string>() == "error") return CodeOf(payload[0]!);
        Assert.True(payload["errors"] is not null && payload["data"] is null, message.ToJsonString());
        Assert.Equal("complete", (await Read())["type"]!.GetValue<string>());
        return CodeOf(payload["errors"]![0]!);
    }

    /// <summary>The code with which the server closes the connection.</summary>
    public async Task<int> Closed() => (await ClosedAfter()).Code;

    /// <summary>The code with which the server closes the connection, and how many events came before it.</summary>
    public async Task<(int Code, int Events)> ClosedAfter()
    {
        var events = 0;
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[64 * 1024];
        while (await socket.ReceiveAsync(buffer.AsMemory(), bound.Token) is { MessageType: not WebSocketMessageType.Close } part)
            if (JsonNode.Parse(buffer.AsSpan(0, part.Count))!["type"]!.GetValue<string>() == "next") events++;
        return ((int)socket.CloseStatus!.Value, events);
    }

    public void Dispose() => socket.Dispose();

    private static string CodeOf(JsonNode error) => error["extensions"]!["code"]!.GetValue<string>();

    private Task Send(object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<JsonNode> Read(bool returnAtPing = false)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), bound.Token);
            length += part.Count;
            if (!part.EndOfMessage) continue;
            var message = JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, length))!;
            if (message["type"]!.GetValue<string>() != "ping") return message;
            Cursors.Add(message["payload"]!["cursors"]!["1"]!.GetValue<string>());
            if (returnAtPing) return message;
            length = 0;
        }
    }
}
