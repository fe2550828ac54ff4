using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PartnerGraph.Write.EventStore.Chain;

/// <summary>
/// Computes links of the chain over the log: the SHA-256 of the link before and, for every event that one commit stored, of its place and
/// its <see cref="EventDigest"/>.
/// </summary>
internal sealed class ChainHash : IDisposable
{
    public const int Size = SHA256.HashSizeInBytes;

    private const int Place = 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _pending = new byte[64 * (Place + EventDigest.Size)];
    private int _length;

    /// <summary>The link that the first commit of a log follows.</summary>
    public static byte[] OfEmpty(Guid log) => SHA256.HashData([.. "PartnerGraph log "u8, .. log.ToByteArray(bigEndian: true)]);

    /// <summary>Begins a link; what an earlier one left unfinished is forgotten.</summary>
    public void Begin(ReadOnlySpan<byte> before)
    {
        Drop();
        _hash.GetHashAndReset();
        _hash.AppendData(before);
    }

    /// <summary>Adds an event, until <see cref="Keep"/> as one that may be taken back.</summary>
    public void Add(long position, long version, ReadOnlySpan<byte> digest)
    {
        if (_pending.Length < _length + Place + digest.Length) Array.Resize(ref _pending, _pending.Length * 2);
        var target = _pending.AsSpan(_length);
        BinaryPrimitives.WriteInt64BigEndian(target, position);
        BinaryPrimitives.WriteInt64BigEndian(target[8..], version);
        digest.CopyTo(target[Place..]);
        _length += Place + digest.Length;
    }

    public void Keep()
    {
        _hash.AppendData(_pending.AsSpan(0, _length));
        _length = 0;
    }

    public void Drop() => _length = 0;

    public byte[] End() => _hash.GetHashAndReset();

    public void Dispose() => _hash.Dispose();
}
