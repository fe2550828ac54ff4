using PartnerGraph.EventStoreDb.Server;
using PartnerGraph.Write.EventStore.EventStoreDb;
using static PartnerGraph.Write.EventStore.Tests.PostgreSql.TwoNodesTests;

namespace PartnerGraph.Write.EventStore.Tests.EventStoreDb;

/// <summary>Nodes of a cluster that fail, lose their lead or their connections, over real HTTP/2.</summary>
public sealed class ClusterTests
{
    private const int Writers = 8, Appends = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string log = EventStoreDbStores.NewLog();

    [Fact]
    public async Task The_leader_is_found_by_what_nodes_say_of_one_another()
    {
        await using var cluster = await EventStoreDbCluster.Start(3);
        cluster.Leader = cluster.Nodes[2];
        await using var store = await EventStoreDbStores.Open(cluster.ConnectionString, log);

        Assert.Equal(new AppendResult(0, 1), await store.Append("s", ExpectedVersion.NoStream, [Event("happened.v1")]));
        Assert.All(cluster.Nodes, node => Assert.Equal(0, node.Redirected));
    }

    [Fact]
    public async Task A_node_that_leads_no_longer_names_the_one_that_does()
    {
        await using var cluster = await EventStoreDbCluster.Start(2);
        var first = cluster.Nodes[0];
        // Nobody is asked who leads: the one node that is named is believed until it refuses.
        await using var store = await EventStoreDbStores.Open($"esdb://{first.Host}:{first.Port}?tls=false", log);
        await store.Append("s", ExpectedVersion.NoStream, [Event("happened.v1")]);

        cluster.Leader = cluster.Nodes[1];

        Assert.Equal(new AppendResult(1, 2), await store.Append("s", ExpectedVersion.At(0), [Event("happened.v1")]));
        Assert.NotEqual(0, first.Redirected);
    }

    [Fact]
    public async Task Leaders_that_fail_under_load_lose_nothing_and_repeat_nothing()
    {
        await using var cluster = await EventStoreDbCluster.Start(3);
        await using var store = await EventStoreDbStores.Open(cluster.ConnectionString, log);
        var following = TwoNodesTests.Follow(store, Writers * Appends);
        var appending = Load(store);

        for (var round = 1; round <= 4; round++)
        {
            await store.WaitForEvents((round * Writers * Appends / 6) - 1).WaitAsync(Patience);
            var failing = cluster.Leader;
            cluster.Leader = cluster.Nodes[round % 3];
            await failing.Stop();
            await failing.Restart();
        }

        await appending.WaitAsync(Patience);
        AllOnce(await following.WaitAsync(Patience));
    }

    [Fact]
    public async Task Answers_that_are_lost_are_asked_for_again_and_nothing_is_stored_twice()
    {
        await using var cluster = await EventStoreDbCluster.Start();
        await using var store = await EventStoreDbStores.Open(cluster.ConnectionString, log);
        var following = TwoNodesTests.Follow(store, Writers * Appends);
        cluster.Nodes[0].Faults.LoseAnswers(10);

        await Load(store).WaitAsync(Patience);

        AllOnce(await following.WaitAsync(Patience));
        Assert.Equal(0, cluster.Nodes[0].Faults.Left);
    }

    [Fact]
    public async Task A_subscription_that_is_cut_goes_on_after_its_last_event_without_a_gap_or_a_repetition()
    {
        await using var cluster = await EventStoreDbCluster.Start();
        cluster.Nodes[0].Faults.CutAfter = 7;
        cluster.Nodes[0].Faults.CutSubscriptions(12);
        await using var writing = await EventStoreDbStores.Open(cluster.ConnectionString, log);
        await using var reading = await EventStoreDbStores.Open(cluster.ConnectionString, log);
        var following = TwoNodesTests.Follow(reading, Writers * Appends);

        await Load(writing).WaitAsync(Patience);

        AllOnce(await following.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_log_is_followed_from_a_follower_and_appended_to_by_the_leader()
    {
        await using var cluster = await EventStoreDbCluster.Start(3);
        await using var store = await EventStoreDbStores.Open($"{cluster.ConnectionString}&nodePreference=follower", log);
        await using var writing = await EventStoreDbStores.Open(cluster.ConnectionString, log);
        var following = TwoNodesTests.Follow(store, Writers * Appends);

        await Load(writing).WaitAsync(Patience);

        AllOnce(await following.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_cluster_that_stays_away_is_told_and_the_append_can_be_repeated()
    {
        await using var cluster = await EventStoreDbCluster.Start();
        await using var store = await EventStoreDbStores.Open(cluster.ConnectionString, log, options => options.Patience = TimeSpan.FromSeconds(1));
        var appended = Event("happened.v1");
        await cluster.Nodes[0].Stop();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Append("s", ExpectedVersion.NoStream, [appended]));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Head());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => EventStoreDbStores.Open(cluster.ConnectionString, log, options => options.Patience = TimeSpan.FromSeconds(1)));

        await cluster.Nodes[0].Restart();
        Assert.Equal(new AppendResult(0, 1), await store.Append("s", ExpectedVersion.NoStream, [appended]));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_unavailable()
    {
        await using var cluster = await EventStoreDbCluster.Start();
        await using var store = await EventStoreDbStores.Open($"{cluster.ConnectionString}&defaultDeadline=200", log, options => options.Patience = TimeSpan.FromMilliseconds(300));
        cluster.Nodes[0].Faults.Hangs = true;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Append("s", ExpectedVersion.NoStream, [Event("happened.v1")]));

        cluster.Nodes[0].Faults.Hangs = false;
        Assert.Equal(new AppendResult(0, 1), await store.Append("s", ExpectedVersion.NoStream, [Event("happened.v1")]));
    }

    [Fact]
    public async Task A_server_that_is_not_ready_is_waited_for()
    {
        await using var cluster = await EventStoreDbCluster.Start();
        cluster.Nodes[0].Faults.Unavailable = true;
        var opening = EventStoreDbStores.Open(cluster.ConnectionString, log);
        cluster.Nodes[0].Faults.Unavailable = false;

        await using var store = await opening.WaitAsync(Patience);
        Assert.Equal(0, await store.Head());
    }

    private static Task Load(EventStoreDbStore store) => Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
    {
        for (var n = 0; n < Appends; n++) await store.Append($"writer-{writer}", ExpectedVersion.At(n - 1), [Event("happened.v1")]);
    })));

    private static void AllOnce(List<StoredEvent> seen)
    {
        Assert.Equal(Enumerable.Range(1, Writers * Appends).Select(n => (long)n), seen.Select(e => e.Position));
        Assert.Equal(Writers * Appends, seen.DistinctBy(e => e.Id).Count());
        Assert.All(seen.GroupBy(e => e.Stream), stream => Assert.Equal(Enumerable.Range(0, Appends).Select(n => (long)n), stream.Select(e => e.Version)));
    }
}
