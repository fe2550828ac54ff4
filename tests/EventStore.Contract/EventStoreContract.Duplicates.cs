using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EventStore.Contract;

public abstract partial class EventStoreContract
{
    [Theory]
    [InlineData(Any)]
    [InlineData(NoStream)]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(77)]
    public async Task A_repeated_append_answers_the_first_again_whatever_it_expects(long expected)
    {
        var events = Events(2);
        await Store.Append(Stream("s"), ExpectedVersion.NoStream, Events(1));
        var first = await Store.Append(Stream("s"), ExpectedVersion.At(0), events);
        await Store.Append(Stream("s"), ExpectedVersion.At(2), Events(2));
        var head = await Store.Head();

        var again = await Store.Append(Stream("s"), new ExpectedVersion(expected), events);

        Assert.Equal(first, again);
        Assert.Equal(head, await Store.Head());
        Assert.Equal(5, (await Read(Stream("s"))).Count);
    }

    [Fact]
    public async Task A_repetition_of_the_only_event_is_answered_again()
    {
        var only = Event();
        var first = await Store.Append(Stream("s"), ExpectedVersion.NoStream, [only]);

        Assert.Equal(first, await Store.Append(Stream("s"), ExpectedVersion.NoStream, [only]));
        Assert.Equal(first, await Store.Append(Stream("s"), ExpectedVersion.Any, [only]));
    }

    [Theory]
    [InlineData(Any)]
    [InlineData(NoStream)]
    public async Task An_id_of_another_stream_is_refused(long expected)
    {
        var taken = Event();
        await Store.Append(Stream("one"), ExpectedVersion.NoStream, [taken]);

        await RefusesAsDuplicate(Stream("two"), expected, [taken], taken.Id);
        await RefusesAsDuplicate(Stream("two"), expected, [Event(), taken, Event()], taken.Id);
        Assert.Empty(await Read(Stream("two")));
    }

    [Fact]
    public async Task Ids_that_are_stored_only_partly_or_in_another_order_are_refused()
    {
        var events = Events(3);
        await Store.Append(Stream("s"), ExpectedVersion.NoStream, events);

        await RefusesAsDuplicate(Stream("s"), 2, [events[2], Event()], events[2].Id);
        await RefusesAsDuplicate(Stream("s"), 2, [Event(), events[2]], events[2].Id);
        await RefusesAsDuplicate(Stream("s"), 2, [events[1], events[0]], events[1].Id);
        await RefusesAsDuplicate(Stream("s"), 2, [events[0], events[2]], events[0].Id);
        Assert.Equal(3, (await Read(Stream("s"))).Count);
    }

    [Fact]
    public async Task One_id_twice_in_an_append_is_refused()
    {
        var twice = Event();

        await RefusesAsDuplicate(Stream("s"), NoStream, [twice, twice], twice.Id);
        Assert.Empty(await Read(Stream("s")));
    }

    private async Task RefusesAsDuplicate(string stream, long expected, NewEvent[] events, Guid id)
    {
        var refusal = await Assert.ThrowsAsync<DuplicateEventIdException>(
            () => Store.Append(stream, new ExpectedVersion(expected), events));
        Assert.Equal((stream, id), (refusal.Stream, refusal.EventId));
    }
}
