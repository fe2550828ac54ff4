using Microsoft.Extensions.Logging.Abstractions;
using PartnerGraph.Projections.Contract.Finder;
using PartnerGraph.Projections.Finder.Elasticsearch;
using PartnerGraph.Projections.Finder.Elasticsearch.Transport;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Tests.Finder.Elasticsearch.Modelled;

namespace PartnerGraph.Projections.Tests.Finder.Elasticsearch;

/// <summary>The adapter before a server: a real one, when the environment names one, or a modelled one. Its indices are deleted at the end.</summary>
internal sealed class ElasticsearchServerFixture : IAsyncDisposable
{
    private const string Variable = "PARTNERGRAPH_ELASTICSEARCH";

    private readonly ElasticsearchOptions options;
    private readonly HttpMessageHandler server;

    private ElasticsearchServerFixture(Uri address, Func<ElasticsearchOptions, HttpMessageHandler> connect)
    {
        var credentials = address.UserInfo.Split(':', 2);
        options = new ElasticsearchOptions
        {
            Nodes = { new UriBuilder(address) { UserName = "", Password = "" }.Uri.AbsoluteUri },
            UserName = credentials.Length == 2 ? Uri.UnescapeDataString(credentials[0]) : null,
            Password = credentials.Length == 2 ? Uri.UnescapeDataString(credentials[1]) : null,
            ApiKey = Environment.GetEnvironmentVariable($"{Variable}_API_KEY"),
            CertificateFingerprint = Environment.GetEnvironmentVariable($"{Variable}_FINGERPRINT"),
            IndexPrefix = $"pg-test-{Guid.NewGuid():N}-",
            Replicas = 0,
            // Terms and facets of several shards must be put together rightly too.
            Shards = 2,
        };
        server = connect(options);
        Store = Connect();
    }

    /// <summary>For what the processes of one machine share.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory().FullName;

    public ElasticsearchFinderStore Store { get; }

    public static ElasticsearchServerFixture Modelled() => new(new Uri("http://model.test:9200"), _ => new ModelledServer());

    /// <summary>Skips the test, loudly, when there is no server.</summary>
    public static ElasticsearchServerFixture OrSkip(string test)
    {
        var address = Environment.GetEnvironmentVariable(Variable);
        Skip.If(string.IsNullOrEmpty(address), $"NOT PROVEN: no Elasticsearch server. Set {Variable} to its address, such as http://localhost:9200, to run this test.");
        return new(new Uri(address!), options => Recorded(ElasticsearchHandler.For(options), test, options.IndexPrefix));
    }

    /// <summary>A new generation that serves.</summary>
    public async Task<IReadModelGeneration> Open()
    {
        var generation = await Store.Next(default);
        await generation.Open(ready: true, default);
        await Store.Use(generation, default);
        return generation;
    }

    /// <summary>What another start of a process has: nothing remembered, the same server.</summary>
    public FinderFixture Reopen()
    {
        var store = Connect();
        return new(store, store, new Forgotten());
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DeleteOthers(default);
        foreach (var generation in await Store.Existing(default)) await generation.Delete();
        Store.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private ElasticsearchFinderStore Connect() => new(
        options, new ProjectionOptions { DataDirectory = Folder }, server, TimeProvider.System, NullLogger<ElasticsearchFinderStore>.Instance);

    // The handler is shared with the next start; the fixture disposes of it.
    private sealed class Forgotten : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private static HttpMessageHandler Recorded(HttpMessageHandler server, string test, string prefix) =>
        Environment.GetEnvironmentVariable($"{Variable}_RECORD") is { Length: > 0 } records
            ? new ExchangeRecorder(server, Path.Combine(records, $"{test}.json"), $"Recorded from a server by {test}.", prefix)
            : server;
}
