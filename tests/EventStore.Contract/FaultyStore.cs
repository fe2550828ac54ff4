using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EventStore.Contract;

/// <summary>A store that fails the appends that a test chooses, before anything of them is stored.</summary>
public sealed class FaultyStore(IEventStore store) : IEventStore
{
    /// <summary>What to throw for an append; null to let it through.</summary>
    public Func<IReadOnlyList<StreamAppend>, Exception?> Fault { get; set; } = _ => null;

    public Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        Fault([new(stream, expected, events)]) is { } fault ? Task.FromException<AppendResult>(fault) : store.Append(stream, expected, events, cancellation);

    public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default) =>
        Fault(streams) is { } fault ? Task.FromException<IReadOnlyList<AppendResult>>(fault) : store.Append(streams, cancellation);

    public IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
        store.ReadStream(stream, fromVersion, cancellation);

    public Task<EventPage> ReadAll(long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        store.ReadAll(afterPosition, limit, types, cancellation);

    public Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        store.WaitForEvents(afterPosition, types, cancellation);

    public Task<long> Head(CancellationToken cancellation = default) => store.Head(cancellation);

    public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => store.MarkAt(position, cancellation);
}
