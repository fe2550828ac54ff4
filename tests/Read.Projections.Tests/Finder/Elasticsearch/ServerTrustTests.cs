using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PartnerGraph.Read.Projections.Finder.Elasticsearch;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class ServerTrustTests : IDisposable
{
    private readonly X509Certificate2 authority = Certificates.Authority("Search CA"), stranger = Certificates.Authority("Search CA");
    private readonly X509Certificate2 server;

    public ServerTrustTests() => server = Certificates.Server("search-1", authority);

    [Fact]
    public void A_server_that_the_named_authority_signed_is_trusted() =>
        Assert.True(By(authority).Accepts(server, [authority], SslPolicyErrors.RemoteCertificateChainErrors));

    [Fact]
    public void Under_another_name_it_is_not() =>
        Assert.False(By(authority).Accepts(server, [authority], SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch));

    [Fact]
    public void An_authority_that_is_merely_shown_proves_nothing()
    {
        using var other = Certificates.Server("search-1", stranger);
        Assert.False(By(authority).Accepts(other, [authority, stranger], SslPolicyErrors.RemoteCertificateChainErrors));
    }

    [Fact]
    public void A_certificate_that_has_ended_is_not_trusted()
    {
        using var old = Certificates.Server("search-1", authority, ago: TimeSpan.FromHours(1));
        Assert.False(By(authority).Accepts(old, [authority], SslPolicyErrors.RemoteCertificateChainErrors));
    }

    [Fact]
    public void Without_the_authority_a_fingerprint_cannot_be_found() =>
        Assert.False(By(authority).Accepts(server, [], SslPolicyErrors.RemoteCertificateChainErrors));

    [Fact]
    public void The_servers_own_fingerprint_is_enough() =>
        Assert.True(By(server).Accepts(server, [], SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch));

    [Fact]
    public void What_the_machine_trusts_is_not_enough_when_a_certificate_is_named() =>
        Assert.False(By(stranger).Accepts(server, [authority], SslPolicyErrors.None));

    [Fact]
    public void A_file_names_an_authority_that_the_server_does_not_send()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, authority.ExportCertificatePem());
        var trust = ServerTrust.From(new() { Nodes = { "https://a" }, CertificateAuthorityFile = file })!;
        File.Delete(file);
        Assert.True(trust.Accepts(server, [], SslPolicyErrors.RemoteCertificateChainErrors));
    }

    [Fact]
    public void Without_settings_the_machine_decides() => Assert.Null(ServerTrust.From(new ElasticsearchOptions { Nodes = { "https://a" } }));

    public void Dispose()
    {
        authority.Dispose();
        stranger.Dispose();
        server.Dispose();
    }

    private static ServerTrust By(X509Certificate2 certificate) =>
        ServerTrust.From(new() { Nodes = { "https://a" }, CertificateFingerprint = certificate.GetCertHashString(HashAlgorithmName.SHA256) })!;
}
