using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PartnerGraph.Write.Application.Exports;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Import.Csv;

/// <summary>The fields of the current record by column, and what is found wrong with them.</summary>
public sealed class CsvRow
{
    private readonly IRecords records;
    private readonly TextPool pool = new();
    private readonly List<ColumnProblem> problems = [];
    private readonly Dictionary<string, long> beyondScale = new(StringComparer.Ordinal);

    internal CsvRow(IRecords records) => this.records = records;

    internal IReadOnlyList<ColumnProblem> Problems => problems;

    internal void Clear()
    {
        problems.Clear();
        beyondScale.Clear();
    }

    /// <summary>The field without blanks around it; empty for a missing column and for every way in which exports write that there is no value.</summary>
    public ReadOnlySpan<char> Field(int ordinal) => ordinal < 0 ? [] : NoValue.Or(records.Field(ordinal).Trim());

    /// <summary>One number for all that the record says.</summary>
    internal UInt128 Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var ordinal = 0; ordinal < records.FieldCount; ordinal++)
        {
            hash.AppendData(MemoryMarshal.AsBytes(Field(ordinal)));
            hash.AppendData([0, 0]);
        }

        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    public string? Text(int ordinal) => Field(ordinal) is { IsEmpty: false } field ? field.ToString() : null;

    /// <summary>What stands behind the apostrophe of a <see cref="FormulaGuard"/>, to the last blank; null when the field has none.</summary>
    public string? Guarded(int ordinal) => ordinal >= 0 && records.Field(ordinal) is var field && FormulaGuard.IsGuarded(field) ? field[1..].ToString() : null;

    /// <summary>The same string for equal fields.</summary>
    public string? Repeated(int ordinal) => Field(ordinal) is { IsEmpty: false } field ? pool.Of(field) : null;

    public string Required(int ordinal, string column)
    {
        if (Repeated(ordinal) is { } text) return text;
        Refuse(column, "A value is expected.");
        return "";
    }

    public ExactAmount Amount(int ordinal, string column)
    {
        var field = Field(ordinal);
        if (field.IsEmpty) return default;
        var problem = ExactAmountText.Parse(field, out var amount);
        // Costs that passed through binary floating point have such tails; refusing the charge for it would help nobody.
        if (problem == AmountProblem.TooManyDecimals && DecimalText.TryRound(field, ExactAmount.Scale, out var rounded, out var beyond))
        {
            problem = ExactAmountText.Parse(rounded, out amount);
            beyondScale[column] = beyond;
        }

        if (problem != AmountProblem.None) Refuse(column, Reason(problem, field));
        return amount;
    }

    /// <summary>An amount whose digits beyond the eighth decimal stand in a column of their own.</summary>
    public ExactAmount Amount(int ordinal, string column, int remainderOrdinal, string remainderColumn)
    {
        var amount = Amount(ordinal, column);
        if (Field(remainderOrdinal).IsEmpty) return amount;
        if (amount.TryAddRemainder(Amount(remainderOrdinal, remainderColumn), out var sum)) return sum;
        Refuse(remainderColumn, "A remainder is what rounding to eight decimals left: at most 0.000000005, of an amount in range.");
        return amount;
    }

    /// <summary>
    /// What rounding the column's amount to 18 decimals took away (positive) or added (negative), in units of the 36th decimal; 0 when nothing was.
    /// </summary>
    internal long BeyondScale(string column) => beyondScale.GetValueOrDefault(column);

    public DateTimeOffset Instant(int ordinal, string column)
    {
        var field = Field(ordinal);
        if (!InstantText.TryParse(field, out var instant))
            Refuse(column, $"An instant such as 2024-09-18T22:00:00Z is expected, not '{ColumnProblem.Shown(field)}'.");
        return instant;
    }

    public void Refuse(string column, string reason) => problems.Add(new ColumnProblem(column, reason));

    private static string Reason(AmountProblem problem, ReadOnlySpan<char> field) => problem == AmountProblem.TooManyDecimals
        ? DecimalText.IsTooLong(field)
            ? $"An amount has at most {DecimalText.MostDigits} digits. '{ColumnProblem.Shown(field)}' has more."
            : $"An amount other than 0 is not lost: '{ColumnProblem.Shown(field)}' is below the smallest that is told, 1e-{DecimalText.BeyondPlaces}."
        : $"{ExpenditureRules.Of(problem).Text} '{ColumnProblem.Shown(field)}' is not one.";
}
