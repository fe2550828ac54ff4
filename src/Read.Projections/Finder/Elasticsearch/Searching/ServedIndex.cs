using PartnerGraph.Projections.Finder.Elasticsearch.Indexing;
using PartnerGraph.Projections.Finder.Elasticsearch.Transport;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Finder.Elasticsearch.Searching;

/// <summary>Searches of the generation that serves.</summary>
internal sealed class ServedIndex(ElasticsearchClient client, string alias) : IFinderIndex
{
    public Task<FinderFound> Search(FinderSearch search, CancellationToken cancellation = default) => Serving(async () =>
        (await client.Ask<SearchAnswer>(SearchRequest.Of(search).To(alias), cancellation)).For(search));

    public Task<IReadOnlyDictionary<string, FinderEntry>> Get(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation = default) =>
        Serving<IReadOnlyDictionary<string, FinderEntry>>(async () => await EntryReads.Get(client, alias, partnerIds, cancellation));

    public Task<IReadOnlyDictionary<string, string>> Corrections(IReadOnlyCollection<string> words, CancellationToken cancellation = default) =>
        Serving(() => WordCorrections.Of(client, alias, words, cancellation));

    private static async Task<T> Serving<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (ElasticsearchException fault) when (fault.IsPassing || fault.Type == "index_not_found_exception")
        {
            throw new ReadModelUnavailableException(FinderEvents.ReadModelName, fault);
        }
    }
}
