using Lucene.Net.Index;
using Lucene.Net.Search;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>Words that stand in the index in place of words that do not.</summary>
internal static class LuceneCorrections
{
    // The nearest neighbours come first; a word that resembles thousands is no misspelt one.
    private const int MostNeighbours = 256;

    private static readonly string Field = FinderField.Word.ToString();

    public static IReadOnlyDictionary<string, string> Of(IndexSearcher searcher, IReadOnlyCollection<string> words)
    {
        Dictionary<string, string> corrections = [];
        foreach (var word in CorrectionRule.Correctable(words))
            if (Frequency(searcher, word) == 0 && Closest(searcher, word) is { } closest) corrections[word] = closest;
        return corrections;
    }

    private static string? Closest(IndexSearcher searcher, string word) => Neighbours(searcher.IndexReader, word)
        .GroupBy(neighbour => CorrectionRule.Edits(word, neighbour)).Where(group => group.Key is not null).OrderBy(group => group.Key)
        .Select(group => group.Select(neighbour => (Word: neighbour, Frequency: Frequency(searcher, neighbour)))
            .Where(neighbour => neighbour.Frequency > 0)
            .OrderByDescending(neighbour => neighbour.Frequency).ThenBy(neighbour => neighbour.Word, StringComparer.Ordinal)
            .Select(neighbour => neighbour.Word).FirstOrDefault())
        .FirstOrDefault(best => best is not null);

    private static IEnumerable<string> Neighbours(IndexReader reader, string word) =>
        Near(reader, word, edits: 1, prefix: 0).Union(Near(reader, word, CorrectionRule.MostEdits, CorrectionRule.PrefixOfTwoEdits), StringComparer.Ordinal);

    private static IReadOnlyList<string> Near(IndexReader reader, string word, int edits, int prefix) =>
        NearTerms.Of(reader, new FinderQuery.Fuzzy(FinderField.Word, word, edits, prefix, Weight: 0), most: MostNeighbours);

    // The dictionary also knows words of documents that were deleted since: only those that are left count.
    private static int Frequency(IndexSearcher searcher, string word)
    {
        var frequency = 0;
        foreach (var leaf in searcher.IndexReader.Leaves)
        {
            var documents = leaf.AtomicReader.GetTermDocsEnum(new Term(Field, word));
            while (documents is not null && documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS) frequency++;
        }

        return frequency;
    }
}
