using PartnerGraph.Read.Projections.Finder.Elasticsearch;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class RetryTests
{
    [Fact]
    public async Task A_busy_server_is_left_alone_as_long_as_it_asks()
    {
        using var played = new PlayedStore("busy-then-success");
        Assert.Empty(await played.Store.Existing(default));
        Assert.Equal([TimeSpan.FromSeconds(3)], played.Clock.Waits);
    }

    [Fact]
    public async Task What_stays_unavailable_is_given_up_after_waits_that_double()
    {
        using var played = new PlayedStore("unavailable", options => options.MaxAttempts = 4);
        var fault = await Assert.ThrowsAsync<ElasticsearchException>(() => played.Store.Existing(default));
        Assert.Equal((503, "master_not_discovered_exception"), (fault.Status, fault.Type));
        Assert.Collection(
            played.Clock.Waits,
            first => Assert.InRange(first.TotalMilliseconds, 100, 200),
            second => Assert.InRange(second.TotalMilliseconds, 200, 400),
            third => Assert.InRange(third.TotalMilliseconds, 400, 800));
    }
}
