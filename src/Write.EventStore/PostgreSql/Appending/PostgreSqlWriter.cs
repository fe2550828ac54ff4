using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.Chain;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Write.EventStore.PostgreSql.Appending;

/// <summary>
/// The one writer of this process: what queued while the last commit was under way shares the next one. A group whose connection is lost is decided
/// again on another one: what was committed unseen is then met as a repetition, because its ids are stored.
/// </summary>
internal sealed class PostgreSqlWriter : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Channel<PendingAppend> _queue;
    private readonly NpgsqlDataSource _source;
    private readonly PostgreSqlTables _tables;
    private readonly ChainEnd _chain;
    private readonly WakeUps _wakeUps;
    private readonly LogGuard _guard;
    private readonly PostgreSqlEventStoreOptions _options;
    private readonly CancellationTokenSource _ending = new();
    private readonly List<PendingAppend> _group = [];
    private readonly Task _loop;
    private (NpgsqlConnection Connection, GroupTransaction Transaction)? _session;

    public PostgreSqlWriter(NpgsqlDataSource source, PostgreSqlTables tables, ChainEnd chain, PostgreSqlEventStoreOptions options, WakeUps wakeUps, LogGuard guard)
    {
        (_source, _tables, _chain, _options, _wakeUps, _guard) = (source, tables, chain, options, wakeUps, guard);
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
            throw new ObjectDisposedException(nameof(PostgreSqlEventStore));
        }

        return await append.Task;
    }

    /// <summary>Finishes the accepted appends while the server answers, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ending.CancelAsync();
        await _loop;
        await Leave();
        _chain.Dispose();
        _ending.Dispose();
    }

    private async Task Run()
    {
        while (await _queue.Reader.WaitToReadAsync()) await CommitGroup();
    }

    private async Task CommitGroup()
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await TryCommit(started);
                foreach (var append in _group) append.Settle();
                break;
            }
            catch (Exception failure)
            {
                await Leave();
                if (failure is StoreDamagedException damage) _guard.Tell(damage);
                if (PostgreSqlFaults.IsPassing(failure) && Stopwatch.GetElapsedTime(started) < _options.Patience && !_ending.IsCancellationRequested)
                {
                    await Task.Delay(Pause);
                    continue;
                }

                TakeGroup();
                foreach (var append in _group) append.TrySetException(PostgreSqlFaults.Told(failure));
                break;
            }
        }

        _group.Clear();
    }

    private async Task TryCommit(long started)
    {
        _guard.ThrowIfDamaged();
        var transaction = await Session();
        await transaction.Begin();
        TakeGroup();
        if (_group.Count == 0)
        {
            await transaction.Rollback();
            return;
        }

        var facts = await transaction.Read(_group);
        _chain.Begin(facts.Group.Head, facts.Last, _ => facts.LinkAtKnown);
        var decision = new GroupDecision(facts.Group, _chain);
        foreach (var append in _group) decision.Apply(append);
        if (decision.Placed.Count == 0)
        {
            await transaction.Rollback();
            return;
        }

        await transaction.Commit(decision.Placed);
        _chain.Committed();
        EventStoreMetrics.Committed(_group.Count, decision.Placed.Count, started);
        _wakeUps.Committed(facts.Group.Head, decision.Last, [.. decision.Placed.Select(placed => placed.Event.Type)]);
    }

    /// <summary>Taken only when the lock is held, so that whatever came while waiting for it shares the commit; a group that is tried again stays as it is.</summary>
    private void TakeGroup()
    {
        if (_group.Count > 0) return;
        for (var events = 0; events < _options.MaxBatch && _queue.Reader.TryRead(out var append);)
        {
            if (append.IsWithdrawn()) continue;
            _group.Add(append);
            events += append.EventCount;
        }
    }

    private async Task<GroupTransaction> Session()
    {
        if (_session is { } open) return open.Transaction;
        var connection = await _source.OpenConnectionAsync();
        var session = (connection, new GroupTransaction(connection, _tables, _chain, _options.Patience));
        _session = session;
        return session.Item2;
    }

    private async Task Leave()
    {
        if (_session is not { } open) return;
        _session = null;
        try
        {
            await open.Connection.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            // It is gone already.
        }
    }
}
