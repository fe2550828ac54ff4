namespace PartnerGraph.Import.Csv;

/// <summary>The currency of amounts: the file's, or the one that the import says for lines that name none; never a guess.</summary>
/// <param name="otherwise">Of lines that name none; null to refuse them.</param>
internal sealed class CurrencyColumn(CsvHeader header, string name, string? otherwise)
{
    private readonly int ordinal = header.Find(name);

    /// <exception cref="ImportFileException">The file has no such column, and the import says no currency.</exception>
    public static void Require(CsvHeader header, string name, string? otherwise)
    {
        if (otherwise is null && header.Find(name) < 0)
            throw new ImportFileException($"The file lacks the column {name}; where all its amounts are in US dollars, --currency USD says so.");
    }

    public string Of(CsvRow row)
    {
        if (row.Repeated(ordinal) is { } stated) return stated;
        if (otherwise is null) row.Refuse(name, "A currency is expected, such as USD; --currency says it for lines that name none.");
        return otherwise ?? "";
    }
}
