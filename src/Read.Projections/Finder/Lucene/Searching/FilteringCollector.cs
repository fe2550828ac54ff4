using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PartnerGraph.Read.Projections.Finder.Lucene.Indexing;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>
/// Lets through what every filter leaves, and counts facets. What one facet's filter alone keeps out still counts for that facet: the
/// counts say what choosing another value would bring.
/// </summary>
internal sealed class FilteringCollector(ICollector inner, FinderSearch search, CancellationToken cancellation) : ICollector
{
    // A caller who has gone should not cost the rest of a search.
    private const int DocumentsBetweenLooks = 256;

    private readonly FacetCounter[] counters = [.. search.Facets.Distinct().Select(facet => new FacetCounter(facet, FindsEverybody(search)))];
    private readonly (double X, double Y, double Z) from = search.Near is { } near ? Sphere.Direction(near.Point) : default;
    private readonly FixedBitSet[] allowed = new FixedBitSet[search.Filters.Length];
    private readonly BytesRef packed = new();
    private BinaryDocValues? points;

    /// <summary>How many documents every filter leaves.</summary>
    public int Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => false;

    public void SetScorer(Scorer scorer) => inner.SetScorer(scorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        inner.SetNextReader(context);
        for (var i = 0; i < allowed.Length; i++) allowed[i] = Allowed(context.AtomicReader, search.Filters[i]);
        foreach (var counter in counters) counter.SetNextReader(context.AtomicReader);
        points = search.Near?.WithinMetres is null ? null : context.AtomicReader.GetBinaryDocValues(LuceneFields.Points);
    }

    public void Collect(int doc)
    {
        if (doc % DocumentsBetweenLooks == 0) cancellation.ThrowIfCancellationRequested();
        var keptOutBy = -1;
        for (var i = 0; i < allowed.Length; i++)
        {
            if (allowed[i].Get(doc)) continue;
            if (keptOutBy >= 0) return;
            keptOutBy = i;
        }

        if (!IsNear(doc)) return;
        if (keptOutBy >= 0)
        {
            foreach (var counter in counters)
                if (counter.Facet == search.Filters[keptOutBy].Facet) counter.Count(doc);
            return;
        }

        Total++;
        foreach (var counter in counters) counter.Count(doc);
        inner.Collect(doc);
    }

    public IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets() => counters.ToDictionary(counter => counter.Facet, counter => counter.Counts());

    private static bool FindsEverybody(FinderSearch search) => search is { Query: null, Filters: [], Near: not { WithinMetres: not null } };

    private static FixedBitSet Allowed(AtomicReader reader, FacetFilter filter)
    {
        var bits = new FixedBitSet(reader.MaxDoc);
        foreach (var value in filter.Values)
        {
            var documents = reader.GetTermDocsEnum(new Term(LuceneFields.Of(filter.Facet), value));
            while (documents is not null && documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS) bits.Set(documents.DocID);
        }

        return bits;
    }

    private bool IsNear(int doc)
    {
        if (search.Near?.WithinMetres is not { } most) return true;
        if (points is null) return false;
        points.Get(doc, packed);
        return PackedPoints.Nearest(from, packed.Bytes.AsSpan(packed.Offset, packed.Length)) <= most;
    }
}
