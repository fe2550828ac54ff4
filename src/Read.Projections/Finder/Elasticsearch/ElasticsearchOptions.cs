using System.Text.RegularExpressions;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch;

/// <summary>How Elasticsearch is reached, from the configuration section <see cref="Section"/>.</summary>
public sealed partial class ElasticsearchOptions
{
    public const string Section = "PartnerGraph:Elasticsearch";

    /// <summary>One address for each node of the cluster, such as <c>https://search-1:9200</c>; a path before the API is kept.</summary>
    public IList<string> Nodes { get; } = [];

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>The encoded form of an API key, instead of a user name and password.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Before the name of every index, alias and template, so that several installations share a cluster.</summary>
    public string IndexPrefix { get; set; } = "partnergraph-";

    public int Shards { get; set; } = 1;

    public int Replicas { get; set; } = 1;

    /// <summary>How many connections may be open to one node at once.</summary>
    public int MaxConnections { get; set; } = 80;

    /// <summary>For one attempt, with the nodes that it is passed on to at once because others cannot be reached.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is tried in all, on whichever nodes.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>
    /// SHA-256 of a certificate, in hexadecimal: the cluster's certificate authority as Elasticsearch prints it at its first start, or a node's own.
    /// Null: certificates must be those of authorities that the machine trusts.
    /// </summary>
    public string? CertificateFingerprint { get; set; }

    /// <summary>A PEM file with the certificate of the cluster's authority, instead of its fingerprint.</summary>
    public string? CertificateAuthorityFile { get; set; }

    /// <exception cref="InvalidOperationException">A setting is missing or contradicts another; the message names it.</exception>
    public void Validate()
    {
        Require(Nodes.Count > 0, nameof(Nodes), "names at least one node, such as https://localhost:9200");
        foreach (var node in Nodes) ValidateNode(node);
        Require(Nodes.Select(node => new Uri(node).Scheme).Distinct().Count() == 1, nameof(Nodes), "are all http or all https addresses");
        Require(ApiKey is null || UserName is null, nameof(ApiKey), $"and {nameof(UserName)} exclude each other");
        Require(UserName is null == Password is null, nameof(UserName), $"and {nameof(Password)} are given together");
        Require(AllowedPrefix().IsMatch(IndexPrefix), nameof(IndexPrefix), "has lower case letters, digits, '-', '_' and '.', and begins with a letter or digit");
        Require(Shards is >= 1 and <= 1024, nameof(Shards), "is from 1 to 1024");
        Require(Replicas is >= 0 and <= 100, nameof(Replicas), "is from 0 to 100");
        Require(MaxConnections is >= 1 and <= 10_000, nameof(MaxConnections), "is from 1 to 10000");
        Require(RequestTimeout > TimeSpan.Zero, nameof(RequestTimeout), "is longer than nothing");
        Require(MaxAttempts is >= 1 and <= 20, nameof(MaxAttempts), "is from 1 to 20");
        Require(CertificateFingerprint is null || Fingerprint().IsMatch(CertificateFingerprint), nameof(CertificateFingerprint), "is a SHA-256 in hexadecimal");
        Require(CertificateFingerprint is null || CertificateAuthorityFile is null, nameof(CertificateFingerprint), $"and {nameof(CertificateAuthorityFile)} exclude each other");
    }

    // Not the address itself: it may hold a password.
    private void ValidateNode(string node)
    {
        Require(
            Uri.TryCreate(node, UriKind.Absolute, out var address) && address.Scheme is "http" or "https", nameof(Nodes), "are absolute http or https addresses");
        Require(address!.UserInfo.Length == 0, nameof(Nodes), $"hold no user or password: use {nameof(UserName)} and {nameof(Password)}, or {nameof(ApiKey)}");
        Require(address.Query.Length + address.Fragment.Length == 0, nameof(Nodes), "have no query and no fragment");
        Require(
            address.Scheme == "https" || address.IsLoopback || (UserName ?? ApiKey) is null, nameof(Nodes), "are https addresses when a password or key is sent to them");
        Require(
            address.Scheme == "https" || (CertificateFingerprint ?? CertificateAuthorityFile) is null, nameof(Nodes), "are https addresses when a certificate is to be checked");
    }

    private static void Require(bool holds, string setting, string rule)
    {
        if (!holds) throw new InvalidOperationException($"{Section}:{setting} {rule}.");
    }

    [GeneratedRegex("^([a-z0-9][a-z0-9_.-]*)?$")]
    private static partial Regex AllowedPrefix();

    [GeneratedRegex("^([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$")]
    private static partial Regex Fingerprint();
}
