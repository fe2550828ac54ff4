namespace PartnerGraph.Import.Csv;

/// <summary>Where the columns of a file stand; names are compared without regard to case.</summary>
public sealed class CsvHeader
{
    private readonly Dictionary<string, int> ordinals = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ImportFileException">A column is there twice.</exception>
    internal CsvHeader(IRecords records)
    {
        for (var ordinal = 0; ordinal < records.FieldCount; ordinal++)
        {
            var name = records.Field(ordinal).Trim().ToString();
            if (!ordinals.TryAdd(name, ordinal)) throw new ImportFileException($"The column {name} is there twice.");
        }
    }

    public int Count => ordinals.Count;

    public IReadOnlyCollection<string> Names => ordinals.Keys;

    /// <summary>The place of a column; -1 when the file does not have it.</summary>
    public int Find(string name) => ordinals.GetValueOrDefault(name, -1);

    /// <exception cref="ImportFileException">The file lacks one of the columns.</exception>
    public void Require(params IReadOnlyList<string> names)
    {
        var missing = names.Where(name => Find(name) < 0).ToList();
        if (missing.Count > 0) throw new ImportFileException($"The file lacks the {(missing.Count == 1 ? "column" : "columns")} {string.Join(", ", missing)}.");
    }
}
