using PartnerGraph.Read.Projections.Finder.Elasticsearch;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class ServerTests
{
    [Theory]
    [InlineData("version-not-told")]
    [InlineData("newer-than-known")]
    public async Task A_server_that_may_be_right_is_used(string exchanges)
    {
        using var played = new PlayedStore(exchanges);
        Assert.Empty(await played.Store.Existing(default));
    }

    [Theory]
    [InlineData("too-old", "version 7.9.3 is too old; versions from 7.10 on are supported")]
    [InlineData("open-search", "this is not Elasticsearch but 'opensearch'; only Elasticsearch is supported")]
    [InlineData("not-elasticsearch", "it calls itself version 8.17.0 but does not say that it is Elasticsearch, or a proxy removes the header X-Elastic-Product")]
    public async Task Another_server_is_refused(string exchanges, string reason)
    {
        using var played = new PlayedStore(exchanges);
        var fault = await Assert.ThrowsAsync<ElasticsearchException>(() => played.Store.Existing(default));
        Assert.Equal((200, "unsupported_server", reason), (fault.Status, fault.Type, fault.Reason));
    }

    [Fact]
    public async Task A_user_name_and_a_password_are_sent()
    {
        using var played = new PlayedStore("basic-authentication", options => (options.UserName, options.Password) = ("finder", "säsame"));
        Assert.Empty(await played.Store.Existing(default));
    }

    [Fact]
    public async Task An_api_key_is_sent()
    {
        using var played = new PlayedStore("api-key", options => options.ApiKey = "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==");
        Assert.Empty(await played.Store.Existing(default));
    }

    [Fact]
    public async Task A_refused_password_is_told_without_the_password()
    {
        using var played = new PlayedStore("wrong-password", options => (options.UserName, options.Password) = ("finder", "säsame"));
        var fault = await Assert.ThrowsAsync<ElasticsearchException>(() => played.Store.Existing(default));
        Assert.Equal((401, "security_exception"), (fault.Status, fault.Type));
        Assert.DoesNotContain("säsame", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ZmluZGVy", fault.ToString(), StringComparison.Ordinal);
    }
}
