using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Subscribers;

/// <summary>An endpoint that does nothing but hold WebSockets and send all of them the same bytes.</summary>
internal static class BareSockets
{
    public static async Task Run(string message)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://0.0.0.0:0");
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(15) });
        var sockets = new ConcurrentDictionary<WebSocket, byte>();
        app.Map("/", async http =>
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync(http.WebSockets.WebSocketRequestedProtocols.FirstOrDefault());
            sockets.TryAdd(socket, 0);
            var buffer = new byte[256];
            try
            {
                while ((await socket.ReceiveAsync(buffer.AsMemory(), http.RequestAborted)).MessageType != WebSocketMessageType.Close)
                {
                    if (sockets[socket]++ == 0) await socket.SendAsync(Encoding.UTF8.GetBytes("""{"type":"connection_ack"}"""), WebSocketMessageType.Text, true, default);
                }
            }
            catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
            {
                // Its client is gone.
            }

            sockets.TryRemove(socket, out _);
        });
        await app.StartAsync();
        var bytes = Encoding.UTF8.GetBytes(message);
        await ServerProcess.Serve(new UriBuilder(BenchServer.AddressOf(app)) { Host = "127.0.0.1" }.Uri, async _ =>
        {
            foreach (var socket in sockets.Keys) await socket.SendAsync(bytes, WebSocketMessageType.Text, true, default);
        });
        await app.StopAsync();
    }
}
