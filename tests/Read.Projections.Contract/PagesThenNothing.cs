using PartnerGraph.EventStore;

namespace PartnerGraph.Projections.Contract;

/// <summary>Lets a number of pages through and then keeps the reader waiting, so that a test can stop it exactly there.</summary>
public sealed class PagesThenNothing(IEventStore store, int pages) : IEventStore
{
    private readonly TaskCompletionSource exhausted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = pages;

    /// <summary>Completes when somebody waits for one page more.</summary>
    public Task Exhausted => exhausted.Task;

    /// <summary>Lets everything through from now on.</summary>
    public void Open() => opened.TrySetResult();

    public async Task<EventPage> ReadAll(
        long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
    {
        if (Interlocked.Decrement(ref left) < 0)
        {
            exhausted.TrySetResult();
            await opened.Task.WaitAsync(cancellation);
        }

        return await store.ReadAll(afterPosition, limit, types, cancellation);
    }

    public Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        store.Append(stream, expected, events, cancellation);

    public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default) =>
        store.Append(streams, cancellation);

    public IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
        store.ReadStream(stream, fromVersion, cancellation);

    public Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        store.WaitForEvents(afterPosition, types, cancellation);

    public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => store.MarkAt(position, cancellation);

    public Task<long> Head(CancellationToken cancellation = default) => store.Head(cancellation);
}
