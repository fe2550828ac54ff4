using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EventStore.Contract;

public abstract partial class EventStoreContract
{
    private const long Any = -2;
    private const long NoStream = -1;

    [Theory]
    [InlineData(0, Any, 0)]
    [InlineData(0, NoStream, 0)]
    [InlineData(1, Any, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(3, Any, 3)]
    [InlineData(3, 2, 3)]
    public async Task An_append_at_the_expected_version_goes_in(int stored, long expected, long version)
    {
        var stream = await StreamOf(stored);

        var result = await Store.Append(stream, new ExpectedVersion(expected), [Event()]);

        Assert.Equal(version, result.Version);
        Assert.Equal(await Store.Head(), result.Position);
        Assert.Equal(stored + 1, (await Read(stream)).Count);
    }

    [Theory]
    [InlineData(0, 0, -1)]
    [InlineData(0, 5, -1)]
    [InlineData(1, NoStream, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(3, NoStream, 2)]
    [InlineData(3, 0, 2)]
    [InlineData(3, 1, 2)]
    [InlineData(3, 3, 2)]
    [InlineData(3, 1000, 2)]
    public async Task An_append_at_another_version_is_refused_and_stores_nothing(int stored, long expected, long actual)
    {
        var stream = await StreamOf(stored);
        var head = await Store.Head();

        var refusal = await Assert.ThrowsAsync<WrongExpectedVersionException>(
            () => Store.Append(stream, new ExpectedVersion(expected), Events(2)));

        Assert.Equal((stream, expected, actual), (refusal.Stream, refusal.Expected.Value, refusal.Actual));
        Assert.Equal(stored, (await Read(stream)).Count);
        Assert.Equal(head, await Store.Head());
    }

    [Theory]
    [InlineData(0, Any)]
    [InlineData(0, NoStream)]
    [InlineData(2, Any)]
    [InlineData(2, 1)]
    public async Task Several_events_are_numbered_on_from_the_last(int stored, long expected)
    {
        var stream = await StreamOf(stored);
        var events = Events(3);

        var result = await Store.Append(stream, new ExpectedVersion(expected), events);

        var read = await Read(stream, stored);
        Assert.Equal(events.Select(e => e.Id), read.Select(e => e.Id));
        Assert.Equal([stored, stored + 1, stored + 2], read.Select(e => e.Version));
        Assert.Equal(new AppendResult(stored + 2, read[^1].Position), result);
    }

    [Fact]
    public async Task An_expectation_that_means_nothing_is_an_error() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.Append(Stream("s"), new ExpectedVersion(-3), [Event()]));

    private async Task<string> StreamOf(int events)
    {
        var stream = Stream("versions");
        if (events > 0) await Store.Append(stream, ExpectedVersion.NoStream, Events(events));
        return stream;
    }
}
