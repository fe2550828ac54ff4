namespace PartnerGraph.Import.Csv;

/// <summary>One string for equal texts, for columns with few different values.</summary>
internal sealed class TextPool
{
    private const int MostTexts = 10_000;

    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public TextPool() => lookup = texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Of(ReadOnlySpan<char> text)
    {
        if (lookup.TryGetValue(text, out var known)) return known;
        var added = text.ToString();
        if (texts.Count < MostTexts) texts.Add(added);
        return added;
    }
}
