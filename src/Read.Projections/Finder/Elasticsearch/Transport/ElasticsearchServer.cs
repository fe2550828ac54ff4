using Microsoft.Extensions.Logging;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

/// <summary>What a node says of itself.</summary>
internal sealed record ElasticsearchServer(string? ClusterName, string? Tagline, ElasticsearchServer.ServerVersion? Version)
{
    private static readonly Version Oldest = new(7, 10), ProductHeaderSince = new(7, 14), NewestKnown = new(9, int.MaxValue);

    /// <param name="Distribution">Named by OpenSearch alone.</param>
    public sealed record ServerVersion(string? Number, string? Distribution);

    /// <summary>Answers to <c>GET /</c> decide whether this is a server that the adapter is made for.</summary>
    /// <exception cref="ElasticsearchException">It is another product, or too old.</exception>
    public static void Check(ElasticsearchAnswer answer, ILogger log)
    {
        if (answer.Status == System.Net.HttpStatusCode.Forbidden)
        {
            // A user may well be allowed no more than its own indices.
            log.LogWarning("This user may not ask Elasticsearch for its version; it is taken for 7.10 or later");
            return;
        }

        var server = answer.As<ElasticsearchServer>();
        if (server.Version is not { Number: { } number, Distribution: null } || !System.Version.TryParse(number.Split('-')[0], out var version))
            throw Unsupported($"this is not Elasticsearch but '{server.Version?.Distribution ?? server.Tagline ?? "unknown"}'; only Elasticsearch is supported");
        if (version < Oldest) throw Unsupported($"version {number} is too old; versions from 7.10 on are supported");
        if (version >= ProductHeaderSince && !answer.SaysElasticsearch)
            throw Unsupported($"it calls itself version {number} but does not say that it is Elasticsearch, or a proxy removes the header X-Elastic-Product");
        if (version > NewestKnown) log.LogWarning("Elasticsearch {Version} is newer than the versions that this adapter is made for, 7.10 to 9.x", number);
        log.LogInformation("Partner Finder uses Elasticsearch {Version}, cluster {Cluster}", number, server.ClusterName);
    }

    private static ElasticsearchException Unsupported(string reason) => new(200, "unsupported_server", reason);
}
