using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PartnerGraph.EventStoreDb.Server;

namespace PartnerGraph.Write.EventStore.Tests.EventStoreDb;

public sealed class TlsTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();
    private readonly X509Certificate2 certificate = SelfSigned();

    public void Dispose()
    {
        File.Delete(file);
        certificate.Dispose();
    }

    [Fact]
    public async Task A_server_is_trusted_by_its_authority_or_unseen_and_otherwise_not()
    {
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await using var cluster = await EventStoreDbCluster.Start(certificate: certificate);
        var log = EventStoreDbStores.NewLog();

        foreach (var trust in new[] { "tlsVerifyCert=false", $"tlsCaFile={Uri.EscapeDataString(file)}" })
        {
            await using var store = await EventStoreDbStores.Open($"{cluster.ConnectionString}&{trust}", log);
            Assert.Equal(0, await store.Head());
        }

        await Assert.ThrowsAsync<StoreUnavailableException>(() => EventStoreDbStores.Open(cluster.ConnectionString, log, options => options.Patience = TimeSpan.FromMilliseconds(200)));
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
