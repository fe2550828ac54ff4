using Npgsql;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql.Files;

/// <summary>Writes a file on, a part at a time, each committed by itself: an export takes minutes, and no transaction should.</summary>
internal sealed class PartsWriter(ReadConnections connections, ReadNames names, Guid file) : Stream
{
    private readonly byte[] part = new byte[FileTables.PartSize];
    private int filled, number;
    private long written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => written;

    public override long Position { get => written; set => throw new NotSupportedException(); }

    /// <summary>Writes what is left.</summary>
    public Task Complete(CancellationToken cancellation) => filled == 0 ? Task.CompletedTask : Store(cancellation);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (filled == part.Length) Store();
            buffer = buffer[Take(buffer)..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            if (filled == part.Length) await Store(cancellationToken);
            buffer = buffer[Take(buffer.Span)..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // A part is written when it is full.
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Take(ReadOnlySpan<byte> buffer)
    {
        var taken = Math.Min(buffer.Length, part.Length - filled);
        buffer[..taken].CopyTo(part.AsSpan(filled));
        filled += taken;
        written += taken;
        return taken;
    }

    private void Store()
    {
        try
        {
            connections.Retried(() =>
            {
                using var connection = new NpgsqlConnection(connections.Writers);
                connection.Open();
                using var insert = Insert(connection);
                insert.ExecuteNonQuery();
            });
        }
        catch (PostgresException gone) when (gone.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw TakenAway(gone);
        }

        (number, filled) = (number + 1, 0);
    }

    private async Task Store(CancellationToken cancellation)
    {
        try
        {
            await connections.Retried(async () =>
            {
                await using var connection = new NpgsqlConnection(connections.Writers);
                await connection.OpenAsync(cancellation);
                await using var insert = Insert(connection);
                await insert.ExecuteNonQueryAsync(cancellation);
            });
        }
        catch (PostgresException gone) when (gone.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw TakenAway(gone);
        }

        (number, filled) = (number + 1, 0);
    }

    // Asked again when the answer was lost: the part may be there.
    private NpgsqlCommand Insert(NpgsqlConnection connection) =>
        new($"INSERT INTO {names.FileParts} (file, number, data) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", connection)
        {
            Parameters = { new() { Value = file }, new() { Value = number }, new() { Value = new ArraySegment<byte>(part, 0, filled) } },
        };

    private static IOException TakenAway(Exception gone) => new("The file was taken away while it was written.", gone);
}
