using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PartnerGraph.Read.Projections.Finder.Elasticsearch;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>Real connections with TLS to a server whose authority no machine trusts.</summary>
public sealed class ConnectionTests : IDisposable
{
    private const string Said = """{"version":{"number":"7.10.2"}}""";

    private readonly X509Certificate2 root = Certificates.Authority("Root"), stranger = Certificates.Authority("Another CA");
    private readonly X509Certificate2 authority, server;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public ConnectionTests()
    {
        authority = Certificates.Authority("Search CA", root);
        server = Certificates.Server("localhost", authority);
        listener.Start();
    }

    [Fact]
    public async Task The_fingerprint_of_the_authority_opens_the_connection() => Assert.Equal(Said, await Get(authority));

    [Fact]
    public async Task So_does_that_of_the_server_itself() => Assert.Equal(Said, await Get(server));

    [Fact]
    public async Task Another_one_does_not()
    {
        var fault = await Assert.ThrowsAsync<ElasticsearchException>(() => Get(stranger));
        Assert.IsType<AuthenticationException>(fault.InnerException!.InnerException);
    }

    [Fact]
    public async Task Nor_does_the_authority_open_it_to_a_server_of_another_name()
    {
        using var another = Certificates.Server("search-2", authority);
        Assert.IsType<AuthenticationException>((await Assert.ThrowsAsync<ElasticsearchException>(() => Get(authority, another))).InnerException!.InnerException);
    }

    [Fact]
    public async Task Nor_does_none() => await Assert.ThrowsAsync<ElasticsearchException>(() => Get(null));

    public void Dispose()
    {
        listener.Dispose();
        root.Dispose();
        authority.Dispose();
        stranger.Dispose();
        server.Dispose();
    }

    private async Task<string> Get(X509Certificate2? trusted, X509Certificate2? shown = null)
    {
        var node = $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";
        using var client = new ElasticsearchConnection(
            new() { Nodes = { node }, CertificateFingerprint = trusted?.GetCertHashString(HashAlgorithmName.SHA256), MaxAttempts = 1 },
            TimeProvider.System, NullLogger.Instance);
        using var ended = new CancellationTokenSource();
        var answering = Answer(shown ?? server, ended.Token);
        try
        {
            return Encoding.ASCII.GetString((await client.Ask(ElasticsearchRequest.Get("_alias"), default)).Body);
        }
        finally
        {
            await ended.CancelAsync();
            await answering;
        }
    }

    private async Task Answer(X509Certificate2 certificate, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                using var connection = await listener.AcceptTcpClientAsync(cancellation);
                await Answer(connection, certificate);
            }
            catch (OperationCanceledException)
            {
                // Nobody asks any more.
            }
        }
    }

    private async Task Answer(TcpClient connection, X509Certificate2 certificate)
    {
        await using var secured = new SslStream(connection.GetStream());
        try
        {
            // Like a node, which shows its authority beside its own certificate. This server would not show one that signed itself.
            var shown = SslStreamCertificateContext.Create(certificate, [authority], offline: true);
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = shown });
            await secured.ReadAtLeastAsync(new byte[16], 16, throwOnEndOfStream: false);
            await secured.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Said.Length}\r\nConnection: close\r\n\r\n{Said}"));
        }
        catch (Exception refused) when (refused is IOException or AuthenticationException)
        {
            // The client has said no.
        }
    }
}
