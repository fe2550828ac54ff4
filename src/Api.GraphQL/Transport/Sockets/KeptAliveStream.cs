namespace PartnerGraph.Api.GraphQL.Transport.Sockets;

/// <summary>
/// The bytes of a WebSocket, among which pings are put between two frames. A peer of which nothing came between two of them is gone.
/// The framework's own keep-alive does the same with a timer a socket, which wakes up four times as often as it pings.
/// </summary>
internal sealed class KeptAliveStream(Stream inner, Action cut) : Stream
{
    private static readonly byte[] Ping = [0x89, 0x00];

    private readonly Lock _gate = new();
    private Task _writing = Task.CompletedTask;
    private int _reads;
    private int _seen = -1;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Pings, or cuts the connection of a peer that has not answered the last ping.</summary>
    public void Visit()
    {
        var reads = Volatile.Read(ref _reads);
        if (reads == _seen)
        {
            cut();
            return;
        }

        _seen = reads;
        lock (_gate)
        {
            // A frame on its way shows as much as a ping.
            if (_writing.IsCompleted) _writing = WritePing();
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Whoever reads again has been given what it read for.
        Interlocked.Increment(ref _reads);
        return inner.ReadAsync(buffer, cancellationToken);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (!_writing.IsCompleted) return new(_writing = After(_writing, buffer, cancellationToken));
            var writing = inner.WriteAsync(buffer, cancellationToken);
            if (writing.IsCompletedSuccessfully) return writing;
            return new(_writing = writing.AsTask());
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private async Task After(Task before, ReadOnlyMemory<byte> buffer, CancellationToken cancellation)
    {
        await before;
        await inner.WriteAsync(buffer, cancellation);
    }

    // Whoever reads or writes next learns that the peer is gone.
    private async Task WritePing()
    {
        try
        {
            await inner.WriteAsync(Ping);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }
}
