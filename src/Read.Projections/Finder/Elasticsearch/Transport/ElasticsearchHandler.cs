using System.Net;

namespace PartnerGraph.Projections.Finder.Elasticsearch.Transport;

/// <summary>Connections to real nodes.</summary>
internal static class ElasticsearchHandler
{
    public static HttpMessageHandler For(ElasticsearchOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            // A node that moves to another address is found again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(5),
            AllowAutoRedirect = false,
        };
        if (ServerTrust.From(options) is { } trust)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                trust.Accepts(certificate, chain?.ChainPolicy.ExtraStore.Concat(chain.ChainElements.Select(element => element.Certificate)) ?? [], errors);
        }

        return handler;
    }
}
