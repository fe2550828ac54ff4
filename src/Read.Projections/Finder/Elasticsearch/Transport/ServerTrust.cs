using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

/// <summary>
/// Trusts a server because of one certificate that the operator names, by its SHA-256 or in a file: an authority whose certificates then
/// need the right host name and dates, or the server's own certificate.
/// </summary>
/// <param name="isTrusted">Whether a certificate is the one that is named.</param>
internal sealed class ServerTrust(Func<X509Certificate2, bool> isTrusted, X509Certificate2? authority)
{
    /// <summary>Null: what the machine trusts.</summary>
    public static ServerTrust? From(ElasticsearchOptions options)
    {
        if (options.CertificateAuthorityFile is { } file)
        {
            var authority = X509CertificateLoader.LoadCertificateFromFile(file);
            return new(certificate => certificate.RawDataMemory.Span.SequenceEqual(authority.RawDataMemory.Span), authority);
        }

        if (options.CertificateFingerprint is not { } text) return null;
        var fingerprint = Convert.FromHexString(text.Replace(":", "", StringComparison.Ordinal));
        return new(certificate => certificate.GetCertHash(HashAlgorithmName.SHA256).AsSpan().SequenceEqual(fingerprint), authority: null);
    }

    /// <summary>The client's callback. The client itself would trust a fingerprint without looking at the host.</summary>
    public bool Accepts(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        Accepts(certificate, chain?.ChainPolicy.ExtraStore.Concat(chain.ChainElements.Select(element => element.Certificate)) ?? [], errors);

    /// <param name="presented">The certificates that came with the server's own.</param>
    public bool Accepts(X509Certificate? certificate, IEnumerable<X509Certificate2> presented, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 server) return false;
        if (isTrusted(server)) return true;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return false;
        // A certificate beside the server's proves nothing by being there: it must have signed it.
        return IsSigned(server, authority is null ? presented : presented.Append(authority));
    }

    private bool IsSigned(X509Certificate2 server, IEnumerable<X509Certificate2> others)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.ExtraStore.AddRange(others.ToArray());
        // Nobody else vouches for the authority, and it may itself be signed by one that is not shown. Signatures and dates are checked all the same.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        // A cluster's own authority publishes no list of revoked certificates.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(server) && chain.ChainElements.Any(element => isTrusted(element.Certificate));
    }
}
