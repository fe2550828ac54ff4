using Lucene.Net.Index;
using Lucene.Net.Search;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>A <see cref="FinderQuery"/> in the classes of Lucene.</summary>
internal static class LuceneQueries
{
    // A misspelt word has few neighbours; a bound keeps a hostile one from asking for thousands.
    private const int MostNeighbours = 256;

    public static Query Of(FinderQuery? query, IndexReader reader) => query is null
        ? new ConstantScoreQuery(new TermQuery(new Term(LuceneFields.Listed, "1"))) { Boost = 0 }
        : Translate(query, reader);

    private static Query Translate(FinderQuery query, IndexReader reader)
    {
        switch (query)
        {
            case FinderQuery.Leaf leaf:
                return new ConstantScoreQuery(Match(leaf, reader)) { Boost = leaf.Weight };
            case FinderQuery.Best best:
                var bestOf = new DisjunctionMaxQuery(tieBreakerMultiplier: 0);
                foreach (var part in best.Parts) bestOf.Add(Translate(part, reader));
                return bestOf;
            case FinderQuery.Sum sum:
                // Where all must match, the rarest leads and the others are only looked up.
                var isAll = sum.AtLeast == sum.Parts.Length;
                var all = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = isAll ? 0 : sum.AtLeast };
                foreach (var part in sum.Parts) all.Add(Translate(part, reader), isAll ? Occur.MUST : Occur.SHOULD);
                return all;
            default:
                throw new ArgumentOutOfRangeException(nameof(query));
        }
    }

    private static Query Match(FinderQuery.Leaf leaf, IndexReader reader)
    {
        var field = leaf.Field.ToString();
        switch (leaf)
        {
            case FinderQuery.Term term:
                return new TermQuery(new Term(field, term.Value));
            case FinderQuery.Fuzzy fuzzy:
                var any = new BooleanQuery(disableCoord: true);
                foreach (var near in NearTerms.Of(reader, fuzzy, MostNeighbours)) any.Add(new TermQuery(new Term(field, near)), Occur.SHOULD);
                return any;
            case FinderQuery.Phrase phrase:
                var words = new PhraseQuery();
                foreach (var value in phrase.Values) words.Add(new Term(field, value));
                return words;
            default:
                throw new ArgumentOutOfRangeException(nameof(leaf));
        }
    }
}
