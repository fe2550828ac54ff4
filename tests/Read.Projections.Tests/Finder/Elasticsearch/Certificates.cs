using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>Certificates of an authority of one's own.</summary>
internal static class Certificates
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <param name="by">Null: it signs itself.</param>
    public static X509Certificate2 Authority(string name, X509Certificate2? by = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return by is null ? request.CreateSelfSigned(DateTimeOffset.UtcNow - Day, DateTimeOffset.UtcNow + Day) : Signed(request, key, by, TimeSpan.Zero);
    }

    /// <param name="ago">How long ago it ended.</param>
    public static X509Certificate2 Server(string host, X509Certificate2 by, TimeSpan ago = default)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        return Signed(request, key, by, ago);
    }

    private static X509Certificate2 Signed(CertificateRequest request, ECDsa key, X509Certificate2 by, TimeSpan ago)
    {
        // Nobody's certificate outlives the one that signed it.
        var end = ago > TimeSpan.Zero ? DateTimeOffset.UtcNow - ago : new DateTimeOffset(by.NotAfter);
        using var signed = request.Create(by, new DateTimeOffset(by.NotBefore), end, [1, 2, 3, 4]);
        return signed.CopyWithPrivateKey(key);
    }
}
