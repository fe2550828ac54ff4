using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PartnerGraph.Projections.Finder.Elasticsearch.Transport;

namespace PartnerGraph.Projections.Tests.Finder.Elasticsearch;

/// <summary>Real connections with TLS to a server whose authority no machine trusts.</summary>
public sealed class ConnectionTests : IDisposable
{
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
    public async Task The_fingerprint_of_the_authority_opens_the_connection() => Assert.Equal("{}", await Get(authority));

    [Fact]
    public async Task So_does_that_of_the_server_itself() => Assert.Equal("{}", await Get(server));

    [Fact]
    public async Task Another_one_does_not()
    {
        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => Get(stranger));
        Assert.IsType<AuthenticationException>(fault.InnerException);
    }

    [Fact]
    public async Task Nor_does_none() => await Assert.ThrowsAsync<HttpRequestException>(() => Get(null));

    public void Dispose()
    {
        listener.Dispose();
        root.Dispose();
        authority.Dispose();
        stranger.Dispose();
        server.Dispose();
    }

    private async Task<string> Get(X509Certificate2? trusted)
    {
        var node = $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";
        using var client = new HttpClient(ElasticsearchHandler.For(new()
        {
            Nodes = { node }, CertificateFingerprint = trusted?.GetCertHashString(HashAlgorithmName.SHA256),
        }));
        var answering = AnswerOnce();
        try
        {
            return await client.GetStringAsync(new Uri(node));
        }
        finally
        {
            await answering;
        }
    }

    private async Task AnswerOnce()
    {
        using var connection = await listener.AcceptTcpClientAsync();
        await using var secured = new SslStream(connection.GetStream());
        try
        {
            // Like a node, which shows its authority beside its own certificate. This server would not show one that signed itself.
            var shown = SslStreamCertificateContext.Create(server, [authority], offline: true);
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = shown });
            await secured.ReadAtLeastAsync(new byte[16], 16, throwOnEndOfStream: false);
            await secured.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"));
        }
        catch (Exception refused) when (refused is IOException or AuthenticationException)
        {
            // The client has said no.
        }
    }
}
