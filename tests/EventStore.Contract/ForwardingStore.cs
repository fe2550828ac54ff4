using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EventStore.Contract;

/// <summary>An event store that does what another does, for tests that change one thing of it.</summary>
public abstract class ForwardingStore(IEventStore store) : IEventStore
{
    public virtual Task<EventPage> ReadAll(
        long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        store.ReadAll(afterPosition, limit, types, cancellation);

    public virtual Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        store.WaitForEvents(afterPosition, types, cancellation);

    public virtual Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        store.Append(stream, expected, events, cancellation);

    public virtual Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default) =>
        store.Append(streams, cancellation);

    public IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
        store.ReadStream(stream, fromVersion, cancellation);

    public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => store.MarkAt(position, cancellation);

    public Task<long> Head(CancellationToken cancellation = default) => store.Head(cancellation);
}
