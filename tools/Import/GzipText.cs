using System.Buffers.Binary;
using System.IO.Compression;

namespace PartnerGraph.Import;

/// <summary>What a gzip file holds. One that is cut off ends like a whole one, unless what its end says of its length is looked at.</summary>
internal sealed class GzipText : Stream
{
    private readonly GZipStream inner;
    private readonly uint stated;
    private long length;

    /// <param name="file">Can be sought in; at its beginning.</param>
    public GzipText(Stream file)
    {
        Span<byte> end = stackalloc byte[sizeof(uint)];
        file.Position = Math.Max(0, file.Length - end.Length);
        file.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        file.Position = 0;
        stated = BinaryPrimitives.ReadUInt32LittleEndian(end);
        inner = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="InvalidDataException">The file is damaged, or cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        length += read;
        // Of several parts written one behind the other the last one's length is stated.
        if (read == 0 && buffer.Length > 0 && stated > length) throw new InvalidDataException("It ends before its end.");
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
