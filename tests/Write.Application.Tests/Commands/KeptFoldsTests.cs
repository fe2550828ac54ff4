using System.Runtime.CompilerServices;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Tests.Commands;

public sealed class KeptFoldsTests : SqliteStoreTests
{
    private static readonly CommandContext Context = new("test", "test");

    [Fact]
    public async Task A_command_on_a_long_stream_reads_what_came_since_the_last_one()
    {
        await using var store = Open();
        var counting = new CountingStore(store);
        var runner = Runner(counting);
        for (var count = 0; count < 40; count++) await runner.Run(Count.Tally, new Count("long"), Context);

        counting.Events = 0;
        var next = await runner.Run(Count.Tally, new Count("long"), Context);

        Assert.Equal((1, 40L), (counting.Events, next.Version));
        Assert.Equal(41, (await runner.Load(Count.Tally, "long")).State);
    }

    [Fact]
    public async Task What_another_process_appended_is_seen_and_counted()
    {
        await using var store = Open();
        var ours = Runner(store);
        var theirs = Runner(store);
        for (var count = 0; count < 30; count++) await ours.Run(Count.Tally, new Count("shared"), Context);
        await theirs.Run(Count.Tally, new Count("shared"), Context);

        var refused = await ours.Run(Count.Tally, new Count("shared", Limit: 31), Context);
        Assert.Equal(["FULL"], refused.Rejections.Select(rejection => rejection.Code));
        Assert.True((await ours.Run(Count.Tally, new Count("shared", Limit: 32), Context)).IsAccepted);
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task A_command_that_was_carried_out_long_ago_is_known_again()
    {
        await using var store = Open();
        var runner = Runner(store);
        var once = new CommandContext("test", "test") { CommandId = Guid.NewGuid() };
        var first = await runner.Run(Count.Tally, new Count("long", Limit: 1), once);
        for (var count = 0; count < 40; count++) await runner.Run(Count.Tally, new Count("long"), Context);

        // Decided now it would be refused.
        var again = await runner.Run(Count.Tally, new Count("long", Limit: 1), once);

        Assert.Equal(first.Events, again.Events);
        Assert.Equal(41, await store.Head());
    }

    [Fact]
    public async Task A_stream_that_is_shorter_than_it_was_is_read_anew()
    {
        await using var store = Open();
        await using var other = new SqliteEventStore(Copy(), Clock);
        var exchanged = new CountingStore(store);
        var runner = Runner(exchanged);
        for (var count = 0; count < 30; count++) await runner.Run(Count.Tally, new Count("long"), Context);
        exchanged.Store = other;

        Assert.Equal(0, (await runner.Run(Count.Tally, new Count("long"), Context)).Version);
        Assert.Equal(1, await other.Head());
    }

    [Fact]
    public async Task Commands_at_once_lose_none()
    {
        await using var store = Open();
        var runner = Runner(store);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            for (var count = 0; count < 10; count++) Assert.True((await runner.Run(Count.Tally, new Count("busy", Limit: 200), Context)).IsAccepted);
            return true;
        })));

        Assert.Equal(20, answers.Length);
        Assert.Equal(["FULL"], (await runner.Run(Count.Tally, new Count("busy", Limit: 200), Context)).Rejections.Select(rejection => rejection.Code));
    }

    private CommandRunner Runner(IEventStore store) => new(store, EventTypeRegistry.Domain, Clock);

    /// <summary>Counts the events that are read of streams.</summary>
    private sealed class CountingStore(IEventStore store) : FaultyStore(store)
    {
        public int Events { get; set; }

        public override async IAsyncEnumerable<StoredEvent> ReadStream(
            string stream, long fromVersion = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await foreach (var stored in Store.ReadStream(stream, fromVersion, cancellation))
            {
                Events++;
                yield return stored;
            }
        }
    }
}
