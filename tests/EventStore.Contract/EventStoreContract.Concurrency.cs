using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EventStore.Contract;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task Of_concurrent_writers_at_one_version_exactly_one_wins()
    {
        const int writers = 8, rounds = 10;
        for (var round = 0; round < rounds; round++)
        {
            var expected = new ExpectedVersion(round - 1);
            var wins = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => Wins(Stream("contested"), expected))));
            Assert.Single(wins, won => won);
        }

        Assert.Equal(Enumerable.Range(0, rounds).Select(n => (long)n), (await Read(Stream("contested"))).Select(e => e.Version));
    }

    [Fact]
    public async Task Concurrent_writers_of_one_stream_are_put_in_an_order()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Store.Append(Stream("busy"), ExpectedVersion.Any, Events(2))));

        var read = await Read(Stream("busy"));
        Assert.Equal(Enumerable.Range(0, 200).Select(n => (long)n), read.Select(e => e.Version));
        Assert.Equal(read.OrderBy(e => e.Position), read);
    }

    [Fact]
    public async Task The_same_append_sent_concurrently_is_stored_once()
    {
        var events = Events(3);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.Append(Stream("same"), ExpectedVersion.NoStream, events)));

        Assert.Single(results.Distinct());
        Assert.Equal(3, (await Read(Stream("same"))).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_follower_sees_every_event_once_and_in_order_while_many_write(bool filtered)
    {
        const int writers = 8, appends = 40;
        var following = Follow(writers * appends * 2, filtered ? [Type("happened")] : null);

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < appends; n++)
            {
                if (filtered) await Store.Append(Stream($"noise-{writer}"), ExpectedVersion.Any, [Event("noise")]);
                await Store.Append(Stream($"writer-{writer}"), new ExpectedVersion((n * 2) - 1), Events(2));
            }
        })));

        var seen = await following.WaitAsync(Patience);
        var all = await All(types: filtered ? [Type("happened")] : null);
        Assert.Equal(all.Select(e => (e.Position, e.Id)), seen.Select(e => (e.Position, e.Id)));
    }

    [Fact]
    public async Task A_follower_that_is_always_at_the_head_misses_no_wake_up()
    {
        for (var n = 0; n < 200; n++)
        {
            var following = Follow(1, [Type("ping")], await Store.Head());
            await Store.Append(Stream("ping"), ExpectedVersion.Any, [Event("ping")]);
            await following.WaitAsync(Patience);
        }
    }

    private async Task<bool> Wins(string stream, ExpectedVersion expected)
    {
        try
        {
            await Store.Append(stream, expected, [Event()]);
            return true;
        }
        catch (WrongExpectedVersionException)
        {
            return false;
        }
    }

    private async Task<List<StoredEvent>> Follow(int count, IReadOnlyCollection<string>? types, long? after = null)
    {
        var seen = new List<StoredEvent>();
        for (var position = after ?? Start; seen.Count < count;)
        {
            await Store.WaitForEvents(position, types);
            var page = await Store.ReadAll(position, 7, types);
            seen.AddRange(page.Events);
            position = page.ScannedTo;
        }

        return seen;
    }
}
