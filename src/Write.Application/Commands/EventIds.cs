using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PartnerGraph.Write.Application.Commands;

/// <summary>Ids that follow from what they stand for, so that doing something twice names it alike (RFC 9562, version 8).</summary>
public static class EventIds
{
    /// <summary>The id of the n-th event of a command.</summary>
    public static Guid Of(Guid commandId, int index)
    {
        Span<byte> name = stackalloc byte[20];
        commandId.TryWriteBytes(name);
        BinaryPrimitives.WriteInt32BigEndian(name[16..], index);
        return FromHash(SHA256.HashData(name));
    }

    /// <summary>The id that belongs to a text, such as a reaction's name with the position it reacts to.</summary>
    public static Guid Of(string name) => FromHash(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>A new id for an entity: sortable by time, 32 hexadecimal digits.</summary>
    public static string New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    private static Guid FromHash(ReadOnlySpan<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        hash[..16].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
