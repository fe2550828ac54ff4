using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Read.Projections.Finder.Elasticsearch;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class NodeTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(7);

    private readonly FlakyNodes nodes = new();
    private readonly List<IDisposable> stores = [];

    [Fact]
    public async Task Nodes_are_asked_in_turn()
    {
        var store = Store(new RetryClock(Limit), "http://a:9200", "http://b:9200/search", "http://c:9200");
        for (var i = 0; i < 3; i++) await store.Existing(default);
        Assert.Equal(["a", "b", "c", "a"], nodes.Asked);
    }

    [Fact]
    public async Task One_that_is_down_is_set_aside_without_waiting()
    {
        nodes.Down.Add("b");
        var store = Store(new FakeTimeProvider(), "http://a:9200", "http://b:9200");
        for (var i = 0; i < 3; i++) await store.Existing(default);
        Assert.Equal(["a", "b", "a", "a", "a"], nodes.Asked);
    }

    [Fact]
    public async Task When_all_are_down_each_is_tried_and_the_last_reason_told()
    {
        nodes.Down.UnionWith(["a", "b"]);
        var clock = new RetryClock(Limit);
        var fault = await Assert.ThrowsAsync<ElasticsearchException>(() => Store(clock, "http://a:9200", "http://b:9200").Existing(default));
        Assert.Equal(["a", "b"], nodes.Asked.Take(2));
        Assert.Equal(3, nodes.Asked.Count);
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
    public async Task Who_gives_up_waiting_is_not_made_to_try_again_and_says_nothing_of_the_node()
    {
        nodes.Silent.Add("a");
        using var impatience = new CancellationTokenSource();
        var store = Store(new FakeTimeProvider(), "http://b:9200", "http://a:9200");
        var asking = store.Existing(impatience.Token);
        await nodes.Waiting.Task;
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(["b", "a"], nodes.Asked);
        nodes.Silent.Clear();
        for (var i = 0; i < 2; i++) await store.Existing(default);
        Assert.Equal(["a", "b"], nodes.Asked.Skip(2).Order());
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
        var store = new ElasticsearchFinderStore(options, new ProjectionOptions(), clock, NullLogger<ElasticsearchFinderStore>.Instance, _ => nodes);
        stores.Add(store);
        return store;
    }
}
