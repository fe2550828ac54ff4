using PartnerGraph.Read.Projections.Finder.Elasticsearch;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class OptionsTests
{
    private static readonly string Fingerprint = string.Join(':', Enumerable.Repeat("AB", 32));

    [Fact]
    public void Every_setting_may_be_given()
    {
        var options = new ElasticsearchOptions
        {
            Nodes = { "https://search-1:9200", "https://proxy/search" }, ApiKey = "a2V5", IndexPrefix = "", Shards = 3, Replicas = 0,
            RequestTimeout = TimeSpan.FromSeconds(5), MaxAttempts = 1, MaxConnections = 1, CertificateFingerprint = Fingerprint,
        };
        options.Validate();
    }

    [Theory]
    [InlineData("Nodes names at least one node, such as https://localhost:9200.", nameof(ElasticsearchOptions.Nodes), null)]
    [InlineData("Nodes are absolute http or https addresses.", nameof(ElasticsearchOptions.Nodes), "search-1:9200")]
    [InlineData("Nodes hold no user or password: use UserName and Password, or ApiKey.", nameof(ElasticsearchOptions.Nodes), "https://finder:sesame@search-1:9200")]
    [InlineData("Nodes have no query and no fragment.", nameof(ElasticsearchOptions.Nodes), "https://search-1:9200/?pretty")]
    [InlineData("UserName and Password are given together.", nameof(ElasticsearchOptions.UserName), "finder")]
    [InlineData("UserName and Password are given together.", nameof(ElasticsearchOptions.Password), "sesame")]
    [InlineData("IndexPrefix has lower case letters, digits, '-', '_' and '.', and begins with a letter or digit.", nameof(ElasticsearchOptions.IndexPrefix), "Partners-")]
    [InlineData("IndexPrefix has lower case letters, digits, '-', '_' and '.', and begins with a letter or digit.", nameof(ElasticsearchOptions.IndexPrefix), "-x")]
    [InlineData("Shards is from 1 to 1024.", nameof(ElasticsearchOptions.Shards), 0)]
    [InlineData("Replicas is from 0 to 100.", nameof(ElasticsearchOptions.Replicas), -1)]
    [InlineData("MaxAttempts is from 1 to 20.", nameof(ElasticsearchOptions.MaxAttempts), 0)]
    [InlineData("MaxAttempts is from 1 to 20.", nameof(ElasticsearchOptions.MaxAttempts), 21)]
    [InlineData("MaxConnections is from 1 to 10000.", nameof(ElasticsearchOptions.MaxConnections), 0)]
    [InlineData("MaxConnections is from 1 to 10000.", nameof(ElasticsearchOptions.MaxConnections), 10_001)]
    [InlineData("CertificateFingerprint is a SHA-256 in hexadecimal.", nameof(ElasticsearchOptions.CertificateFingerprint), "abc")]
    public void A_wrong_setting_is_named(string rule, string setting, object? value)
    {
        var options = new ElasticsearchOptions { Nodes = { "https://search-1:9200" } };
        if (setting == nameof(options.Nodes))
        {
            options.Nodes.Clear();
            if (value is string node) options.Nodes.Add(node);
        }
        else
        {
            typeof(ElasticsearchOptions).GetProperty(setting)!.SetValue(options, value);
        }

        var fault = Assert.Throws<InvalidOperationException>(options.Validate);
        Assert.Equal($"PartnerGraph:Elasticsearch:{rule}", fault.Message);
        Assert.DoesNotContain("sesame", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_contradict_each_other_are_named()
    {
        foreach (var secret in new Action<ElasticsearchOptions>[] { options => options.ApiKey = "k", options => (options.UserName, options.Password) = ("u", "p") })
        {
            var options = new ElasticsearchOptions { Nodes = { "http://a" } };
            secret(options);
            Assert.Contains("https addresses when a password or key is sent", Fault(options), StringComparison.Ordinal);
            options.Nodes[0] = "http://127.0.0.1:9200";
            options.Validate();
        }

        Assert.Contains("exclude each other", Fault(new() { Nodes = { "https://a" }, ApiKey = "k", UserName = "u", Password = "p" }), StringComparison.Ordinal);
        Assert.Contains("https addresses when a certificate", Fault(new() { Nodes = { "http://a" }, CertificateFingerprint = Fingerprint }), StringComparison.Ordinal);
        Assert.Contains(
            "exclude each other", Fault(new() { Nodes = { "https://a" }, CertificateFingerprint = Fingerprint, CertificateAuthorityFile = "ca.pem" }), StringComparison.Ordinal);
        Assert.Contains("all http or all https", Fault(new() { Nodes = { "http://a", "https://b" } }), StringComparison.Ordinal);
        Assert.Contains("RequestTimeout", Fault(new() { Nodes = { "http://a" }, RequestTimeout = TimeSpan.Zero }), StringComparison.Ordinal);
    }

    private static string Fault(ElasticsearchOptions options) => Assert.Throws<InvalidOperationException>(options.Validate).Message;
}
