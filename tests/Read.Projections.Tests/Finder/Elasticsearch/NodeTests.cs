using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Projections.Finder.Elasticsearch;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Tests.Finder.Elasticsearch;

public sealed class NodeTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(7);

    private readonly FlakyNodes nodes = new();
    private readonly List<IDisposable> stores = [];

    [Fact]
    public async Task Nodes_are_asked_in_turn()
    {
        var store = Store(new RetryClock(Limit), "http://a:9200", "https://b:9200/search", "http://c:9200");
        for (var i = 0; i < 3; i++) await store.Existing(default);
        Assert.Equal(["a", "b", "c", "a"], nodes.Asked);
    }

    [Fact]
    public async Task One_that_is_down_is_set_aside_for_a_while_without_waiting()
    {
        nodes.Down.Add("b");
        var clock = new FakeTimeProvider();
        var store = Store(clock, "http://a:9200", "http://b:9200");
        for (var i = 0; i < 3; i++) await store.Existing(default);
        Assert.Equal(["a", "b", "a", "a", "a"], nodes.Asked);
        nodes.Down.Clear();
        clock.Advance(TimeSpan.FromSeconds(30));
        await store.Existing(default);
        await store.Existing(default);
        Assert.Equal(["a", "b"], nodes.Asked.Skip(5).Order());
    }

    [Fact]
    public async Task When_all_are_down_each_is_tried_and_the_last_reason_told()
    {
        nodes.Down.UnionWith(["a", "b"]);
        var clock = new RetryClock(Limit);
        var fault = await Assert.ThrowsAsync<ElasticsearchException>(() => Store(clock, "http://a:9200", "http://b:9200").Existing(default));
        Assert.Equal(["a", "b", "a"], nodes.Asked);
        Assert.Single(clock.Waits);
        Assert.Null(fault.Status);
        Assert.Equal("no node could be reached in 3 attempts; the last said: Connection refused", fault.Reason);
    }

    [Fact]
    public async Task A_node_that_says_nothing_is_left_after_the_time_limit()
    {
        nodes.Silent.Add("a");
        var clock = new FakeTimeProvider();
        var asking = Store(clock, "http://a:9200", "http://b:9200").Existing(default);
        await nodes.Waiting.Task;
        clock.Advance(Limit - TimeSpan.FromTicks(1));
        Assert.Equal(["a"], nodes.Asked);
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Empty(await asking);
        Assert.Equal(["a", "b", "b"], nodes.Asked);
    }

    [Fact]
    public async Task Who_gives_up_waiting_is_not_made_to_try_again()
    {
        nodes.Silent.Add("a");
        using var impatience = new CancellationTokenSource();
        var asking = Store(new FakeTimeProvider(), "http://a:9200").Existing(impatience.Token);
        await nodes.Waiting.Task;
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(["a"], nodes.Asked);
    }

    public void Dispose()
    {
        stores.ForEach(store => store.Dispose());
        nodes.Dispose();
    }

    private ElasticsearchFinderStore Store(TimeProvider clock, params string[] addresses)
    {
        var options = new ElasticsearchOptions { RequestTimeout = Limit, MaxAttempts = 3 };
        foreach (var address in addresses) options.Nodes.Add(address);
        var store = new ElasticsearchFinderStore(options, new ProjectionOptions(), nodes, clock, NullLogger<ElasticsearchFinderStore>.Instance);
        stores.Add(store);
        return store;
    }
}
