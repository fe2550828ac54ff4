using System.Diagnostics;
using System.Threading.Channels;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Log;

/// <summary>
/// The one writer of this process: what queued while the last append was under way shares the next one. A group is decided on this node's copy and appended only if the
/// server's stream still ends where the copy did; otherwise the copy catches up and the group is decided again. What was stored unseen is then met as a repetition.
/// </summary>
internal sealed class ClusterWriter : IAsyncDisposable
{
    private readonly Channel<PendingAppend> _queue;
    private readonly ClusterLog _log;
    private readonly LocalCopy _copy;
    private readonly Freshness _freshness;
    private readonly EventStoreDbOptions _options;
    private readonly CancellationTokenSource _ending = new();
    private readonly List<PendingAppend> _group = [];
    private readonly Task _loop;

    public ClusterWriter(ClusterLog log, LocalCopy copy, Freshness freshness, EventStoreDbOptions options)
    {
        (_log, _copy, _freshness, _options) = (log, copy, freshness, options);
        _queue = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(options.MaxBatch) { SingleReader = true });
        _loop = Task.Run(Run);
    }

    public async Task<IReadOnlyList<AppendResult>> Append(PendingAppend append, CancellationToken cancellation)
    {
        try
        {
            if (!_queue.Writer.TryWrite(append)) await _queue.Writer.WriteAsync(append, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(EventStoreDbStore));
        }

        return await append.Task;
    }

    /// <summary>Finishes the accepted appends while the cluster answers.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ending.CancelAsync();
        await _loop;
        _ending.Dispose();
    }

    private async Task Run()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            TakeGroup();
            if (_group.Count > 0) await CommitGroup();
            _group.Clear();
        }
    }

    private async Task CommitGroup()
    {
        var (started, backoff) = (Stopwatch.GetTimestamp(), new Backoff());
        var catchesUp = false;
        while (true)
        {
            try
            {
                _copy.ThrowIfDamaged();
                // After a failure it is not known what was stored.
                if (catchesUp) await _log.CatchUp(_copy, CancellationToken.None);
                await Commit(started);
                foreach (var append in _group) append.Settle();
                return;
            }
            catch (Exception failure)
            {
                catchesUp = true;
                if (EventStoreDbFaults.IsPassing(failure) && Stopwatch.GetElapsedTime(started) < _options.Patience && !_ending.IsCancellationRequested)
                {
                    await Task.Delay(backoff.Next());
                    continue;
                }

                var told = EventStoreDbFaults.Told(failure);
                if (told is StoreDamagedException damage) _copy.Condemn(damage);
                foreach (var append in _group) append.TrySetException(told);
                return;
            }
        }
    }

    private async Task Commit(long started)
    {
        var parts = _group.SelectMany(append => append.Parts).ToList();
        string[] streams = [.. parts.Select(part => part.Stream).Distinct(StringComparer.Ordinal)];
        Guid[] ids = [.. parts.SelectMany(part => part.Events).Select(appended => appended.Id).Distinct()];
        for (var confirmed = -1L; ;)
        {
            var (facts, link) = await _copy.Facts(streams, ids);
            var decision = new GroupDecision(facts);
            foreach (var append in _group) decision.Apply(append);
            if (decision.Placed.Count == 0)
            {
                // Nothing proves a refusal by being stored: it stands when the log has not gone on.
                if (confirmed == facts.Head || !_group.Exists(append => append.IsRefused)) return;
                await _freshness.Ask();
                confirmed = facts.Head;
                continue;
            }

            var records = LogRecord.Of(decision.Placed, link);
            if (await _log.Append(records, CancellationToken.None))
            {
                await _copy.Apply(records);
                EventStoreMetrics.Committed(_group.Count, records.Count, started);
                return;
            }

            await _log.CatchUp(_copy, CancellationToken.None);
        }
    }

    private void TakeGroup()
    {
        for (var (events, bytes) = (0, 0L); events < _options.MaxBatch && _queue.Reader.TryPeek(out var append);)
        {
            bytes += append.Parts.Sum(SizeOf);
            if (_group.Count > 0 && bytes > _options.MaxAppendSize) return;
            _queue.Reader.TryRead(out _);
            if (append.IsWithdrawn()) continue;
            _group.Add(append);
            events += append.EventCount;
        }
    }

    // With the envelope, in which any character may be written as six.
    private static long SizeOf(PendingPart part) =>
        part.Events.Sum(appended => (long)appended.Data.Length + appended.Metadata.Length + (2 * appended.Type.Length) + 320 + (6 * part.Stream.Length));
}
