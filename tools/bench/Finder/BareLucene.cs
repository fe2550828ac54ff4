using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Read.Projections.Finder.Text;

namespace PartnerGraph.Bench.Finder;

/// <summary>
/// The least that Lucene itself does for a request on the same files: the one plain query that finds it, the best twenty numbers of
/// documents, no facets, no order but its own, nothing read of what was found.
/// </summary>
internal sealed class BareLucene : IDisposable
{
    private readonly FSDirectory directory;
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public BareLucene(string folder)
    {
        directory = FSDirectory.Open(folder);
        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader);
    }

    public int Find(AskedKind kind, FinderRequest request) => searcher.Search(Query(kind, request), 20).TotalHits;

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
    }

    private static Query Query(AskedKind kind, FinderRequest request)
    {
        switch (kind)
        {
            case AskedKind.ExactName: return new TermQuery(Term(FinderField.Key, FinderText.Key(request.Text!)));
            case AskedKind.OneTypo: return new FuzzyQuery(Term(FinderField.Key, FinderText.Key(request.Text!)), 1);
            case AskedKind.WhileTyping: return new TermQuery(Term(FinderField.KeyStart, FinderText.Key(request.Text!)));
            case AskedKind.TwoWords: return All(FinderText.Words(request.Text!).Select(word => Term(FinderField.Label, FinderText.Stem(word.Value))));
            case AskedKind.CategoryWord: return new TermQuery(Term(FinderField.Label, FinderText.Stem(FinderText.Words(request.Text!)[0].Value)));
            case AskedKind.FilterOnly: return All(request.Filters.Select(filter => new Term($"facet.{filter.Facet}", filter.Values[0])));
            case AskedKind.NoWords: return new TermQuery(new Term("listed", "1"));
            default: throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    private static Term Term(FinderField field, string value) => new(field.ToString(), value);

    private static BooleanQuery All(IEnumerable<Term> terms)
    {
        var all = new BooleanQuery();
        foreach (var term in terms) all.Add(new TermQuery(term), Occur.MUST);
        return all;
    }
}
