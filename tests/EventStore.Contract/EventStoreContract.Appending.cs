using System.Text;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EventStore.Contract;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task What_was_appended_is_read_back_byte_for_byte()
    {
        var appended = Event(data: """{"text":"汇总 ½ 🜁","n":0.10}""");
        var result = await Store.Append(Stream("s"), ExpectedVersion.NoStream, [appended]);

        var read = Assert.Single(await Read(Stream("s")));

        Assert.Equal((appended.Id, Stream("s"), 0L, result.Position, appended.Type), (read.Id, read.Stream, read.Version, read.Position, read.Type));
        Assert.Equal(appended.Data.ToArray(), read.Data.ToArray());
        Assert.Equal(appended.Metadata.ToArray(), read.Metadata.ToArray());
    }

    [Fact]
    public async Task No_events_are_an_error() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.Append(Stream("s"), ExpectedVersion.Any, []));

    [Fact]
    public async Task A_stream_needs_a_name() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.Append("", ExpectedVersion.Any, [Event()]));

    [Theory]
    [InlineData("partner-华为云")]
    [InlineData("partner-Ünïcode ½ with spaces")]
    [InlineData("partner-🜁🜂")]
    [InlineData("partner-'quoted\"; --")]
    public async Task A_stream_may_have_any_name(string name)
    {
        await Store.Append(Stream(name), ExpectedVersion.NoStream, Events(2));

        Assert.All(await Read(Stream(name)), read => Assert.Equal(Stream(name), read.Stream));
        Assert.Empty(await Read(Stream(name.ToUpperInvariant())));
    }

    [Fact]
    public async Task A_payload_may_be_a_megabyte()
    {
        var appended = Event(data: $"\"{new string('x', 1 << 20)}\"");
        await Store.Append(Stream("big"), ExpectedVersion.NoStream, [appended, Event()]);

        var read = await Read(Stream("big"));

        Assert.Equal(2, read.Count);
        Assert.True(appended.Data.Span.SequenceEqual(read[0].Data.Span));
    }

    [Fact]
    public async Task Empty_metadata_stays_empty()
    {
        await Store.Append(Stream("s"), ExpectedVersion.NoStream, [Event() with { Metadata = default }]);

        Assert.Equal(0, Assert.Single(await Read(Stream("s"))).Metadata.Length);
    }

    [Fact]
    public async Task A_cancelled_append_stores_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.Append(Stream("s"), ExpectedVersion.NoStream, [Event()], new CancellationToken(true)));

        Assert.Empty(await Read(Stream("s")));
    }

    [Fact]
    public async Task Many_large_payloads_are_all_found_page_by_page()
    {
        var payload = Encoding.UTF8.GetBytes($"\"{new string('y', 700_000)}\"");
        for (var n = 0; n < 20; n++) await Store.Append(Stream("large"), ExpectedVersion.Any, [Event() with { Data = payload }]);

        Assert.Equal(20, (await All(limit: 1000)).Count);
        Assert.Equal(20, (await Read(Stream("large"))).Count);
    }
}
