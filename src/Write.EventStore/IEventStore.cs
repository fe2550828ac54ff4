namespace PartnerGraph.Write.EventStore;

/// <summary>
/// The only source of truth: append-only streams in one total order. Adapters pass the contract suite in
/// <c>tests/EventStore.Contract</c>.
/// </summary>
public interface IEventStore
{
    /// <summary>
    /// Appends events to one stream, all or none. When the task completes the events are durable.
    /// Repeating an append (the stream holds all these ids, in this order, one after the other) answers the first one again,
    /// whatever is expected now. Cancelling either withdraws the append or comes too late and has no effect.
    /// </summary>
    /// <exception cref="WrongExpectedVersionException">The stream is not at the expected version.</exception>
    /// <exception cref="DuplicateEventIdException">An id is taken, and it is not a repetition.</exception>
    Task<AppendResult> Append(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default);

    /// <summary>
    /// Appends to many streams, all or none: each stream is at its expected version, or nothing of any is stored. A stream without
    /// events is only compared with its expected version (a fact that the decision rests on). The events take consecutive positions in
    /// the order given, and no reader and no crash ever sees some without the others. Otherwise as the append to one stream:
    /// repeating it (every stream holds its ids, in this order, one after the other) answers the first one again, whatever is expected now.
    /// </summary>
    /// <remarks>A store that appends to one stream at a time (EventStoreDB) keeps the whole log as one of its streams (ADR 68).</remarks>
    /// <returns>For each stream as given, the version and position of its last event; of a stream that was only compared, its version and position 0.</returns>
    /// <exception cref="ArgumentException">A stream is named twice, or there is no event at all.</exception>
    /// <exception cref="WrongExpectedVersionException">The first stream, in the order given, that is not at its expected version.</exception>
    /// <exception cref="DuplicateEventIdException">An id is taken, and it is not a repetition.</exception>
    Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default);

    /// <summary>The events of one stream in order, from a version on (the first event has version 0); empty for an unknown stream.</summary>
    IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion = 0, CancellationToken cancellation = default);

    /// <summary>
    /// At most <paramref name="limit"/> events after a position, in total order; fewer when they are large, so only
    /// <see cref="EventPage.AtHead"/> says that there are no more. With <paramref name="types"/> only those stored types.
    /// The page's <see cref="EventPage.ScannedTo"/> is the position up to which nothing else matches, so a reader may skip what it did not ask for.
    /// </summary>
    Task<EventPage> ReadAll(long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default);

    /// <summary>
    /// Completes when the store may hold events after the position of one of the types (any type when null), also when another
    /// process appended them. May complete early; callers read again.
    /// </summary>
    Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default);

    /// <summary>
    /// The mark by which a follower at the position recognises this log later (of the empty log for 0). Its own position may lie a little
    /// after the one asked for, at the end of the commit that holds it; asked for there, it is the same. Null when the log is not that long.
    /// </summary>
    Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default);

    /// <summary>The position of the last event; 0 when the store is empty.</summary>
    Task<long> Head(CancellationToken cancellation = default);
}

/// <summary>What the caller believes of a stream when it appends.</summary>
public readonly record struct ExpectedVersion(long Value)
{
    /// <summary>Append whatever is there.</summary>
    public static readonly ExpectedVersion Any = new(-2);

    /// <summary>The stream must not exist.</summary>
    public static readonly ExpectedVersion NoStream = new(-1);

    /// <summary>The version of the stream's last event (the first event has version 0).</summary>
    public static ExpectedVersion At(long version) => new(version);
}

/// <summary>One stream's part of an append over many; without events the stream is only compared with what is expected of it.</summary>
public sealed record StreamAppend(string Stream, ExpectedVersion Expected, IReadOnlyList<NewEvent> Events);

/// <summary>An event to append. <paramref name="Type"/> is the stored name, data and metadata are UTF-8 JSON.</summary>
public sealed record NewEvent(Guid Id, string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata);

/// <summary>A stored event: its place in its stream (from 0) and in the whole store (from 1, ascending, without gaps that could still fill).</summary>
public sealed record StoredEvent(
    Guid Id, string Stream, long Version, long Position, string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata);

/// <summary>A durable append: the version and position of the last event of the stream after it.</summary>
public readonly record struct AppendResult(long Version, long Position);

/// <param name="ScannedTo">Continue after this position.</param>
/// <param name="AtHead">Whether the page reached the end of the store as it was when read.</param>
public sealed record EventPage(IReadOnlyList<StoredEvent> Events, long ScannedTo, bool AtHead);

/// <summary>A concurrent writer was faster, or the caller's view is stale.</summary>
/// <param name="actual">The stream's version; -1 when it does not exist.</param>
public sealed class WrongExpectedVersionException(string stream, ExpectedVersion expected, long actual)
    : Exception($"Stream {stream} is at version {actual}, not {expected.Value}.")
{
    public string Stream { get; } = stream;

    public ExpectedVersion Expected { get; } = expected;

    public long Actual { get; } = actual;
}
