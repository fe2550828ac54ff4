using System.Net.WebSockets;
using System.Threading.Channels;

namespace PartnerGraph.Api.Transport.Sockets;

/// <summary>The one writer of a socket, with a bounded queue, so that a client that does not read costs a fixed amount of memory.</summary>
internal sealed class OutgoingMessages(WebSocket socket, GraphQLTransportOptions options, TimeProvider time)
{
    private readonly Channel<Message> _queue = Channel.CreateUnbounded<Message>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting;
    private long _waitingBytes;
    private SocketClose? _close;
    private volatile bool _discard;

    /// <summary>Completes as soon as the socket is to be closed, however long the peer takes to read what is under way.</summary>
    public Task Closing => _closing.Task;

    /// <summary>Queues a message; <paramref name="sent"/> runs once it was written. A full queue closes the socket with 4503.</summary>
    public void Send(ReadOnlyMemory<byte> bytes, Action? sent = null)
    {
        var full = Interlocked.Increment(ref _waiting) > options.MaxQueuedMessages
            | Interlocked.Add(ref _waitingBytes, bytes.Length) > options.MaxQueuedBytes;
        if (full)
        {
            _discard = true;
            Close(SocketClose.TooSlow);
        }
        else
        {
            _queue.Writer.TryWrite(new Message(bytes, sent));
        }
    }

    /// <summary>Closes after what is queued; the first reason counts.</summary>
    public void Close(SocketClose reason)
    {
        Interlocked.CompareExchange(ref _close, reason, null);
        _queue.Writer.TryComplete();
        _closing.TrySetResult();
    }

    /// <summary>Writes until <see cref="Close"/>, then sends the close frame. Ends early when the peer is gone or stopped reading.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        try
        {
            await foreach (var message in _queue.Reader.ReadAllAsync(cancellation))
            {
                if (!_discard) await Write(message.Bytes, cancellation);
                Interlocked.Decrement(ref _waiting);
                Interlocked.Add(ref _waitingBytes, -message.Bytes.Length);
                message.Sent?.Invoke();
            }

            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(_close!.Code, _close.Reason, cancellation).WaitAsync(options.SendTimeout, time, cancellation);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or TimeoutException or IOException or ObjectDisposedException)
        {
            _queue.Writer.TryComplete();
            socket.Abort();
        }
    }

    private async ValueTask Write(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var writing = socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancellation);
        if (writing.IsCompletedSuccessfully) return;
        await writing.AsTask().WaitAsync(options.SendTimeout, time, cancellation);
    }

    private readonly record struct Message(ReadOnlyMemory<byte> Bytes, Action? Sent);
}
