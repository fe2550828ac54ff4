using Lucene.Net.Index;
using Lucene.Net.Search;
using PartnerGraph.Read.Projections.Finder.Lucene.Searching;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Indexing;

/// <summary>
/// Searchers whose scores are sums of weights and nothing else, and whose segments are ready: what a search needs of a new one is made
/// before anybody searches it.
/// </summary>
internal sealed class WarmSearchers : SearcherFactory
{
    public override IndexSearcher NewSearcher(IndexReader reader)
    {
        foreach (var leaf in reader.Leaves) Warm(leaf.AtomicReader);
        return new(reader) { Similarity = new WeightsAlone() };
    }

    private static void Warm(AtomicReader segment)
    {
        NearTerms.Warm(segment);
        FacetColumn.Warm(segment);
    }

    /// <summary>Merged segments are large: they are made ready where they are merged, while the old ones are searched.</summary>
    public sealed class Merged : IndexWriter.IndexReaderWarmer
    {
        public override void Warm(AtomicReader reader) => WarmSearchers.Warm(reader);
    }
}
