using System.Net.WebSockets;
using System.Text.Json;

namespace PartnerGraph.Bench.Whole;

/// <summary>A subscriber of <c>budgetAlertRaised</c> over <c>graphql-transport-ws</c>.</summary>
internal sealed class AlertSocket : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private Task reading = Task.CompletedTask;

    public static async Task<AlertSocket> Open(BenchServer server, Action<string> onAlert)
    {
        var opened = new AlertSocket();
        opened.socket.Options.AddSubProtocol("graphql-transport-ws");
        opened.socket.Options.SetRequestHeader("Authorization", $"Bearer {server.AdministratorToken}");
        await opened.socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await opened.Send(new { type = "connection_init" });
        await opened.Next();
        await opened.Send(new { id = "1", type = "subscribe", payload = new { query = "subscription { budgetAlertRaised { cursor customerId threshold } }" } });
        opened.reading = opened.Read(onAlert);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading;
        socket.Dispose();
    }

    private async Task Read(Action<string> onAlert)
    {
        try
        {
            while (await Next() is { } message)
            {
                if (message.GetProperty("type").GetString() == "error") throw new InvalidOperationException(message.ToString());
                if (message.GetProperty("type").GetString() != "next") continue;
                var data = message.GetProperty("payload").GetProperty("data");
                onAlert(data.GetProperty("budgetAlertRaised").GetProperty("customerId").GetString()!);
            }
        }
        catch (Exception aborted) when (aborted is WebSocketException or OperationCanceledException)
        {
            // Aborted at the end.
        }
    }

    private Task Send(object message) => socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<JsonElement?> Next()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage) return JsonSerializer.Deserialize<JsonElement>(message.ToArray());
        }
    }
}
