using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.Chain;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Log;

/// <summary>An event of the log with everything that says where it belongs. Its position is its revision in the server's stream.</summary>
internal sealed record LogRecord(long Position, Guid Id, string Type, ReadOnlyMemory<byte> Data, LogEnvelope Envelope)
{
    /// <summary>Records of what was decided, linked to what is before them.</summary>
    public static List<LogRecord> Of(IReadOnlyList<PlacedEvent> placed, byte[] link)
    {
        var records = new List<LogRecord>(placed.Count);
        foreach (var (position, version, stream, appended, ends) in placed)
        {
            link = Next(link, position, version, appended.Id, stream, appended.Type, appended.Data.Span, appended.Metadata.Span);
            records.Add(new(position, appended.Id, appended.Type, appended.Data, new(stream, version, link, !ends, null, appended.Metadata)));
        }

        return records;
    }

    /// <summary>Whether it is what followed the link before it when it was appended.</summary>
    public bool Follows(byte[] link) => Next(link, Position, Envelope.Version, Id, Envelope.Stream, Type, Data.Span, Envelope.Metadata.Span).AsSpan().SequenceEqual(Envelope.Link);

    private static byte[] Next(
        byte[] link, long position, long version, Guid id, string stream, string type, ReadOnlySpan<byte> data, ReadOnlySpan<byte> metadata)
    {
        Span<byte> linked = stackalloc byte[ChainHash.Size + 16 + EventDigest.Size], bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        link.CopyTo(linked);
        BinaryPrimitives.WriteInt64BigEndian(linked[ChainHash.Size..], position);
        BinaryPrimitives.WriteInt64BigEndian(linked[(ChainHash.Size + 8)..], version);
        EventDigest.Write(linked[(ChainHash.Size + 16)..], bytes, Encoding.UTF8.GetBytes(stream), Encoding.UTF8.GetBytes(type), data, metadata);
        return SHA256.HashData(linked);
    }
}
