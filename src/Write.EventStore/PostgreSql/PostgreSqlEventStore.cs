using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.PostgreSql.Appending;
using PartnerGraph.Write.EventStore.PostgreSql.Reading;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Write.EventStore.PostgreSql;

/// <summary>
/// The store for several nodes on one database: durable when acknowledged, one group-committing writer a process and one at a time in the database.
/// A node hears of the commits of the others at once. A server that restarts or fails over is waited for.
/// </summary>
public sealed class PostgreSqlEventStore : IEventStore, IAsyncDisposable
{
    private const int StreamPage = 256;

    // A page of an index takes no longer key.
    private const int LongestName = 2_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // Whoever reads has somebody who waits for the answer.
    private static readonly TimeSpan LongestReadPatience = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _readPatience;
    private readonly WakeUps _wakeUps = new();
    private readonly LogGuard _guard;
    private readonly NpgsqlDataSource _source;
    private readonly PostgreSqlReader _reader;
    private readonly PostgreSqlWriter _writer;
    private readonly CommitListener _listener;
    private int _disposed;

    private PostgreSqlEventStore(NpgsqlDataSource source, PostgreSqlTables tables, Chain.ChainEnd chain, PostgreSqlEventStoreOptions options)
    {
        (_source, _guard, _reader) = (source, new LogGuard(_wakeUps), new PostgreSqlReader(source, tables));
        _readPatience = options.Patience < LongestReadPatience ? options.Patience : LongestReadPatience;
        _wakeUps.Found(chain.Last.Position, []);
        _writer = new PostgreSqlWriter(source, tables, chain, options, _wakeUps, _guard);
        _listener = new CommitListener(source, tables, _reader, _wakeUps, _guard);
    }

    /// <summary>Connects, and makes the tables when they are missing; a server that is not there yet is waited for.</summary>
    /// <exception cref="StoreUnavailableException">It did not come.</exception>
    /// <exception cref="UnknownLayoutException">A newer release made the log.</exception>
    public static async Task<PostgreSqlEventStore> Open(PostgreSqlEventStoreOptions options, CancellationToken cancellation = default)
    {
        var tables = new PostgreSqlTables(options.Schema);
        var source = SourceOf(options);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await PostgreSqlSchema.Ensure(source, tables, cancellation);
                return new(source, tables, await PostgreSqlSchema.EndOf(source, tables, cancellation), options);
            }
            catch (Exception fault) when (PostgreSqlFaults.IsPassing(fault) && Stopwatch.GetElapsedTime(started) < options.Patience)
            {
                await Task.Delay(Pause, cancellation);
            }
            catch (Exception fault)
            {
                await source.DisposeAsync();
                if (PostgreSqlFaults.IsPassing(fault)) throw PostgreSqlFaults.Told(fault);
                throw;
            }
        }
    }

    /// <inheritdoc />
    public async Task<AppendResult> Append(
        string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(events.Count, nameof(events));
        return (await Append([Checked(new(stream, expected, events))], cancellation))[0];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default)
    {
        if (streams.All(append => append.Events.Count == 0)) throw new ArgumentException("There is no event to append.", nameof(streams));
        if (streams.DistinctBy(append => append.Stream, StringComparer.Ordinal).Count() < streams.Count)
            throw new ArgumentException("A stream is named twice.", nameof(streams));
        return await Append([.. streams.Select(Checked)], cancellation);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredEvent> ReadStream(
        string stream, long fromVersion = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var more = true; more;)
        {
            var from = fromVersion;
            (var events, more) = await Read(() => _reader.Stream(stream, from, StreamPage, cancellation), cancellation);
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
        return Read(() => _reader.All(afterPosition, limit, types, cancellation), cancellation);
    }

    /// <inheritdoc />
    public async Task WaitForEvents(
        long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        _guard.ThrowIfDamaged();
        using var waiter = _wakeUps.Register(types);
        if (await Read(() => _reader.Holds(afterPosition, types, cancellation), cancellation)) return;
        await waiter.Task.WaitAsync(cancellation);
        _guard.ThrowIfDamaged();
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
    }

    /// <inheritdoc />
    public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default)
    {
        _guard.ThrowIfDamaged();
        return Read(() => _reader.MarkAt(position, cancellation), cancellation);
    }

    /// <inheritdoc />
    public Task<long> Head(CancellationToken cancellation = default) => Read(() => _reader.Head(cancellation), cancellation);

    /// <summary>Finishes the appends accepted so far, ends waiting and reading, closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _writer.DisposeAsync();
        await _listener.DisposeAsync();
        _wakeUps.WakeAll();
        await _source.DisposeAsync();
    }

    private async Task<IReadOnlyList<AppendResult>> Append(PendingPart[] parts, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        cancellation.ThrowIfCancellationRequested();
        return await _writer.Append(new PendingAppend(parts, cancellation), cancellation);
    }

    // What the database cannot hold would fail the whole group.
    private static PendingPart Checked(StreamAppend append)
    {
        var part = new PendingPart(append);
        if (part.StreamUtf8.Length > LongestName || append.Stream.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException($"A stream's name has at most {LongestName} bytes and no NUL.");
        if (append.Events.FirstOrDefault(appended => appended.Type.Contains('\0', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(appended.Type) > LongestName) is not null)
            throw new ArgumentException($"A type's name has at most {LongestName} bytes and no NUL.");
        return part;
    }

    private static NpgsqlDataSource SourceOf(PostgreSqlEventStoreOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        settings.ApplicationName ??= "partnergraph-events";
        // Statements are few and the same for ever.
        if (settings.MaxAutoPrepare == 0) (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (40, 2);
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }

    // A connection may have been lost while it lay idle, and a server may be restarting.
    private async Task<T> Read<T>(Func<Task<T>> read, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await read();
            }
            catch (Exception fault) when (PostgreSqlFaults.IsPassing(fault))
            {
                cancellation.ThrowIfCancellationRequested();
                if (Stopwatch.GetElapsedTime(started) >= _readPatience) throw PostgreSqlFaults.Told(fault);
                await Task.Delay(Pause, cancellation);
            }
        }
    }
}
