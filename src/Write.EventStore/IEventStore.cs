namespace PartnerGraph.EventStore;

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
