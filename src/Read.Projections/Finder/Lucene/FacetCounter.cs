using Lucene.Net.Index;
using Lucene.Net.Util;

namespace PartnerGraph.Projections.Finder.Lucene;

/// <summary>Counts the values of one facet: by number within a segment, by value over all.</summary>
internal sealed class FacetCounter(Facet facet)
{
    private readonly Dictionary<string, int> totals = new(StringComparer.Ordinal);
    private SortedSetDocValues? values;
    private int[] counts = [];

    public Facet Facet => facet;

    public void SetNextReader(AtomicReader reader)
    {
        Add();
        values = reader.GetSortedSetDocValues(LuceneFields.Of(facet));
        counts = new int[values?.ValueCount ?? 0];
    }

    public void Count(int doc)
    {
        if (values is null) return;
        values.SetDocument(doc);
        for (var value = values.NextOrd(); value != SortedSetDocValues.NO_MORE_ORDS; value = values.NextOrd()) counts[value]++;
    }

    /// <summary>Values that occur, by falling count and then by value.</summary>
    public IReadOnlyList<FacetCount> Counts()
    {
        Add();
        (values, counts) = (null, []);
        return [.. totals.Select(total => new FacetCount(total.Key, total.Value)).OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal)];
    }

    private void Add()
    {
        var term = new BytesRef();
        for (var value = 0; value < counts.Length; value++)
        {
            if (counts[value] == 0) continue;
            values!.LookupOrd(value, term);
            var text = term.Utf8ToString();
            totals[text] = totals.GetValueOrDefault(text) + counts[value];
        }
    }
}
