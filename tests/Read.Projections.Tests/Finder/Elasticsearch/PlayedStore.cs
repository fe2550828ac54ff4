using Microsoft.Extensions.Logging.Abstractions;
using PartnerGraph.Read.Projections.Finder.Elasticsearch;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>The adapter before a server that plays recorded exchanges; at the end all of them must have been asked for.</summary>
internal sealed class PlayedStore : IDisposable
{
    private readonly ExchangePlayer player;
    private readonly ElasticsearchOptions options = new() { Nodes = { "https://search.test:9200" }, IndexPrefix = "pg-" };

    public PlayedStore(string exchanges, Action<ElasticsearchOptions>? configure = null)
    {
        configure?.Invoke(options);
        Clock = new RetryClock(options.RequestTimeout);
        player = new ExchangePlayer(ExchangeFile.Read(exchanges, FinderMapping.Fingerprint));
        // Nothing is locked in these tests, so nothing is written there.
        var nowhere = new ProjectionOptions { DataDirectory = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")) };
        Store = new ElasticsearchFinderStore(options, nowhere, Clock, NullLogger<ElasticsearchFinderStore>.Instance, _ => player);
    }

    public static string Serving => $"pg-finder-{FinderMapping.Fingerprint}-0001";

    public ElasticsearchFinderStore Store { get; }

    public RetryClock Clock { get; }

    /// <summary>The only generation that the exchanges know.</summary>
    public async Task<IReadModelGeneration> Generation() => Assert.Single(await Store.Existing(default));

    public void Dispose()
    {
        Store.Dispose();
        player.AssertAllPlayed();
    }
}
