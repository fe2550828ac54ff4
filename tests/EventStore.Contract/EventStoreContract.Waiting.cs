using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EventStore.Contract;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task Waiting_ends_at_once_when_there_is_something_to_read()
    {
        await Store.Append(Stream("s"), ExpectedVersion.NoStream, [Event("one")]);

        await Store.WaitForEvents(Start).WaitAsync(Patience);
        await Store.WaitForEvents(Start, [Type("never"), Type("one")]).WaitAsync(Patience);
    }

    [Fact]
    public async Task An_append_wakes_who_waits_for_anything()
    {
        var waiting = Store.WaitForEvents(await Store.Head());
        await Store.Append(Stream("s"), ExpectedVersion.NoStream, [Event()]);

        await waiting.WaitAsync(Patience);
    }

    [Fact]
    public async Task Only_the_types_waited_for_wake_a_waiter()
    {
        var head = await Store.Head();
        var one = Store.WaitForEvents(head, [Type("one")]);
        var two = Store.WaitForEvents(head, [Type("two")]);

        await Store.Append(Stream("s"), ExpectedVersion.NoStream, [Event("one")]);
        await one.WaitAsync(Patience);
        Assert.False(two.IsCompleted);

        await Store.Append(Stream("s"), ExpectedVersion.At(0), [Event("two")]);
        await two.WaitAsync(Patience);
    }

    [Fact]
    public async Task Earlier_events_and_refused_appends_wake_nobody()
    {
        await Store.Append(Stream("s"), ExpectedVersion.NoStream, [Event("one")]);
        var waiting = Store.WaitForEvents(await Store.Head(), [Type("one")]);

        await Assert.ThrowsAsync<WrongExpectedVersionException>(() => Store.Append(Stream("s"), ExpectedVersion.NoStream, [Event("one")]));
        await Store.Append(Stream("t"), ExpectedVersion.NoStream, [Event("two")]);
        Assert.False(waiting.IsCompleted);

        await Store.Append(Stream("s"), ExpectedVersion.At(0), [Event("one")]);
        await waiting.WaitAsync(Patience);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var waiting = Store.WaitForEvents(await Store.Head(), null, source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
    }
}
