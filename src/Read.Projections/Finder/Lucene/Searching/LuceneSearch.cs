using Lucene.Net.Search;
using Lucene.Net.Util;
using PartnerGraph.Read.Projections.Finder.Lucene.Indexing;
using Number = J2N.Numerics.Number;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>One page of results, their number and the counts of facets, in one pass over what the query matches.</summary>
internal static class LuceneSearch
{
    public static FinderFound Run(IndexSearcher searcher, FinderSearch search, CancellationToken cancellation)
    {
        var top = TopFieldCollector.Create(
            LuceneOrders.Of(search), search.Size + 1, search.After is { } key ? LuceneOrders.After(search.Order, key) : null,
            fillFields: true, trackDocScores: true, trackMaxScore: false, docsScoredInOrder: true);
        var counting = new FilteringCollector(top, search, cancellation);
        searcher.Search(LuceneQueries.Of(search.Query, searcher.IndexReader), counting);
        var found = top.GetTopDocs().ScoreDocs;
        return new(
            [.. found.Take(search.Size).Select(hit => Match(searcher, search, (FieldDoc)hit))], found.Length > search.Size, counting.Total, counting.Facets());
    }

    private static FinderMatch Match(IndexSearcher searcher, FinderSearch search, FieldDoc hit)
    {
        var entry = LuceneDocuments.EntryOf(searcher.Doc(hit.Doc));
        var distance = search.Near is { } near ? Sphere.Nearest(near.Point, entry) : null;
        return new(entry, hit.Score, distance, Key(hit, search.Order, entry.PartnerId));
    }

    private static FinderKey Key(FieldDoc hit, FinderOrder order, string partnerId) => order switch
    {
        FinderOrder.Name => new(0, ((Number)hit.Fields[1]).ToInt32(), Text(hit.Fields[0]), partnerId),
        FinderOrder.Tier => new(0, ((Number)hit.Fields[0]).ToInt32(), Text(hit.Fields[1]), partnerId),
        _ => new(((Number)hit.Fields[0]).ToDouble(), ((Number)hit.Fields[1]).ToInt32(), Text(hit.Fields[2]), partnerId),
    };

    private static string Text(object field) => ((BytesRef)field).Utf8ToString();
}
