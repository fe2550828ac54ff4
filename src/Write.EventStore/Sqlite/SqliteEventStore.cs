using System.Runtime.CompilerServices;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.Sqlite.Appending;
using PartnerGraph.Write.EventStore.Sqlite.Files;
using PartnerGraph.Write.EventStore.Sqlite.Reading;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Write.EventStore.Sqlite;

/// <summary>
/// The embedded store: one SQLite file, durable when acknowledged (WAL, full sync), one group-committing writer a process.
/// Several processes may share the file; a process sees the commits of the others within the poll interval.
/// </summary>
public sealed class SqliteEventStore : IEventStore, IAsyncDisposable
{
    private const int StreamPage = 256;

    private readonly WakeUps _wakeUps = new();
    private readonly LogGuard _guard;
    private readonly SqliteWriter? _writer;
    private readonly CommitPoll _poll;
    private readonly ReaderPool _readers;
    private readonly bool _isChained;
    private int _disposed;

    /// <summary>Opens the file, and creates it when missing.</summary>
    /// <exception cref="UnknownStoreVersionException">A newer release made the file.</exception>
    /// <exception cref="StoreDamagedException">Acknowledged events are missing or altered.</exception>
    public SqliteEventStore(SqliteEventStoreOptions options, TimeProvider time)
    {
        _guard = new LogGuard(_wakeUps);
        _isChained = !options.WithoutChain;
        var connection = options.ReadOnly ? null : SqliteFile.OpenWriter(options);
        try
        {
            _poll = new CommitPoll(options, time, _wakeUps, _guard);
            if (connection is not null) _writer = new SqliteWriter(connection, options, time, _wakeUps, _guard);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }

        _readers = new ReaderPool(options);
    }

    /// <summary>Commits of this process so far, for tests.</summary>
    internal long Commits => _writer!.Commits;

    /// <inheritdoc />
    public async Task<AppendResult> Append(
        string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(events.Count, nameof(events));
        return (await Append([new PendingPart(new(stream, expected, events), _isChained)], cancellation))[0];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default)
    {
        if (streams.All(append => append.Events.Count == 0)) throw new ArgumentException("There is no event to append.", nameof(streams));
        if (streams.DistinctBy(append => append.Stream, StringComparer.Ordinal).Count() < streams.Count)
            throw new ArgumentException("A stream is named twice.", nameof(streams));
        return await Append([.. streams.Select(append => new PendingPart(append, _isChained))], cancellation);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredEvent> ReadStream(
        string stream, long fromVersion = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var more = true; more;)
        {
            var from = fromVersion;
            (var events, more) = await _readers.Read(reader => reader.Stream(stream, from, StreamPage), cancellation);
            foreach (var read in events)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return read;
                fromVersion = read.Version + 1;
            }
        }
    }

    /// <inheritdoc />
    public Task<EventPage> ReadAll(
        long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        _guard.ThrowIfDamaged();
        return _readers.Read(reader => reader.All(afterPosition, limit, types), cancellation);
    }

    /// <inheritdoc />
    public async Task WaitForEvents(
        long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        _guard.ThrowIfDamaged();
        using var waiter = _wakeUps.Register(types);
        Interleaving.Between();
        if (await _readers.Read(reader => reader.Holds(afterPosition, types), cancellation)) return;
        await waiter.Task.WaitAsync(cancellation);
        _guard.ThrowIfDamaged();
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
    }

    /// <inheritdoc />
    public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default)
    {
        _guard.ThrowIfDamaged();
        return _readers.Read(reader => reader.MarkAt(position), cancellation);
    }

    /// <inheritdoc />
    public Task<long> Head(CancellationToken cancellation = default) => _readers.Read(reader => reader.Head(), cancellation);

    /// <summary>What appends are decided by that are stored elsewhere first, and the last event.</summary>
    internal Task<(GroupFacts Facts, StoredEvent? Last)> Facts(IEnumerable<string> streams, IEnumerable<Guid> ids, CancellationToken cancellation) =>
        _readers.Read(reader => reader.Facts(streams, ids), cancellation);

    /// <summary>Somebody found out elsewhere that what this store holds is not the log.</summary>
    internal void Condemn(StoreDamagedException damage) => _guard.Tell(damage);

    /// <exception cref="StoreDamagedException">It was found damaged.</exception>
    internal void ThrowIfDamaged() => _guard.ThrowIfDamaged();

    private SqliteWriter Writer => _writer ?? throw new InvalidOperationException("The store was opened for reading alone.");

    private Task<IReadOnlyList<AppendResult>> Append(PendingPart[] parts, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return cancellation.IsCancellationRequested
            ? Task.FromCanceled<IReadOnlyList<AppendResult>>(cancellation)
            : Writer.Append(new PendingAppend(parts, cancellation), cancellation);
    }

    /// <summary>Finishes the appends accepted so far, ends waiting and reading, closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _poll.DisposeAsync();
        await _readers.DisposeAsync();
        if (_writer is not null) await _writer.DisposeAsync();
        _wakeUps.WakeAll();
    }
}
