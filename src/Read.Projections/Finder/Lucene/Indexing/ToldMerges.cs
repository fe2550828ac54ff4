using Lucene.Net.Index;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Indexing;

/// <summary>Merges segments in the background, and tells of one that failed: by itself the library keeps that to itself, and segments pile up.</summary>
internal sealed class ToldMerges(Action<Exception> failed) : ConcurrentMergeScheduler
{
    protected override void HandleMergeException(Exception exc) => failed(exc);
}
