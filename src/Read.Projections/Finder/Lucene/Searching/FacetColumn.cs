using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>
/// The values of one facet in one segment as plain arrays. Lucene's own column decodes every number anew for every document and search,
/// which is most of the time of a search that finds everybody.
/// </summary>
internal sealed class FacetColumn
{
    // A segment never changes, and takes its columns with it when it goes.
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<Facet, Lazy<FacetColumn>>> Columns = [];

    private readonly int[] starts, numbers, totals;

    private FacetColumn(AtomicReader segment, Facet facet)
    {
        starts = new int[segment.MaxDoc + 1];
        if (segment.GetSortedSetDocValues(LuceneFields.Of(facet)) is not { } values)
        {
            (numbers, totals, Values) = ([], [], []);
            return;
        }

        List<int> all = [];
        for (var doc = 0; doc < segment.MaxDoc; doc++)
        {
            values.SetDocument(doc);
            for (var value = values.NextOrd(); value != SortedSetDocValues.NO_MORE_ORDS; value = values.NextOrd()) all.Add((int)value);
            starts[doc + 1] = all.Count;
        }

        (numbers, totals, Values) = ([.. all], new int[values.ValueCount], [.. Texts(values)]);
        foreach (var value in all) totals[value]++;
    }

    /// <summary>The values by their number.</summary>
    public IReadOnlyList<string> Values { get; }

    public static FacetColumn Of(AtomicReader segment, Facet facet) => Columns.GetOrCreateValue(segment.CoreCacheKey)
        .GetOrAdd(facet, static (name, reader) => new Lazy<FacetColumn>(() => new FacetColumn(reader, name), LazyThreadSafetyMode.PublicationOnly), segment).Value;

    /// <summary>Gets a segment ready, so that no search waits for it.</summary>
    public static void Warm(AtomicReader segment)
    {
        foreach (var facet in Enum.GetValues<Facet>()) Of(segment, facet);
    }

    /// <summary>The numbers of a document's values.</summary>
    public ReadOnlySpan<int> Of(int doc) => numbers.AsSpan(starts[doc], starts[doc + 1] - starts[doc]);

    /// <summary>How often each value occurs in all that was not deleted: only listed entries have values, so that is everybody who can be found.</summary>
    public int[] Totals(IBits? live)
    {
        int[] all = [.. totals];
        for (var doc = 0; doc < (live?.Length ?? 0); doc++)
        {
            if (live!.Get(doc)) continue;
            foreach (var value in Of(doc)) all[value]--;
        }

        return all;
    }

    private static IEnumerable<string> Texts(SortedSetDocValues values)
    {
        var term = new BytesRef();
        for (long value = 0; value < values.ValueCount; value++)
        {
            values.LookupOrd(value, term);
            yield return term.Utf8ToString();
        }
    }
}
