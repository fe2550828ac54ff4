using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PartnerGraph.Import.Csv;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Import;

/// <summary>
/// Finds lines that come twice in one import, however large. All lines are shown to it once (<see cref="Note"/>): a Bloom filter keeps the
/// few keys that may come twice, and only those are looked at closely when the files are read again. Memory grows with what repeats.
/// </summary>
/// <param name="bytes">The size of all files together.</param>
/// <param name="keepsAlike">Take lines that say the same in every field for charges of their own, where the file does not number them.</param>
public sealed class RepeatSieve(long bytes, bool keepsAlike = false)
{
    /// <summary>The line has not come before.</summary>
    public const int First = 1;

    /// <summary>The line is one that has come before.</summary>
    public const int Repeat = 0;

    /// <summary>The file gives the line an id that it has given to another content before.</summary>
    public const int Conflict = -1;

    private const int Hashes = 4, LeastBytes = 1 << 16, MostBytes = 1 << 26;

    private readonly ulong[] bits = new ulong[Math.Clamp(bytes / 64, LeastBytes, MostBytes) / sizeof(ulong)];
    private readonly Dictionary<UInt128, List<UInt128>?> twice = [];

    /// <summary>Shows a line before the import begins.</summary>
    public void Note(ExpenditureLine line)
    {
        var key = KeyOf(line);
        var (low, step, seen) = ((ulong)key, (ulong)(key >> 64) | 1, true);
        for (var hash = 0; hash < Hashes; hash++, low += step)
        {
            var bit = low % ((ulong)bits.Length * 64);
            ref var word = ref bits[bit / 64];
            seen &= (word & (1UL << (int)(bit % 64))) != 0;
            word |= 1UL << (int)(bit % 64);
        }

        if (seen) twice[key] = null;
    }

    /// <summary>
    /// Whether the line is the first with its id, or which one; <see cref="Repeat"/> when it says nothing new. A line under an id of the file is
    /// never numbered: the same id with another content is a <see cref="Conflict"/>.
    /// </summary>
    /// <param name="row">Where the line comes from when its id was made of what it says: then another column may still tell two apart.</param>
    internal int Place(ExpenditureLine line, CsvRow? row)
    {
        var key = KeyOf(line);
        if (!twice.TryGetValue(key, out var met)) return First;
        if (met is null) twice[key] = met = [];
        var content = row is null ? ContentOf(line) : row.Digest();
        if (met.Contains(content) && (row is null || !keepsAlike)) return Repeat;
        met.Add(content);
        return row is null && met.Count > 1 ? Conflict : met.Count;
    }

    /// <summary>The files are read once more from the beginning.</summary>
    public void Rewind()
    {
        foreach (var met in twice.Values) met?.Clear();
    }

    private static UInt128 KeyOf(ExpenditureLine line) => Digest($"{line.Source}:{line.LineId}");

    // Only of lines under one id, so that 32 bits tell them apart.
    private static UInt128 ContentOf(ExpenditureLine line) => (uint)line.GetHashCode();

    private static UInt128 Digest(string text)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
