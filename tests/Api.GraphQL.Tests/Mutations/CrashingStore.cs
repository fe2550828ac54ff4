using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Mutations;

/// <summary>A store that lets every effect in and no answer to be kept, as long as a test wants.</summary>
internal sealed class CrashingStore(IEventStore inner) : IEventStore, IAsyncDisposable
{
    public bool CrashesBeforeAnswers { get; set; }

    public Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        inner.Append(stream, expected, events, cancellation);

    public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default) =>
        CrashesBeforeAnswers && streams.Any(append => append.Events.Any(appended => appended.Type.StartsWith("requests.request-answered", StringComparison.Ordinal)))
            ? Task.FromException<IReadOnlyList<AppendResult>>(new IOException("The process ended here."))
            : inner.Append(streams, cancellation);

    public IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
        inner.ReadStream(stream, fromVersion, cancellation);

    public Task<EventPage> ReadAll(long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        inner.ReadAll(afterPosition, limit, types, cancellation);

    public Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        inner.WaitForEvents(afterPosition, types, cancellation);

    public Task<long> Head(CancellationToken cancellation = default) => inner.Head(cancellation);

    public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => inner.MarkAt(position, cancellation);

    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;
}
