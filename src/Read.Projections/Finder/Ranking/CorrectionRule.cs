namespace PartnerGraph.Read.Projections.Finder.Ranking;

/// <summary>
/// Which words a misspelt one may have meant, the same in every index: those one edit away, and those two edits away that begin with the same
/// character. It is what the term suggester of Elasticsearch proposes, and what people do: hardly anybody mistypes twice and the first letter too.
/// </summary>
internal static class CorrectionRule
{
    /// <summary>A shorter word has too many neighbours to be taken for misspelt.</summary>
    public const int ShortestWord = 4;

    public const int MostEdits = 2;

    /// <summary>Those two edits away begin with so many characters of the word.</summary>
    public const int PrefixOfTwoEdits = 1;

    /// <summary>The words that may be misspelt, each once.</summary>
    public static IEnumerable<string> Correctable(IEnumerable<string> words) =>
        words.Where(word => word.EnumerateRunes().Count() >= ShortestWord).Distinct(StringComparer.Ordinal);

    /// <summary>How many edits lie between a word and one that it may have meant; null when it cannot have meant that one.</summary>
    public static int? Edits(string word, string meant)
    {
        var edits = EditDistance.Of(word, meant, MostEdits);
        return edits < MostEdits || (edits == MostEdits && EditDistance.HavePrefix(word, meant, PrefixOfTwoEdits)) ? edits : null;
    }
}
