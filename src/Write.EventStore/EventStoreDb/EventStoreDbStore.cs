using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.EventStoreDb.Connecting;
using PartnerGraph.Write.EventStore.EventStoreDb.Log;

namespace PartnerGraph.Write.EventStore.EventStoreDb;

/// <summary>
/// The store for several nodes on an EventStoreDB cluster: the log is one stream of the server, whose revisions are the positions, and its expected revision decides
/// who appends next. Each node answers from a copy of its own.
/// </summary>
public sealed class EventStoreDbStore : IEventStore, IAsyncDisposable
{
    private const int LongestName = 2_000;

    // Whoever reads has somebody who waits for the answer.
    private static readonly TimeSpan LongestReadPatience = TimeSpan.FromSeconds(5);

    private readonly NodeChannels _channels;
    private readonly LocalCopy _copy;
    private readonly Freshness _freshness;
    private readonly ClusterWriter _writer;
    private readonly LogFollower _follower;
    private readonly TimeSpan _readPatience;
    private readonly string? _temporary;
    private int _disposed;

    private EventStoreDbStore(NodeChannels channels, ClusterLog log, LocalCopy copy, EventStoreDbOptions options, string? temporary)
    {
        (_channels, _copy, _temporary) = (channels, copy, temporary);
        _readPatience = options.Patience < LongestReadPatience ? options.Patience : LongestReadPatience;
        _freshness = new(() => Look(log, copy));
        _writer = new(log, copy, _freshness, options);
        _follower = new(log, copy);
    }

    /// <summary>Connects, begins the log where there is none, and brings this node's copy to its end; a cluster that is not there yet is waited for.</summary>
    /// <exception cref="ArgumentException">The connection string or the name of the stream is not understood.</exception>
    /// <exception cref="StoreUnavailableException">It did not come.</exception>
    /// <exception cref="StoreAccessDeniedException">It lets nobody in with these credentials.</exception>
    /// <exception cref="UnknownLayoutException">A newer release began the log.</exception>
    public static async Task<EventStoreDbStore> Open(EventStoreDbOptions options, TimeProvider time, CancellationToken cancellation = default)
    {
        var (channels, log) = Connect(options);
        var temporary = options.DataDirectory is null ? Directory.CreateTempSubdirectory("partnergraph-log-").FullName : null;
        try
        {
            var copy = await Patiently(() => Taken(log, options.DataDirectory ?? temporary!, time, cancellation), options.Patience, cancellation);
            return new(channels, log, copy, options, temporary);
        }
        catch
        {
            channels.Dispose();
            if (temporary is not null) LocalCopy.Delete(temporary);
            throw;
        }
    }

    /// <summary>The log as the options name it; nothing is asked of the cluster yet.</summary>
    internal static (NodeChannels Channels, ClusterLog Log) Connect(EventStoreDbOptions options)
    {
        if (options.Stream is "" or ['$', ..]) throw new ArgumentException($"'{options.Stream}' is no stream for the event log: it has a name, and one that does not begin with $.");
        var settings = ConnectionString.Parse(options.ConnectionString);
        var channels = new NodeChannels(settings);
        var server = new ServerStreams(settings, new(settings, channels), channels);
        return (channels, new(server, new(server, options.Stream, options.MaxAppendSize), options.Stream));
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
        await BeFresh(cancellation);
        await foreach (var read in _copy.ReadStream(stream, fromVersion, cancellation)) yield return read;
    }

    /// <inheritdoc />
    public Task<EventPage> ReadAll(
        long afterPosition, int limit, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) => _copy.ReadAll(afterPosition, limit, types, cancellation);

    /// <inheritdoc />
    public Task WaitForEvents(long afterPosition, IReadOnlyCollection<string>? types = null, CancellationToken cancellation = default) => _copy.Wait(afterPosition, types, cancellation);

    /// <inheritdoc />
    public Task<LogMark?> MarkAt(long position, CancellationToken cancellation = default) => _copy.MarkAt(position, cancellation);

    /// <inheritdoc />
    public async Task<long> Head(CancellationToken cancellation = default)
    {
        await BeFresh(cancellation);
        return await _copy.Head();
    }

    /// <summary>Finishes the appends accepted so far, ends waiting and reading, closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _writer.DisposeAsync();
        await _follower.DisposeAsync();
        await _copy.DisposeAsync();
        _channels.Dispose();
        if (_temporary is not null) LocalCopy.Delete(_temporary);
    }

    private async Task<IReadOnlyList<AppendResult>> Append(PendingPart[] parts, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        cancellation.ThrowIfCancellationRequested();
        return await _writer.Append(new PendingAppend(parts, cancellation), cancellation);
    }

    /// <summary>Sees whatever any node was told to be stored before.</summary>
    private async Task BeFresh(CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        _copy.ThrowIfDamaged();
        await Patiently(
            async () =>
            {
                await _freshness.Ask().WaitAsync(cancellation);
                return true;
            },
            _readPatience, cancellation);
    }

    private static async Task Look(ClusterLog log, LocalCopy copy)
    {
        try
        {
            await log.CatchUp(copy, CancellationToken.None);
        }
        catch (StoreDamagedException damage)
        {
            copy.Condemn(damage);
            throw;
        }
    }

    // A copy that is not of this log, or of more than it holds, is taken anew: the log itself is what counts.
    private static async Task<LocalCopy> Taken(ClusterLog log, string directory, TimeProvider time, CancellationToken cancellation)
    {
        var header = await log.Header(cancellation);
        var copy = LocalCopy.Open(directory, header, time);
        try
        {
            try
            {
                await log.Compare(copy, cancellation);
            }
            catch (StoreDamagedException)
            {
                await copy.DisposeAsync();
                LocalCopy.Delete(directory);
                copy = LocalCopy.Open(directory, header, time);
            }

            await log.CatchUp(copy, cancellation);
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    private static async Task<T> Patiently<T>(Func<Task<T>> attempt, TimeSpan patience, CancellationToken cancellation)
    {
        var (started, backoff) = (Stopwatch.GetTimestamp(), new Backoff());
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!EventStoreDbFaults.IsPassing(fault) || Stopwatch.GetElapsedTime(started) >= patience)
                {
                    if (EventStoreDbFaults.Told(fault) is var told && told != fault) throw told;
                    throw;
                }

                await Task.Delay(backoff.Next(), cancellation);
            }
        }
    }

    private static PendingPart Checked(StreamAppend append)
    {
        var part = new PendingPart(append, isChained: false);
        if (part.StreamUtf8.Length > LongestName || append.Events.FirstOrDefault(appended => Encoding.UTF8.GetByteCount(appended.Type) > LongestName) is not null)
            throw new ArgumentException($"A stream's name and a type's have at most {LongestName} bytes.");
        return part;
    }
}
