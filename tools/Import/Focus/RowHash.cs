using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PartnerGraph.Import.Csv;

namespace PartnerGraph.Import.Focus;

/// <summary>
/// The id of a record that has none: a hash of its fields, whatever the order of the columns and however an empty field is
/// written. Two records alike in every field are one line.
/// </summary>
internal sealed class RowHash(CsvHeader header)
{
    private readonly (string Name, int Ordinal)[] columns =
        [.. header.Names.Select(name => (name.ToUpperInvariant(), header.Find(name))).OrderBy(column => column.Item1, StringComparer.Ordinal)];

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public string Of(CsvRow row)
    {
        foreach (var (name, ordinal) in columns)
        {
            var field = row.Field(ordinal);
            if (field.IsEmpty) continue;
            Append(name);
            Append("\0");
            Append(field);
            Append("\0");
        }

        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest[..16]);
    }

    private void Append(ReadOnlySpan<char> text) => hash.AppendData(MemoryMarshal.AsBytes(text));
}
