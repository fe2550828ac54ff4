using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EventStore.Contract;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task An_append_to_many_streams_is_stored_in_the_order_given_and_without_a_gap()
    {
        await Store.Append(Stream("b"), ExpectedVersion.NoStream, Events(3));
        var (a, b, c) = (Events(2), Events(1), Events(2));

        var results = await Store.Append([Part("a", NoStream, a), Part("b", 2, b), Part("c", Any, c)]);

        var stored = (await All()).Skip(3).ToList();
        Assert.Equal([.. a.Select(e => e.Id), .. b.Select(e => e.Id), .. c.Select(e => e.Id)], stored.Select(e => e.Id));
        Assert.Equal(Enumerable.Range(0, 5).Select(n => stored[0].Position + n), stored.Select(e => e.Position));
        Assert.Equal([new(1, stored[1].Position), new(3, stored[2].Position), new(1, stored[4].Position)], results);
    }

    [Theory]
    [InlineData(0, Any, true)]
    [InlineData(0, NoStream, true)]
    [InlineData(0, 0, false)]
    [InlineData(3, Any, true)]
    [InlineData(3, 2, true)]
    [InlineData(3, NoStream, false)]
    [InlineData(3, 1, false)]
    [InlineData(3, 3, false)]
    public async Task Every_stream_of_many_is_held_to_its_expected_version(int stored, long expected, bool accepted)
    {
        var stream = await StreamOf(stored);
        StreamAppend[] streams = [Part("first", NoStream, Events(1)), new(stream, new(expected), Events(2)), Part("last", Any, Events(1))];
        var head = await Store.Head();

        if (accepted)
        {
            Assert.Equal(stored + 1, (await Store.Append(streams))[1].Version);
            return;
        }

        var refusal = await Assert.ThrowsAsync<WrongExpectedVersionException>(() => Store.Append(streams));
        Assert.Equal((stream, expected, stored - 1L), (refusal.Stream, refusal.Expected.Value, refusal.Actual));
        Assert.Equal(head, await Store.Head());
        Assert.Empty(await Read(Stream("first")));
    }

    [Theory]
    [InlineData(0, NoStream, true)]
    [InlineData(0, 0, false)]
    [InlineData(2, 1, true)]
    [InlineData(2, NoStream, false)]
    [InlineData(2, 0, false)]
    public async Task A_stream_without_events_is_only_compared(int stored, long expected, bool accepted)
    {
        var stream = await StreamOf(stored);
        StreamAppend[] streams = [Part("written", NoStream, Events(1)), new(stream, new(expected), [])];

        if (accepted)
            Assert.Equal(new AppendResult(expected, 0), (await Store.Append(streams))[1]);
        else
            Assert.Equal(stream, (await Assert.ThrowsAsync<WrongExpectedVersionException>(() => Store.Append(streams))).Stream);

        Assert.Equal(stored, (await Read(stream)).Count);
        Assert.Equal(accepted ? 1 : 0, (await Read(Stream("written"))).Count);
    }

    [Fact]
    public async Task Of_several_stale_streams_the_first_is_named()
    {
        var refusal = await Assert.ThrowsAsync<WrongExpectedVersionException>(
            () => Store.Append([Part("a", NoStream, Events(1)), Part("b", 4, Events(1)), Part("c", 7, Events(1))]));
        Assert.Equal((Stream("b"), -1L), (refusal.Stream, refusal.Actual));
    }

    [Theory]
    [InlineData(NoStream)]
    [InlineData(Any)]
    [InlineData(9)]
    public async Task A_repeated_append_to_many_streams_answers_the_first_again(long expected)
    {
        var (a, b) = (Events(2), Events(1));
        await Store.Append(Stream("seen"), ExpectedVersion.NoStream, Events(1));
        var first = await Store.Append([Part("a", NoStream, a), Part("seen", 0, []), Part("b", NoStream, b)]);
        await Store.Append(Stream("a"), ExpectedVersion.At(1), Events(1));
        await Store.Append(Stream("seen"), ExpectedVersion.At(0), Events(1));
        var head = await Store.Head();

        Assert.Equal(first, await Store.Append([Part("a", expected, a), Part("seen", 0, []), Part("b", expected, b)]));
        Assert.Equal(head, await Store.Head());
    }

    [Fact]
    public async Task A_part_of_an_earlier_append_to_many_is_no_repetition()
    {
        var (a, b) = (Events(2), Events(1));
        await Store.Append([Part("a", NoStream, a), Part("b", NoStream, b)]);
        var head = await Store.Head();

        foreach (var (streams, stream, id) in new (StreamAppend[], string, Guid)[]
        {
            ([Part("a", 1, Events(1)), Part("b", 0, b)], "b", b[0].Id),
            ([Part("a", NoStream, a), Part("b", 0, Events(1))], "a", a[0].Id),
            ([Part("c", NoStream, b), Part("a", NoStream, a)], "c", b[0].Id),
        })
        {
            var refusal = await Assert.ThrowsAsync<DuplicateEventIdException>(() => Store.Append(streams));
            Assert.Equal((Stream(stream), id), (refusal.Stream, refusal.EventId));
        }

        Assert.Equal(head, await Store.Head());
    }

    [Fact]
    public async Task One_id_in_two_streams_is_refused()
    {
        var twice = Event();
        var refusal = await Assert.ThrowsAsync<DuplicateEventIdException>(
            () => Store.Append([Part("a", NoStream, [twice]), Part("b", NoStream, [twice])]));
        Assert.Equal((Stream("b"), twice.Id), (refusal.Stream, refusal.EventId));
        Assert.Empty(await Read(Stream("a")));
    }

    [Fact]
    public async Task An_append_to_many_that_means_nothing_is_an_error()
    {
        foreach (var streams in new StreamAppend[][]
        {
            [], [Part("a", NoStream, [])], [Part("a", Any, []), Part("b", NoStream, Events(1))],
            [Part("a", NoStream, Events(1)), Part("a", 0, Events(1))], [Part("a", -3, Events(1))],
        })
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.Append(streams));
        }

        Assert.Equal(Start, await Store.Head());
    }

    [Fact]
    public async Task Of_concurrent_appends_that_share_one_of_their_streams_exactly_one_wins_whole()
    {
        const int writers = 8;
        for (var round = 0; round < 10; round++)
        {
            var wins = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() =>
                WinsAll([Part($"own-{round}-{writer}", NoStream, Events(2)), Part($"shared-{round}", NoStream, Events(1))]))));

            var winner = Array.IndexOf(wins, true);
            Assert.Single(wins, won => won);
            for (var writer = 0; writer < writers; writer++)
                Assert.Equal(writer == winner ? 2 : 0, (await Read(Stream($"own-{round}-{writer}"))).Count);
        }
    }

    [Fact]
    public async Task A_stream_that_is_only_compared_decides_between_two_that_read_each_other()
    {
        for (var round = 0; round < 20; round++)
        {
            var (a, b) = ($"a-{round}", $"b-{round}");
            var wins = await Task.WhenAll(
                Task.Run(() => WinsAll([Part(a, NoStream, Events(1)), Part(b, NoStream, [])])),
                Task.Run(() => WinsAll([Part(b, NoStream, Events(1)), Part(a, NoStream, [])])));
            Assert.Single(wins, won => won);
        }
    }

    [Fact]
    public async Task A_reader_sees_all_of_an_append_to_many_or_nothing()
    {
        var writing = Task.Run(async () =>
        {
            for (var n = 0; n < 100; n++) await Store.Append([Part("left", n - 1, Events(1)), Part($"right-{n}", NoStream, Events(2))]);
        });
        for (var ended = false; !ended;)
        {
            ended = writing.IsCompleted;
            var page = await Store.ReadAll(Start, 1_000);
            Assert.Equal(0, page.Events.Count % 3);
        }

        await writing;
        Assert.Equal(300, (await All()).Count);
    }

    private StreamAppend Part(string name, long expected, IReadOnlyList<NewEvent> events) => new(Stream(name), new(expected), events);

    private async Task<bool> WinsAll(StreamAppend[] streams)
    {
        try
        {
            await Store.Append(streams);
            return true;
        }
        catch (WrongExpectedVersionException)
        {
            return false;
        }
    }
}
