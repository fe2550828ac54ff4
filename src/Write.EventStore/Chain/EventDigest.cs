using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PartnerGraph.Write.EventStore.Chain;

/// <summary>
/// The SHA-256 of everything that a stored event says, its place excepted, so that whoever appends computes it before the event waits for the
/// writer. Lengths come before what they measure: no two events give the same bytes.
/// </summary>
internal static class EventDigest
{
    public const int Size = SHA256.HashSizeInBytes;

    private const int Header = 32;

    public static void Write(
        Span<byte> digest, ReadOnlySpan<byte> id, ReadOnlySpan<byte> stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data, ReadOnlySpan<byte> metadata)
    {
        var length = Header + stream.Length + type.Length + data.Length + metadata.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var target = rented.AsSpan(0, length);
        id.CopyTo(target);
        BinaryPrimitives.WriteInt32BigEndian(target[16..], stream.Length);
        BinaryPrimitives.WriteInt32BigEndian(target[20..], type.Length);
        BinaryPrimitives.WriteInt32BigEndian(target[24..], data.Length);
        BinaryPrimitives.WriteInt32BigEndian(target[28..], metadata.Length);
        Copy(metadata, Copy(data, Copy(type, Copy(stream, target[Header..]))));
        SHA256.HashData(target, digest);
        ArrayPool<byte>.Shared.Return(rented);
    }

    private static Span<byte> Copy(ReadOnlySpan<byte> source, Span<byte> target)
    {
        source.CopyTo(target);
        return target[source.Length..];
    }
}
