using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>The store of a process that ends at one of its appends: nobody hears whether that one was stored, and nothing is stored any more.</summary>
internal sealed class EndingStore(IEventStore inner) : IEventStore, IAsyncDisposable
{
    // A fault that passes by itself: nobody sets aside what could not be stored.
    private const int InputOutput = 10;

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = int.MaxValue;
    private bool storesTheLast;

    public Task Ended => ended.Task;

    /// <param name="appends">How many are still answered.</param>
    /// <param name="storesTheNext">Whether the one after them is stored, although it is not answered.</param>
    public void EndAfter(int appends, bool storesTheNext) => (storesTheLast, left) = (storesTheNext, appends);

    public Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        Answer(() => inner.Append(stream, expected, events, cancellation));

    public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default) =>
        Answer(() => inner.Append(streams, cancellation));

    public IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
        inner.ReadStream(stream, fromVersion, cancellation);

    public Task<EventPage> ReadAll(long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        inner.ReadAll(afterPosition, limit, types, cancellation);

    public Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        inner.WaitForEvents(afterPosition, types, cancellation);

    public Task<long> Head(CancellationToken cancellation = default) => inner.Head(cancellation);

    public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => inner.MarkAt(position, cancellation);

    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    private async Task<T> Answer<T>(Func<Task<T>> append)
    {
        var number = Interlocked.Decrement(ref left);
        if (number >= 0) return await append();
        if (number == -1 && storesTheLast) await append();
        ended.TrySetResult();
        throw new SqliteException("The process ended here.", InputOutput);
    }
}
