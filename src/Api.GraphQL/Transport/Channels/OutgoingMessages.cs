using System.Net.WebSockets;
using PartnerGraph.Api.GraphQL.Transport.Sockets;

namespace PartnerGraph.Api.GraphQL.Transport.Channels;

/// <summary>
/// The one writer of a connection, with a bounded queue, so that a client that does not read costs a fixed amount of memory. Whoever sends writes, unless
/// somebody does already; while nothing is sent there is neither a queue nor anybody who waits at it.
/// </summary>
internal sealed class OutgoingMessages(IMessageSink sink, GraphQLTransportOptions options, TimeProvider time)
{
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private Queue<Message>? _queue;
    private CancellationToken _gone;
    private SocketClose? _close;
    private bool _discard;
    private bool _finished;
    private bool _writing;
    private int _waiting;
    private long _waitingBytes;

    /// <summary>Completes as soon as the connection is to be closed, however long the peer takes to read what is under way.</summary>
    public Task Closing => _closing.Task;

    /// <summary>Queues a message; <paramref name="sent"/> runs once it was written. A full queue closes the socket with 4503.</summary>
    public void Send(ReadOnlyMemory<byte> bytes, Action? sent = null)
    {
        lock (_gate)
        {
            if (_close is not null) return;
            if (++_waiting > options.MaxQueuedMessages | (_waitingBytes += bytes.Length) > options.MaxQueuedBytes)
            {
                _discard = true;
                _close = SocketClose.TooSlow;
            }
            else
            {
                (_queue ??= new()).Enqueue(new(bytes, sent));
            }

            if (_writing && _close is null) return;
        }

        if (_close is not null) _closing.TrySetResult();
        Write();
    }

    /// <summary>Closes after what is queued; the first reason counts.</summary>
    public void Close(SocketClose reason)
    {
        lock (_gate) _close ??= reason;
        _closing.TrySetResult();
        Write();
    }

    /// <summary>Completes when the close frame has been sent, earlier when the peer is gone or has stopped reading.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        _gone = cancellation;
        await using var leaving = cancellation.UnsafeRegister(static self => ((OutgoingMessages)self!).Abandon(), this);
        await _ended.Task;
    }

    private void Write()
    {
        lock (_gate)
        {
            if (_writing) return;
            _writing = true;
        }

        _ = WriteAll();
    }

    private async Task WriteAll()
    {
        try
        {
            while (Next() is { } message)
            {
                if (!_discard) await Write(message.Bytes);
                Written(message);
            }
        }
        catch (Exception gone) when (IsGone(gone))
        {
            Abandon();
            return;
        }

        if (IsToFinish()) await Finish(_close!);
    }

    private Message? Next()
    {
        lock (_gate)
        {
            if (_queue is { Count: > 0 } queue) return queue.Dequeue();
            _queue = null;
            // Once the close frame is due nobody writes any more.
            _writing = _close is not null;
            return null;
        }
    }

    private bool IsToFinish()
    {
        lock (_gate) return _close is not null && !_finished && (_finished = true);
    }

    private void Written(Message message)
    {
        lock (_gate)
        {
            _waiting--;
            _waitingBytes -= message.Bytes.Length;
        }

        message.Sent?.Invoke();
    }

    private async Task Finish(SocketClose close)
    {
        try
        {
            await sink.Close(close, _gone).WaitAsync(options.SendTimeout, time, _gone);
            _ended.TrySetResult();
        }
        catch (Exception gone) when (IsGone(gone))
        {
            Abandon();
        }
    }

    private async ValueTask Write(ReadOnlyMemory<byte> bytes)
    {
        var writing = sink.Write(bytes, _gone);
        if (writing.IsCompletedSuccessfully) return;
        await writing.AsTask().WaitAsync(options.SendTimeout, time, _gone);
    }

    private void Abandon()
    {
        lock (_gate) _close ??= SocketClose.Normal;
        sink.Abort();
        _ended.TrySetResult();
    }

    private static bool IsGone(Exception fault) =>
        fault is WebSocketException or OperationCanceledException or TimeoutException or IOException or ObjectDisposedException;

    private sealed record Message(ReadOnlyMemory<byte> Bytes, Action? Sent);
}
