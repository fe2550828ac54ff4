using Lucene.Net.Index;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>Counts the values of one facet: by number within a segment, by value over all.</summary>
/// <param name="everybody">Whether all are found: nobody has to be counted one by one then.</param>
internal sealed class FacetCounter(Facet facet, bool everybody)
{
    private readonly Dictionary<string, int> totals = new(StringComparer.Ordinal);
    private FacetColumn? column;
    private int[] counts = [];

    public Facet Facet => facet;

    public void SetNextReader(AtomicReader reader)
    {
        Add();
        column = FacetColumn.Of(reader, facet);
        counts = everybody ? column.Totals(reader.LiveDocs) : new int[column.Values.Count];
    }

    public void Count(int doc)
    {
        if (everybody) return;
        foreach (var value in column!.Of(doc)) counts[value]++;
    }

    /// <summary>Values that occur, by falling count and then by value.</summary>
    public IReadOnlyList<FacetCount> Counts()
    {
        Add();
        (column, counts) = (null, []);
        return [.. totals.Select(total => new FacetCount(total.Key, total.Value)).OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal)];
    }

    private void Add()
    {
        for (var value = 0; value < counts.Length; value++)
            if (counts[value] > 0) totals[column!.Values[value]] = totals.GetValueOrDefault(column.Values[value]) + counts[value];
    }
}
