using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace PartnerGraph.Bench.Subscribers;

/// <summary>Many clients of <c>graphql-transport-ws</c> in this process, each with a connection of its own.</summary>
/// <param name="receivers">How many of them each alert is for.</param>
internal sealed class SocketCrowd(Uri server, int receivers) : IDisposable
{
    private const int OpenedAtOnce = 16;

    private const string Subscribe =
        """{"id":"1","type":"subscribe","payload":{"query":"subscription { quotaAlertRaised { cursor id partnerId level used limit ratio raisedAt message } }"}}""";

    private readonly ConcurrentBag<CrowdSocket> sockets = [];
    private TaskCompletionSource<double> all = new();
    private int received;
    private long heard;
    private Exception? fault;

    /// <summary>One of the messages that were received.</summary>
    public string Message { get; private set; } = "";

    /// <param name="token">Of the client with this index; null for none.</param>
    public Task Open(int count, Func<int, string?> token) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce }, async (index, none) =>
        {
            var socket = await CrowdSocket.Connect(server, index);
            sockets.Add(socket);
            await socket.Send(token(index) is { } bearer
                ? $$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{bearer}}}"}}"""
                : """{"type":"connection_init"}""");
            await socket.Next();
            await socket.Send(Subscribe);
            _ = Listen(socket);
        });

    /// <summary>Waits until every subscription has begun: nothing is heard any more.</summary>
    public async Task Settled()
    {
        for (var before = -1L; before != Interlocked.Read(ref heard); await Task.Delay(TimeSpan.FromSeconds(3))) before = Interlocked.Read(ref heard);
    }

    /// <summary>From now on counts anew. The instant, in seconds, at which the last receiver has its alert.</summary>
    public Task<double> Expect()
    {
        received = 0;
        all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (fault is not null) all.SetException(fault);
        return all.Task;
    }

    public void Dispose()
    {
        foreach (var socket in sockets) socket.Dispose();
    }

    private async Task Listen(CrowdSocket socket)
    {
        try
        {
            while (true)
            {
                var message = await socket.Next();
                Interlocked.Increment(ref heard);
                if (message.Span.StartsWith("""{"type":"ping" """u8[..^1])) await socket.Send("""{"type":"pong"}""");
                else if (message.Span.StartsWith("""{"type":"next" """u8[..^1])) Received(message);
                else Fail(new InvalidOperationException(Encoding.UTF8.GetString(message.Span)));
            }
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            Fail(gone);
        }
    }

    private void Fail(Exception reason)
    {
        fault ??= reason;
        all.TrySetException(reason);
    }

    private void Received(ReadOnlyMemory<byte> message)
    {
        var count = Interlocked.Increment(ref received);
        if (count < receivers) return;
        Message = Encoding.UTF8.GetString(message.Span);
        if (count > receivers) Fail(new InvalidOperationException("Somebody received what was not for it."));
        all.TrySetResult((double)Stopwatch.GetTimestamp() / Stopwatch.Frequency);
    }
}
