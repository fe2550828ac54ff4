using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EventStore.Contract;

/// <summary>A store that fails the appends that a test chooses, before anything of them is stored.</summary>
public class FaultyStore(IEventStore store) : IEventStore
{
    /// <summary>The store behind it, which a test may exchange.</summary>
    public IEventStore Store { get; set; } = store;

    /// <summary>What to throw for an append; null to let it through.</summary>
    public Func<IReadOnlyList<StreamAppend>, Exception?> Fault { get; set; } = _ => null;

    public Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        Fault([new(stream, expected, events)]) is { } fault ? Task.FromException<AppendResult>(fault) : Store.Append(stream, expected, events, cancellation);

    public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default) =>
        Fault(streams) is { } fault ? Task.FromException<IReadOnlyList<AppendResult>>(fault) : Store.Append(streams, cancellation);

    public virtual IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
        Store.ReadStream(stream, fromVersion, cancellation);

    public Task<EventPage> ReadAll(long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        Store.ReadAll(afterPosition, limit, types, cancellation);

    public Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) =>
        Store.WaitForEvents(afterPosition, types, cancellation);

    public Task<long> Head(CancellationToken cancellation = default) => Store.Head(cancellation);

    public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => Store.MarkAt(position, cancellation);
}
