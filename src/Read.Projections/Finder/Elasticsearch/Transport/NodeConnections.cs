using System.Net;
using Elastic.Clients.Elasticsearch;
using Elastic.Transport;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

/// <summary>The connections to the nodes, which the official client keeps: their turn, credentials, certificates and number.</summary>
internal static class NodeConnections
{
    // A node that could not be reached: soon asked again, and later if it stays away.
    private static readonly TimeSpan Aside = TimeSpan.FromSeconds(30), LongestAside = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <param name="through">What requests go through on their way; null for nothing.</param>
    public static ElasticsearchClientSettings Of(ElasticsearchOptions options, Func<HttpMessageHandler, HttpMessageHandler>? through)
    {
        var settings = new ElasticsearchClientSettings(Pool(options), new HttpRequestInvoker((handler, _) => through is null ? Plain(handler) : through(Plain(handler))))
            .ConnectionLimit(options.MaxConnections)
            .MaximumRetries(options.MaxAttempts - 1)
            .DeadTimeout(Aside)
            .MaxDeadTimeout(LongestAside)
            // The time limit of a request is kept by the injected clock; this one only has to be longer.
            .RequestTimeout(options.RequestTimeout * 2)
            // A request of its own before the first to each node, which says no more than that one.
            .DisablePing()
            // It would compress requests too, which servers may be set not to read.
            .EnableHttpCompression(false);
        if (Credentials(options) is { } credentials) settings = settings.Authentication(credentials);
        if (ServerTrust.From(options) is { } trust)
            settings = settings.ServerCertificateValidationCallback((_, certificate, chain, errors) => trust.Accepts(certificate, chain, errors));
        return settings;
    }

    private static NodePool Pool(ElasticsearchOptions options)
    {
        Uri[] nodes = [.. options.Nodes.Select(node => new Uri(node.TrimEnd('/') + "/"))];
        return nodes is [var only] ? new SingleNodePool(only) : new StaticNodePool(nodes, randomize: false);
    }

    private static AuthorizationHeader? Credentials(ElasticsearchOptions options) => options switch
    {
        { ApiKey: { } key } => new ApiKey(key),
        { UserName: { } user, Password: { } password } => new BasicAuthentication(user, password),
        _ => null,
    };

    private static SocketsHttpHandler Plain(HttpMessageHandler handler)
    {
        var sockets = (SocketsHttpHandler)handler;
        sockets.AutomaticDecompression = DecompressionMethods.All;
        sockets.ConnectTimeout = ConnectTimeout;
        sockets.AllowAutoRedirect = false;
        return sockets;
    }
}
