using System.Globalization;

namespace PartnerGraph.Write.Domain.Kernel.Reference;

/// <summary>A currency, and the decimals of its smallest unit.</summary>
/// <param name="Code">ISO 4217.</param>
public sealed record CurrencyUnit(string Code, int Digits);

/// <summary>The currencies in which a bank can be told to pay, from the embedded file <c>currencies.tsv</c>.</summary>
public static class Currencies
{
    private const int From = 0, Until = 1, Code = 2, Digits = 3;

    public static ReferenceTable<CurrencyUnit> Table { get; } = new([.. EmbeddedTable.Rows(typeof(Currencies).Assembly, "currencies.tsv").Select(Row)]);

    /// <summary>In how many decimals a currency is paid on a day of the business zone; null when it is none of that day.</summary>
    public static int? DigitsOf(string code, DateOnly day) => Table.On(day).FirstOrDefault(row => row.Content.Code == code)?.Content.Digits;

    /// <summary>Whether it is or was one.</summary>
    public static bool IsKnown(string code) => Table.All.Any(row => row.Content.Code == code);

    private static ReferenceRow<CurrencyUnit> Row(string[] fields) => new(
        new(fields[Code], int.Parse(fields[Digits], CultureInfo.InvariantCulture)), EmbeddedTable.Day(fields, From), EmbeddedTable.Day(fields, Until));
}
