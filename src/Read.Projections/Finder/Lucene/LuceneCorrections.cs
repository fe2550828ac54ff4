using Lucene.Net.Index;
using Lucene.Net.Search;
using PartnerGraph.Projections.Finder.Ranking;

namespace PartnerGraph.Projections.Finder.Lucene;

/// <summary>Words that stand in the index in place of words that do not.</summary>
internal static class LuceneCorrections
{
    private const int MostEdits = 2, SamePrefix = 0, ShortestWord = 4;

    private static readonly string Field = FinderField.Word.ToString();

    public static IReadOnlyDictionary<string, string> Of(IndexSearcher searcher, IReadOnlyCollection<string> words)
    {
        Dictionary<string, string> corrections = [];
        foreach (var word in words.Where(word => word.Length >= ShortestWord).Distinct(StringComparer.Ordinal))
            if (Frequency(searcher, word) == 0 && Closest(searcher, word) is { } closest) corrections[word] = closest;
        return corrections;
    }

    private static string? Closest(IndexSearcher searcher, string word) => Neighbours(searcher.IndexReader, word)
        .GroupBy(neighbour => EditDistance.Of(neighbour, word)).OrderBy(group => group.Key)
        .Select(group => group.Select(neighbour => (Word: neighbour, Frequency: Frequency(searcher, neighbour)))
            .Where(neighbour => neighbour.Frequency > 0)
            .OrderByDescending(neighbour => neighbour.Frequency).ThenBy(neighbour => neighbour.Word, StringComparer.Ordinal)
            .Select(neighbour => neighbour.Word).FirstOrDefault())
        .FirstOrDefault(best => best is not null);

    private static IReadOnlyList<string> Neighbours(IndexReader reader, string word) =>
        NearTerms.Of(reader, new FinderQuery.Fuzzy(FinderField.Word, word, MostEdits, SamePrefix, Weight: 0), most: int.MaxValue);

    // The dictionary also knows words of documents that were deleted since; only a search knows who is left.
    private static int Frequency(IndexSearcher searcher, string word)
    {
        var counter = new TotalHitCountCollector();
        searcher.Search(new TermQuery(new Term(Field, word)), counter);
        return counter.TotalHits;
    }
}
