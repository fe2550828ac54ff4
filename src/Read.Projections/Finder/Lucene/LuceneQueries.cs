using Lucene.Net.Index;
using Lucene.Net.Search;
using PartnerGraph.Projections.Finder.Ranking;

namespace PartnerGraph.Projections.Finder.Lucene;

/// <summary>A <see cref="FinderQuery"/> in the classes of Lucene.</summary>
internal static class LuceneQueries
{
    // A misspelt word has few neighbours; a bound keeps a hostile one from asking for thousands.
    private const int MostNeighbours = 256;

    public static Query Of(FinderQuery? query) => query is null
        ? new ConstantScoreQuery(new TermQuery(new Term(LuceneFields.Listed, "1"))) { Boost = 0 }
        : Translate(query);

    private static Query Translate(FinderQuery query)
    {
        switch (query)
        {
            case FinderQuery.Leaf leaf:
                return new ConstantScoreQuery(Match(leaf)) { Boost = leaf.Weight };
            case FinderQuery.Best best:
                var best_ = new DisjunctionMaxQuery(tieBreakerMultiplier: 0);
                foreach (var part in best.Parts) best_.Add(Translate(part));
                return best_;
            case FinderQuery.Sum sum:
                var all = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = sum.AtLeast };
                foreach (var part in sum.Parts) all.Add(Translate(part), Occur.SHOULD);
                return all;
            default:
                throw new ArgumentOutOfRangeException(nameof(query));
        }
    }

    private static Query Match(FinderQuery.Leaf leaf)
    {
        var field = leaf.Field.ToString();
        switch (leaf)
        {
            case FinderQuery.Term term:
                return new TermQuery(new Term(field, term.Value));
            case FinderQuery.Fuzzy fuzzy:
                return new FuzzyQuery(new Term(field, fuzzy.Value), fuzzy.Edits, fuzzy.Prefix, MostNeighbours, transpositions: true);
            case FinderQuery.Phrase phrase:
                var words = new PhraseQuery();
                foreach (var value in phrase.Values) words.Add(new Term(field, value));
                return words;
            default:
                throw new ArgumentOutOfRangeException(nameof(leaf));
        }
    }
}
