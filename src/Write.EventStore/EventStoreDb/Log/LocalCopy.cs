using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.Chain;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Log;

/// <summary>
/// This node's copy of the log, from which it answers by stream, type and id, which the server cannot. It holds what the server has acknowledged and nothing else, in
/// the same order, and can be made again at any time.
/// </summary>
internal sealed class LocalCopy : IAsyncDisposable
{
    private const int Corrupt = 11, NotADatabase = 26;

    private readonly SqliteEventStore _store;
    private readonly LogHeader _header;
    private readonly SemaphoreSlim _applying = new(1);

    private LocalCopy(SqliteEventStore store, LogHeader header) => (_store, _header) = (store, header);

    /// <summary>Where the log ends as far as this node knows.</summary>
    public Task<long> Head() => _store.Head();

    public static LocalCopy Open(string directory, LogHeader header, TimeProvider time)
    {
        try
        {
            return new(new SqliteEventStore(new() { DataDirectory = directory }, time), header);
        }
        catch (Exception fault) when (fault is StoreDamagedException or UnknownStoreVersionException or SqliteException { SqliteErrorCode: Corrupt or NotADatabase })
        {
            Delete(directory);
            return new(new SqliteEventStore(new() { DataDirectory = directory }, time), header);
        }
    }

    public static void Delete(string directory)
    {
        if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
    }

    /// <summary>What appends are decided by, and the link at the end.</summary>
    public async Task<(GroupFacts Facts, byte[] Link)> Facts(IEnumerable<string> streams, IEnumerable<Guid> ids)
    {
        var (facts, last) = await _store.Facts(streams, ids, CancellationToken.None);
        return (facts, last is null ? ChainHash.OfEmpty(_header.Log) : LogEnvelope.Read(last.Metadata).Link);
    }

    /// <summary>Takes over what the server has after what is here; whole appends only, in order.</summary>
    /// <exception cref="StoreDamagedException">It is not what followed when it was appended.</exception>
    public async Task Apply(IReadOnlyList<LogRecord> records)
    {
        await _applying.WaitAsync();
        try
        {
            var (facts, link) = await Facts([], []);
            var fresh = records.SkipWhile(record => record.Position <= facts.Head).ToList();
            var (position, appends) = (facts.Head, new List<Task>());
            for (var begin = 0; begin < fresh.Count;)
            {
                var end = fresh.FindIndex(begin, record => !record.Envelope.More) + 1;
                if (end == 0) throw new StoreDamagedException($"The append at position {fresh[begin].Position} is not whole.");
                foreach (var record in fresh[begin..end])
                {
                    if (record.Position != ++position) throw new StoreDamagedException($"The event log lacks position {position}.");
                    if (!record.Follows(link)) throw new StoreDamagedException($"The event log was replaced or altered: the event at position {position} is not the one that was appended there.");
                    link = record.Envelope.Link;
                }

                appends.Add(_store.Append(Parts(fresh[begin..end])));
                begin = end;
            }

            await Task.WhenAll(appends);
        }
        finally
        {
            _applying.Release();
        }
    }

    public IAsyncEnumerable<StoredEvent> ReadStream(string stream, long fromVersion, CancellationToken cancellation) =>
        _store.ReadStream(stream, fromVersion, cancellation).Select(Opened);

    public async Task<EventPage> ReadAll(long afterPosition, int limit, IReadOnlyCollection<string>? types, CancellationToken cancellation)
    {
        var page = await _store.ReadAll(afterPosition, limit, types, cancellation);
        return page with { Events = [.. page.Events.Select(Opened)] };
    }

    public Task Wait(long afterPosition, IReadOnlyCollection<string>? types, CancellationToken cancellation) => _store.WaitForEvents(afterPosition, types, cancellation);

    /// <summary>The same on every node: the link is the log's own, not the copy's.</summary>
    public async Task<LogMark?> MarkAt(long position, CancellationToken cancellation)
    {
        if (position <= 0) return new(_header.Log, 0, Convert.ToHexStringLower(ChainHash.OfEmpty(_header.Log)));
        var found = (await _store.ReadAll(position - 1, 1, null, cancellation)).Events;
        return found is [var at] ? new(_header.Log, at.Position, Convert.ToHexStringLower(LogEnvelope.Read(at.Metadata).Link)) : null;
    }

    public void Condemn(StoreDamagedException damage) => _store.Condemn(damage);

    public void ThrowIfDamaged() => _store.ThrowIfDamaged();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _applying.Dispose();
    }

    private static List<StreamAppend> Parts(List<LogRecord> append)
    {
        var parts = new List<StreamAppend>();
        for (var begin = 0; begin < append.Count;)
        {
            var end = begin + 1;
            while (end < append.Count && append[end].Envelope.Stream == append[begin].Envelope.Stream) end++;
            NewEvent[] events = [.. append[begin..end].Select(record => new NewEvent(record.Id, record.Type, record.Data, (record.Envelope with { More = false }).Write()))];
            parts.Add(new(append[begin].Envelope.Stream, new(append[begin].Envelope.Version - 1), events));
            begin = end;
        }

        return parts;
    }

    private static StoredEvent Opened(StoredEvent stored) => stored with { Metadata = LogEnvelope.Read(stored.Metadata).Metadata };
}
