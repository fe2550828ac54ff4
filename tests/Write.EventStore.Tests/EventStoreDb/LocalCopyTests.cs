using PartnerGraph.EventStoreDb.Server;
using static PartnerGraph.Write.EventStore.Tests.PostgreSql.TwoNodesTests;

namespace PartnerGraph.Write.EventStore.Tests.EventStoreDb;

/// <summary>A node's copy of the log goes on where it was, and is made again when it is not the log's.</summary>
public sealed class LocalCopyTests : IDisposable
{
    private readonly string log = EventStoreDbStores.NewLog();
    private readonly string directory = Directory.CreateTempSubdirectory("partnergraph-copy-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_copy_takes_what_came_while_its_node_was_away()
    {
        await using var cluster = await EventStoreDbCluster.Start();
        await Append(cluster, 3);
        await using (var elsewhere = await EventStoreDbStores.Open(cluster.ConnectionString, log)) await elsewhere.Append("s", ExpectedVersion.At(2), [Event("b.v1"), Event("b.v1")]);

        await using var store = await EventStoreDbStores.Open(cluster.ConnectionString, log, options => options.DataDirectory = directory);

        Assert.Equal([1L, 2, 3, 4, 5], (await store.ReadAll(0, 10)).Events.Select(e => e.Position));
    }

    [Theory]
    [InlineData("longer")]
    [InlineData("damaged")]
    [InlineData("another")]
    public async Task A_copy_that_is_not_the_logs_is_made_again(string kind)
    {
        await using var cluster = await EventStoreDbCluster.Start();
        await Append(cluster, 3);
        if (kind == "longer") cluster.Log.Truncate(log, 1);
        if (kind == "damaged") await File.WriteAllTextAsync(Path.Combine(directory, "events.db"), "this is no database, and was one");
        var stream = kind == "another" ? EventStoreDbStores.NewLog() : log;

        await using var store = await EventStoreDbStores.Open(cluster.ConnectionString, stream, options => options.DataDirectory = directory);

        var count = kind switch { "longer" => 2, "damaged" => 3, _ => 0 };
        Assert.Equal(count, (await store.ReadAll(0, 10)).Events.Count);
        Assert.Equal(new AppendResult(count, count + 1), await store.Append("s", ExpectedVersion.At(count - 1), [Event("b.v1")]));
    }

    private async Task Append(EventStoreDbCluster cluster, int count)
    {
        await using var store = await EventStoreDbStores.Open(cluster.ConnectionString, log, options => options.DataDirectory = directory);
        for (var n = 0; n < count; n++) await store.Append("s", ExpectedVersion.At(n - 1), [Event("a.v1")]);
    }
}
