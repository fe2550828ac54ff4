using Microsoft.Extensions.Logging.Abstractions;
using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder.Elasticsearch;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch.Modelled;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>The adapter before a server: a real one, when the environment names one, or a modelled one. Its indices are deleted at the end.</summary>
internal sealed class ElasticsearchServerFixture : IAsyncDisposable
{
    private const string Variable = "PARTNERGRAPH_ELASTICSEARCH";

    private readonly ElasticsearchOptions options;
    private readonly Func<HttpMessageHandler, HttpMessageHandler> through;
    private ExchangePlayer? player;

    private ElasticsearchServerFixture(Uri address, string prefix, Func<ElasticsearchOptions, Func<HttpMessageHandler, HttpMessageHandler>> connect)
    {
        var credentials = address.UserInfo.Split(':', 2);
        options = new ElasticsearchOptions
        {
            Nodes = { new UriBuilder(address) { UserName = "", Password = "" }.Uri.AbsoluteUri },
            UserName = credentials.Length == 2 ? Uri.UnescapeDataString(credentials[0]) : null,
            Password = credentials.Length == 2 ? Uri.UnescapeDataString(credentials[1]) : null,
            ApiKey = Environment.GetEnvironmentVariable($"{Variable}_API_KEY"),
            CertificateFingerprint = Environment.GetEnvironmentVariable($"{Variable}_FINGERPRINT"),
            IndexPrefix = prefix,
            Replicas = 0,
            // Terms and facets of several shards must be put together rightly too.
            Shards = 2,
        };
        through = connect(options);
        Store = Connect();
    }

    /// <summary>For what the processes of one machine share.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory().FullName;

    public ElasticsearchFinderStore Store { get; }

    public static ElasticsearchServerFixture Modelled() => Before(new ModelledServer());

    /// <summary>Before a server that is no other machine.</summary>
    public static ElasticsearchServerFixture Before(HttpMessageHandler server) => new(new Uri("http://model.test:9200"), Unique(), _ => _ => server);

    /// <summary>Skips the test, loudly, when there is no server.</summary>
    public static ElasticsearchServerFixture OrSkip(string test)
    {
        var address = Environment.GetEnvironmentVariable(Variable);
        Skip.If(string.IsNullOrEmpty(address), $"NOT PROVEN: no Elasticsearch server. Set {Variable} to its address, such as http://localhost:9200, to run this test.");
        return new(new Uri(address!), Unique(), options => Recorded(test, options.IndexPrefix));
    }

    /// <summary>Before what 7.10.2 said to this test, all of which must be asked for. Skips the test, loudly, where that is missing.</summary>
    public static ElasticsearchServerFixture PlayedOrSkip(string test)
    {
        var folder = SharedData.Find("elasticsearch-7.10.2-exchanges");
        Skip.If(folder is null, "NOT PROVEN: the exchanges with Elasticsearch 7.10.2 are not there (../shared/data).");
        var player = new ExchangePlayer(ExchangeFile.Recorded(Path.Combine(folder!, ExchangeRecord.FileName(test)), FinderMapping.Fingerprint));
        return new(new Uri("http://search.test:9200"), "pg-", _ => _ => player) { player = player };
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
        player?.AssertAllPlayed();
    }

    private static string Unique() => $"pg-test-{Guid.NewGuid():N}-";

    private ElasticsearchFinderStore Connect() => new(
        options, new ProjectionOptions { DataDirectory = Folder }, TimeProvider.System, NullLogger<ElasticsearchFinderStore>.Instance, through);

    // The handler is shared with the next start; the fixture disposes of it.
    private sealed class Forgotten : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private static Func<HttpMessageHandler, HttpMessageHandler> Recorded(string test, string prefix)
    {
        if (Environment.GetEnvironmentVariable($"{Variable}_RECORD") is not { Length: > 0 } folder) return real => real;
        var record = new ExchangeRecord($"Recorded from a server by {test}.", Path.Combine(folder, ExchangeRecord.FileName(test)), prefix);
        return real => new ExchangeRecorder(real, record);
    }
}
