using Microsoft.Extensions.Logging;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Searching;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch;

/// <summary>Partner Finder in Elasticsearch 7.10 to 9.x, for installations with several API nodes.</summary>
public sealed class ElasticsearchFinderStore : IReadModelStore, IFinderIndex, IDisposable
{
    private readonly ElasticsearchConnection client;
    private readonly FinderIndices indices;
    private readonly ServedIndex reads;

    /// <param name="through">What requests to the nodes go through on their way; null for nothing.</param>
    /// <exception cref="InvalidOperationException">The options are not valid.</exception>
    public ElasticsearchFinderStore(
        ElasticsearchOptions options, ProjectionOptions projections, TimeProvider clock, ILogger<ElasticsearchFinderStore> log,
        Func<HttpMessageHandler, HttpMessageHandler>? through = null)
    {
        client = new ElasticsearchConnection(options, clock, log, through);
        indices = new FinderIndices(client, options);
        reads = new ServedIndex(client, indices.Alias);
        Lock = new ReadModelLock(Path.Combine(projections.DataDirectory, "read", $"{Name}.lock"));
    }

    public string Name => FinderEvents.ReadModelName;

    public bool IsReaction => false;

    public IReadOnlyCollection<Type> Events => FinderEvents.Followed;

    public string Fingerprint => FinderMapping.Fingerprint;

    /// <summary>Between the processes of one machine; between machines, versions keep writers from harming each other.</summary>
    public IReadModelLock Lock { get; }

    public async Task<IReadOnlyList<IReadModelGeneration>> Existing(CancellationToken cancellation) =>
        [.. (await indices.Existing(cancellation)).Select(Generation)];

    public async Task<IReadModelGeneration> Next(CancellationToken cancellation) => Generation(await indices.Next(cancellation));

    public Task Use(IReadModelGeneration generation, CancellationToken cancellation) => indices.Serve(generation.Name, cancellation);

    public async Task<bool> HasOthers(CancellationToken cancellation) => (await indices.Others(cancellation)).Count > 0;

    /// <remarks>A search is one request, which the server finishes with the index that it began with: no reader has to be waited for.</remarks>
    public async Task DeleteOthers(CancellationToken cancellation)
    {
        foreach (var index in await indices.Others(cancellation)) await indices.Delete(index, cancellation);
    }

    /// <remarks>After its own attempts, which are over in seconds: a server that is started again takes longer.</remarks>
    public bool IsPassing(Exception fault) => fault is ElasticsearchException { IsPassing: true };

    public Task Probe(CancellationToken cancellation) => reads.Probe(cancellation);

    public Task<FinderFound> Search(FinderSearch search, CancellationToken cancellation = default) => Reads().Search(search, cancellation);

    public Task<IReadOnlyDictionary<string, FinderEntry>> Get(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation = default) =>
        Reads().Get(partnerIds, cancellation);

    public Task<IReadOnlyDictionary<string, string>> Corrections(IReadOnlyCollection<string> words, CancellationToken cancellation = default) =>
        Reads().Corrections(words, cancellation);

    public void Dispose()
    {
        client.Dispose();
        Lock.Dispose();
    }

    private ServedIndex Reads()
    {
        ReadTrace.Current?.Note(Name);
        return reads;
    }

    private ElasticsearchGeneration Generation(string index) => new(client, indices, index);
}
