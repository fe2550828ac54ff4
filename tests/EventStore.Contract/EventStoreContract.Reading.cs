using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EventStore.Contract;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task An_unknown_stream_is_empty() => Assert.Empty(await Read(Stream("nobody")));

    [Theory]
    [InlineData(0, 600)]
    [InlineData(1, 599)]
    [InlineData(599, 1)]
    [InlineData(600, 0)]
    [InlineData(9999, 0)]
    public async Task A_stream_is_read_from_any_version(long from, int count)
    {
        await Store.Append(Stream("long"), ExpectedVersion.NoStream, Events(600));
        await Store.Append(Stream("other"), ExpectedVersion.NoStream, Events(1));

        var read = await Read(Stream("long"), from);

        Assert.Equal(Enumerable.Range((int)from, count).Select(n => (long)n), read.Select(e => e.Version));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(1000)]
    public async Task Pages_of_any_size_make_the_same_whole(int limit)
    {
        for (var n = 0; n < 10; n++) await Store.Append(Stream($"s{n % 3}"), ExpectedVersion.Any, [Event()]);

        var all = await All(limit);

        Assert.Equal(10, all.Count);
        Assert.Equal(all.OrderBy(e => e.Position).Select(e => e.Id), all.Select(e => e.Id));
        Assert.Equal(10, all.DistinctBy(e => e.Position).Count());
    }

    [Fact]
    public async Task Reading_resumes_after_any_position()
    {
        await Store.Append(Stream("s"), ExpectedVersion.NoStream, Events(12));
        var all = await All();

        for (var n = 0; n < all.Count; n++)
            Assert.Equal(all.Skip(n + 1).Select(e => e.Id), (await All(5, after: all[n].Position)).Select(e => e.Id));
    }

    [Fact]
    public async Task A_page_at_the_head_says_so()
    {
        await Store.Append(Stream("s"), ExpectedVersion.NoStream, Events(3));
        var head = await Store.Head();

        var two = await Store.ReadAll(Start, 2);
        var rest = await Store.ReadAll(two.ScannedTo, 2);
        var nothing = await Store.ReadAll(rest.ScannedTo, 2);

        Assert.Equal((2, two.Events[^1].Position, false), (two.Events.Count, two.ScannedTo, two.AtHead));
        Assert.Equal((1, head, true), (rest.Events.Count, rest.ScannedTo, rest.AtHead));
        Assert.Equal((0, head, true), (nothing.Events.Count, nothing.ScannedTo, nothing.AtHead));
    }

    [Fact]
    public async Task A_filter_gives_only_its_types_in_total_order()
    {
        for (var n = 0; n < 30; n++) await Store.Append(Stream($"s{n}"), ExpectedVersion.NoStream, [Event($"type{n % 5}")]);

        var all = await All();
        var some = await All(4, [Type("type1"), Type("type3"), Type("never"), Type("type1")]);

        Assert.Equal(all.Where(e => e.Type == Type("type1") || e.Type == Type("type3")).Select(e => e.Id), some.Select(e => e.Id));
    }

    [Fact]
    public async Task A_filtered_page_skips_what_does_not_match()
    {
        await Store.Append(Stream("s"), ExpectedVersion.NoStream, [Event("wanted"), Event("wanted"), Event("other"), Event("other")]);
        var head = await Store.Head();
        var all = await All();

        var one = await Store.ReadAll(Start, 1, [Type("wanted")]);
        var rest = await Store.ReadAll(one.ScannedTo, 10, [Type("wanted")]);
        var none = await Store.ReadAll(Start, 10, [Type("never")]);
        var noTypes = await Store.ReadAll(Start, 10, []);

        Assert.Equal((all[0].Position, false), (one.ScannedTo, one.AtHead));
        Assert.Equal((all[1].Id, head, true), (Assert.Single(rest.Events).Id, rest.ScannedTo, rest.AtHead));
        Assert.Equal((0, head, true), (none.Events.Count, none.ScannedTo, none.AtHead));
        Assert.Equal((0, head, true), (noTypes.Events.Count, noTypes.ScannedTo, noTypes.AtHead));
    }

    [Fact]
    public async Task A_filter_may_name_very_many_types()
    {
        await Store.Append(Stream("s"), ExpectedVersion.NoStream, [.. Enumerable.Range(0, 450).Select(n => Event($"kind{n}"))]);
        await Store.Append(Stream("t"), ExpectedVersion.NoStream, [Event("other")]);

        foreach (var count in (int[])[60, 399, 450])
        {
            string[] types = [.. Enumerable.Range(0, count).Select(n => Type($"kind{n}"))];
            Assert.Equal(types, (await All(100, types)).Select(e => e.Type));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_page_needs_a_size(int limit) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.ReadAll(Start, limit));

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        await Store.Append(Stream("s"), ExpectedVersion.NoStream, Events(3));
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Store.ReadStream(Stream("s"), 0, source.Token)) await source.CancelAsync();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ReadAll(Start, 1, null, source.Token));
    }
}
