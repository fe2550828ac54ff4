using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Searching;

/// <summary>Searches of the generation that serves.</summary>
internal sealed class ServedIndex(ElasticsearchConnection client, string alias) : IFinderIndex
{
    // Whoever asks for health waits no longer himself.
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(2);

    public Task<FinderFound> Search(FinderSearch search, CancellationToken cancellation = default) => Serving(async () =>
        (await client.Ask<SearchAnswer>(SearchRequest.Of(search).To(alias), cancellation)).For(search));

    public Task<IReadOnlyDictionary<string, FinderEntry>> Get(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation = default) =>
        Serving<IReadOnlyDictionary<string, FinderEntry>>(async () => await EntryReads.Get(client, alias, partnerIds, cancellation));

    public Task<IReadOnlyDictionary<string, string>> Corrections(IReadOnlyCollection<string> words, CancellationToken cancellation = default) =>
        Serving(() => WordCorrections.Of(client, alias, words, cancellation));

    /// <summary>One attempt at a search for nothing, which every shard has to answer.</summary>
    /// <exception cref="ElasticsearchException">It was not answered.</exception>
    public async Task Probe(CancellationToken cancellation) => (await client.AskOnce(SearchRequest.Nothing(alias), LongestProbe, cancellation)).Require();

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
