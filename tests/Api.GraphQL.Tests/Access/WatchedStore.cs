using System.Collections.Concurrent;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Access;

/// <summary>An event store that remembers of which streams it was read: what a request looked at before it answered.</summary>
public sealed class WatchedStore(IEventStore inner) : IEventStore, IAsyncDisposable
{
    private readonly ConcurrentQueue<string> read = [];

    // What was denied is kept by caller and field, whatever ids the request named, and the same is not looked up twice (ADR 78).
    private const string Denials = "denials-";

    /// <summary>The categories of the streams read since the last time that this was asked, in order.</summary>
    public IReadOnlyList<string> Taken() => [.. TakenStreams().Select(stream => stream[..stream.IndexOf('-', StringComparison.Ordinal)])];

    /// <summary>As above, the streams themselves.</summary>
    public IReadOnlyList<string> TakenStreams()
    {
        List<string> taken = [];
        while (read.TryDequeue(out var stream)) taken.Add(stream);
        taken.RemoveAll(stream => stream.StartsWith(Denials, StringComparison.Ordinal));
        return taken;
    }

    public IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default)
    {
        read.Enqueue(stream);
        return inner.ReadStream(stream, fromVersion, cancellation);
    }

    public Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        inner.Append(stream, expected, events, cancellation);

    public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default) =>
        inner.Append(streams, cancellation);

    public Task<EventPage> ReadAll(long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        inner.ReadAll(afterPosition, limit, types, cancellation);

    public Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        inner.WaitForEvents(afterPosition, types, cancellation);

    public Task<long> Head(CancellationToken cancellation = default) => inner.Head(cancellation);

    public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => inner.MarkAt(position, cancellation);

    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;
}
