using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Indexing;

/// <summary>Searches of one index: of what this process applies, or of what another one has committed.</summary>
internal sealed class LuceneReaders
{
    private static readonly ConditionalWeakTable<object, object> Stamps = [];

    private volatile SearcherManager? searchers;

    /// <summary>What a searcher sees never changes: searchers of one reader have one stamp, and of others another.</summary>
    public static object StampOf(IndexSearcher searcher) => Stamps.GetValue(searcher.IndexReader, static _ => new object());

    /// <summary>New searches see what the writer applies; those under way finish with what they have.</summary>
    public void See(IndexWriter writer) => Use(new SearcherManager(writer, applyAllDeletes: true, new WarmSearchers()));

    /// <summary>New searches see what was committed.</summary>
    public void See(global::Lucene.Net.Store.Directory committed) => Use(new SearcherManager(committed, new WarmSearchers()));

    /// <summary>New searches see what was applied or committed until now.</summary>
    public void Refresh() => searchers!.MaybeRefreshBlocking();

    public T Read<T>(Func<IndexSearcher, T> read)
    {
        while (true)
        {
            var manager = searchers!;
            IndexSearcher searcher;
            try
            {
                searcher = manager.Acquire();
            }
            catch (ObjectDisposedException) when (manager != searchers)
            {
                // This process has become the writer meanwhile.
                continue;
            }

            try
            {
                return read(searcher);
            }
            finally
            {
                manager.Release(searcher);
            }
        }
    }

    public void Close() => searchers?.Dispose();

    private void Use(SearcherManager next)
    {
        var followed = searchers;
        searchers = next;
        followed?.Dispose();
    }
}
