using Npgsql;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql.Files;

/// <summary>Reads a file from anywhere, a part at a time, and holds no session in between: whoever fetches it may be slow.</summary>
internal sealed class PartsReader(ReadConnections connections, ReadNames names, Guid file, long bytes) : Stream
{
    private byte[] part = [];
    private long first, position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => bytes;

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "No file begins before its beginning.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || position >= bytes) return 0;
        if (position < first || position >= first + part.Length) await Load((int)(position / FileTables.PartSize), cancellationToken);
        var from = (int)(position - first);
        var count = Math.Min(buffer.Length, part.Length - from);
        part.AsSpan(from, count).CopyTo(buffer.Span);
        position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => position, _ => bytes };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async Task Load(int number, CancellationToken cancellation)
    {
        await connections.Retried(async () =>
        {
            await using var connection = new NpgsqlConnection(connections.Readers);
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand($"SELECT data FROM {names.FileParts} WHERE file = $1 AND number = $2", connection)
            {
                Parameters = { new() { Value = file }, new() { Value = number } },
            };
            part = await command.ExecuteScalarAsync(cancellation) as byte[] ?? throw new IOException("The file was taken away while it was read.");
        });
        first = (long)number * FileTables.PartSize;
    }
}
