using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PartnerGraph.Import.Csv;

namespace PartnerGraph.Import.Focus;

/// <summary>
/// The id of a record that has none: a hash of what was charged to whom, when and how much. It is the same however numbers and
/// instants are spelled, in whatever order columns stand, and whichever columns are added that say something else about the charge.
/// </summary>
public sealed class FocusIdentity
{
    /// <summary>Begins the ids of this kind; ids of another kind for the same charges would begin otherwise.</summary>
    public const string Prefix = "h2-";

    /// <summary>Whether an id was made of what a line says, by this release or by one before it (32 hexadecimal digits).</summary>
    public static bool IsOne(string lineId) =>
        lineId.StartsWith(Prefix, StringComparison.Ordinal) || (lineId.Length == 32 && lineId.All(char.IsAsciiHexDigitLower));

    private enum Kind { Text, Word, Number, Instant }

    // The order is part of every stored id. Names, tags and descriptions are left out: they change while the charge stays.
    private readonly (Kind Kind, int[] Ordinals)[] parts;

    internal FocusIdentity(CsvHeader header) => parts =
    [
        Part(header, Kind.Text, "BillingAccountId"), Part(header, Kind.Text, "SubAccountId"),
        Part(header, Kind.Instant, "ChargePeriodStart"), Part(header, Kind.Instant, "ChargePeriodEnd"),
        Part(header, Kind.Text, "ServiceName", "ServiceCategory"), Part(header, Kind.Text, "RegionId", "RegionName"),
        Part(header, Kind.Text, "ResourceId", "ResourceName"), Part(header, Kind.Text, "SkuId"), Part(header, Kind.Text, "SkuPriceId"),
        Part(header, Kind.Word, "ChargeCategory"), Part(header, Kind.Word, "ChargeClass"), Part(header, Kind.Word, "ChargeFrequency"),
        Part(header, Kind.Word, "PricingCategory"), Part(header, Kind.Text, "CommitmentDiscountId"), Part(header, Kind.Word, "CommitmentDiscountStatus"),
        Part(header, Kind.Number, "PricingQuantity"), Part(header, Kind.Number, "ConsumedQuantity"),
        Part(header, Kind.Number, "BilledCost"), Part(header, Kind.Number, "ListCost"),
    ];

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    internal string Of(CsvRow row)
    {
        for (var index = 0; index < parts.Length; index++)
        {
            var field = FirstOf(row, parts[index].Ordinals);
            if (field.IsEmpty) continue;
            Append((char)index, field, parts[index].Kind);
        }

        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return Prefix + Convert.ToHexStringLower(digest[..16]);
    }

    private static (Kind Kind, int[] Ordinals) Part(CsvHeader header, Kind kind, params string[] names) => (kind, [.. names.Select(header.Find)]);

    private static ReadOnlySpan<char> FirstOf(CsvRow row, int[] ordinals)
    {
        foreach (var ordinal in ordinals)
            if (row.Field(ordinal) is { IsEmpty: false } field) return field;
        return [];
    }

    private void Append(char part, ReadOnlySpan<char> field, Kind kind)
    {
        Append([part]);
        Span<char> normal = stackalloc char[512];
        if (kind == Kind.Number && DecimalText.TryNormalize(field, normal, out var length)) Append(normal[..length]);
        else if (kind == Kind.Word && field.Length <= normal.Length) Append(normal[..field.ToUpperInvariant(normal)]);
        else if (kind == Kind.Instant && InstantText.TryParse(field, out var instant)) Append(instant.ToUnixTimeMilliseconds());
        else Append(field);
        Append("\0");
    }

    private void Append(long milliseconds)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, milliseconds);
        hash.AppendData(bytes);
    }

    private void Append(ReadOnlySpan<char> text) => hash.AppendData(MemoryMarshal.AsBytes(text));
}
