using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EventStore.Contract;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task A_mark_is_found_again_at_its_own_position_whatever_is_appended_later()
    {
        var appended = await Store.Append(Stream("s"), ExpectedVersion.NoStream, Events(3));
        var marks = new List<LogMark>();
        for (var position = Start; position <= appended.Position; position++)
        {
            var mark = await Store.MarkAt(position);
            Assert.NotNull(mark);
            Assert.InRange(mark.Position, position, appended.Position);
            marks.Add(mark);
        }

        await Store.Append(Stream("s"), ExpectedVersion.At(2), Events(2));

        foreach (var mark in marks) Assert.Equal(mark, await Store.MarkAt(mark.Position));
    }

    [Fact]
    public async Task Each_append_gives_another_mark_of_the_same_log()
    {
        var before = await Store.MarkAt(Start);
        var appended = await Store.Append(Stream("s"), ExpectedVersion.NoStream, Events(1));
        var after = await Store.MarkAt(appended.Position);
        Assert.Equal(before!.Log, after!.Log);
        Assert.NotEqual(before.Hash, after.Hash);
    }

    [Fact]
    public async Task Beyond_the_end_there_is_no_mark() => Assert.Null(await Store.MarkAt(await Store.Head() + 1));

    [Fact]
    public async Task A_mark_can_be_written_down()
    {
        var mark = await Store.MarkAt((await Store.Append(Stream("s"), ExpectedVersion.NoStream, Events(1))).Position);
        Assert.True(LogMark.TryParse(mark!.ToString(), out var read));
        Assert.Equal(mark, read);
    }
}
