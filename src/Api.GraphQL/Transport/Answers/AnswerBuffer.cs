using System.Buffers;
using System.Security.Cryptography;

namespace PartnerGraph.Api.GraphQL.Transport.Answers;

/// <summary>Keeps the beginning of an answer and measures all of it.</summary>
/// <param name="keep">Bytes that are kept; of a longer answer only the length and the hash are known.</param>
/// <param name="hash">Whether <see cref="Hash"/> will be asked.</param>
internal sealed class AnswerBuffer(int keep, bool hash) : IBufferWriter<byte>, IDisposable
{
    private readonly IncrementalHash? _hash = hash ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);
    private int _used;

    public long Length { get; private set; }

    /// <summary>Whether <see cref="Kept"/> is the whole answer.</summary>
    public bool IsWhole { get; private set; } = true;

    public ReadOnlyMemory<byte> Kept => _bytes.AsMemory(0, _used);

    public byte[] Hash() => _hash!.GetHashAndReset();

    public void Advance(int count)
    {
        _hash?.AppendData(_bytes, _used, count);
        Length += count;
        if (IsWhole && Length <= keep) _used += count;
        else (IsWhole, _used) = (false, 0);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var wanted = Math.Max(sizeHint, 1024);
        if (_bytes.Length - _used < wanted) Grow(_used + wanted);
        return _bytes.AsMemory(_used);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _hash?.Dispose();
    }

    private void Grow(int atLeast)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(atLeast, _bytes.Length * 2));
        Kept.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
