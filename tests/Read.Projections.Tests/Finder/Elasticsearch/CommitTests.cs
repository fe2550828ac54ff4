using PartnerGraph.Read.Projections.Finder.Elasticsearch;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class CommitTests
{
    private static readonly PartnerRegistered Second =
        new("p-2", PartnerKind.Distributor, "DE", "Borealis GmbH", "info@borealis.example", null, null, Aurora.Then);

    [Theory]
    [InlineData("commit", 0, 4, 4, true)]
    [InlineData("commit-again-after-a-crash", 0, 4, 4, true)]
    [InlineData("commit-moved-by-another", 0, 4, 7, false)]
    [InlineData("commit-overtaken", 0, 4, 9, false)]
    public async Task The_history_of_a_partner_is_committed(string exchanges, long after, long position, long reached, bool applied)
    {
        using var played = new PlayedStore(exchanges);
        Assert.Equal(
            new(reached, applied), await (await played.Generation()).Commit(Aurora.History, QuarantineChange.Nothing, after, position, default));
    }

    [Fact]
    public async Task Of_an_entry_that_is_no_longer_listed_nothing_is_indexed()
    {
        using var played = new PlayedStore("commit-unlisted");
        var frozen = Aurora.At(5, new PartnerFrozen(Aurora.Id, FreezeCause.Operations, "audit", Aurora.Then));
        Assert.Equal(5, await (await played.Generation()).Commit([frozen], 4, 5, default));
    }

    [Fact]
    public async Task A_position_without_events_is_kept()
    {
        using var played = new PlayedStore("commit-without-events");
        Assert.Equal(10_004, await (await played.Generation()).Commit([], 4, 10_004, default));
    }

    [Fact]
    public async Task A_refused_entry_is_named_and_the_checkpoint_stays()
    {
        using var played = new PlayedStore("commit-refused-item");
        var generation = await played.Generation();
        var fault = await Assert.ThrowsAsync<ElasticsearchException>(() => generation.Commit(Aurora.History, 0, 4, default));
        Assert.Equal(
            (400, "mapper_parsing_exception", "the entry p-1: failed to parse field [points] of type [geo_point]"), (fault.Status, fault.Type, fault.Reason));
    }

    [Fact]
    public async Task What_a_busy_server_put_off_is_sent_again_alone()
    {
        using var played = new PlayedStore("commit-put-off-item");
        Assert.Equal(5, await (await played.Generation()).Commit([.. Aurora.History, Aurora.At(5, Second)], 0, 5, default));
        Assert.Single(played.Clock.Waits);
    }

    [Fact]
    public async Task What_is_put_off_again_and_again_is_an_error()
    {
        using var played = new PlayedStore("commit-put-off-for-good", options => options.MaxAttempts = 3);
        var generation = await played.Generation();
        var fault = await Assert.ThrowsAsync<ElasticsearchException>(() => generation.Commit([Aurora.At(5, Second)], 4, 5, default));
        Assert.Equal((429, "1 entries, the first of them p-2, were put off 3 times."), (fault.Status, fault.Reason));
    }

    [Fact]
    public async Task An_index_that_was_deleted_is_told_of()
    {
        using var played = new PlayedStore("index-is-gone");
        var generation = await played.Generation();
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => generation.Commit(Aurora.History, 0, 4, default));
        Assert.Contains("another process has replaced it", fault.Message, StringComparison.Ordinal);
    }
}
