using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Tests.EventStoreDb;
using PartnerGraph.Write.EventStore.Tests.PostgreSql;

namespace PartnerGraph.Write.EventStore.Tests;

/// <summary>A log that is moved to another kind of store and back is the same to the last byte.</summary>
public sealed class LogCopyTests : SqliteStoreTests
{
    [Fact]
    public async Task A_log_goes_to_a_database_and_back_with_ids_order_positions_and_metadata()
    {
        await using var source = Open();
        await Fill(source, 60);
        await using var database = await PostgreSqlStores.Open($"copy_{Guid.NewGuid():N}");
        await using var back = Open(options => options.DataDirectory = Path.Combine(Data, "back"));

        var there = await LogCopy.Make(source, database);
        var home = await LogCopy.Make(database, back);

        Assert.Equal((await source.Head(), 0L), (there.Events, there.Compared));
        Assert.Equal(there, home);
        Assert.Equal(await Everything(source), await Everything(database));
        Assert.Equal(await Everything(source), await Everything(back));
    }

    [Fact]
    public async Task A_log_goes_to_a_cluster_and_back_with_ids_order_positions_and_metadata()
    {
        await using var source = Open();
        await Fill(source, 60);
        await using var cluster = await EventStoreDbStores.Open(await EventStoreDbStores.Shared(), EventStoreDbStores.NewLog());
        await using var back = Open(options => options.DataDirectory = Path.Combine(Data, "back"));

        var there = await LogCopy.Make(source, cluster);
        var home = await LogCopy.Make(cluster, back);

        Assert.Equal((await source.Head(), 0L), (there.Events, there.Compared));
        Assert.Equal(there, home);
        Assert.Equal(await Everything(source), await Everything(cluster));
        Assert.Equal(await Everything(source), await Everything(back));
    }

    [Fact]
    public async Task A_copy_that_was_cut_short_is_gone_on_with_and_takes_what_came_meanwhile()
    {
        await using var source = Open();
        await Fill(source, 700);
        await using var target = Open(options => options.DataDirectory = Path.Combine(Data, "target"));
        using var cut = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LogCopy.Make(source, target, (_, _) => cut.Cancel(), cut.Token));
        var present = await target.Head();
        Assert.InRange(present, 1, await source.Head() - 1);
        await Fill(source, 10);

        var copied = await LogCopy.Make(source, target);

        Assert.Equal((await source.Head(), present), (copied.Events, copied.Compared));
        Assert.Equal(await Everything(source), await Everything(target));
        Assert.Equal(copied with { Compared = copied.Events }, await LogCopy.Make(source, target));
    }

    [Fact]
    public async Task Another_log_in_the_target_is_told_and_left_as_it_is()
    {
        await using var source = Open();
        await Fill(source, 5);
        await using var target = Open(options => options.DataDirectory = Path.Combine(Data, "other"));
        await target.Append("s-0", ExpectedVersion.NoStream, [Event()]);

        Assert.Contains("position 1", (await Assert.ThrowsAsync<LogsDifferException>(() => LogCopy.Make(source, target))).Message, StringComparison.Ordinal);
        Assert.Equal(1, await target.Head());
        await Fill(target, 10);
        await Assert.ThrowsAsync<LogsDifferException>(() => LogCopy.Make(source, target));
    }

    // Streams that alternate, streams of one event, and appends over several.
    private static async Task Fill(SqliteEventStore store, int rounds)
    {
        var random = new Random(rounds);
        for (var n = 0; n < rounds; n++)
        {
            await store.Append($"s-{random.Next(5)}", ExpectedVersion.Any, [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Event($"kind-{random.Next(3)}.v1"))]);
            await store.Append([new("a", ExpectedVersion.Any, [Event()]), new("b", ExpectedVersion.Any, [Event(), Event()])]);
        }
    }

    private static async Task<List<string>> Everything(IEventStore store) => [.. (await store.ReadAll(0, 10_000)).Events.Select(stored =>
        $"{stored.Position} {stored.Stream} {stored.Version} {stored.Id} {stored.Type} {Convert.ToHexString(stored.Data.Span)} {Convert.ToHexString(stored.Metadata.Span)}")];
}
