using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.Sqlite.Chain;
using PartnerGraph.Write.EventStore.Sqlite.Files;
using PartnerGraph.Write.EventStore.Sqlite.Reading;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Write.EventStore.Sqlite.Appending;

/// <summary>
/// The one writer of this process: what queued while the last commit was syncing shares the next one. Full queues hold their
/// callers back.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly Channel<PendingAppend> _queue;
    private readonly SqliteConnection _connection;
    private readonly WriteTransaction _transaction;
    private readonly LogChain _chain;
    private readonly LogGuard _guard;
    private readonly HeadWitness _witness;
    private readonly Appender _appender;
    private readonly WakeUps _wakeUps;
    private readonly List<PendingAppend> _group = [];
    private readonly int _maxBatch;
    private readonly Task _loop;

    /// <param name="connection">Owned by the writer from now on.</param>
    public SqliteWriter(SqliteConnection connection, SqliteEventStoreOptions options, TimeProvider time, WakeUps wakeUps, LogGuard guard)
    {
        (_connection, _wakeUps, _guard, _maxBatch) = (connection, wakeUps, guard, options.MaxBatch);
        _transaction = new WriteTransaction(connection, options.LockTimeout);
        _chain = new LogChain(connection, !options.WithoutChain);
        _appender = new Appender(connection, _chain);
        _witness = new HeadWitness(options.DataDirectory, time);
        _witness.Write(_chain.Last);
        _queue = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(options.MaxBatch) { SingleReader = true });

        // On the shared pool, not on a thread of its own: the hand-over to a sleeping thread and back costs more than the sync
        // of a fast disk, and halves what a single caller gets.
        _loop = Interleaving.Start(Run);
    }

    /// <summary>Commits so far, for tests.</summary>
    public long Commits { get; private set; }

    public Task<IReadOnlyList<AppendResult>> Append(PendingAppend append, CancellationToken cancellation) =>
        _queue.Writer.TryWrite(append) ? append.Task : AppendWhenThereIsRoom(append, cancellation);

    /// <summary>Finishes the accepted appends, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        if (_guard.Damage is null) _transaction.Close();
        _appender.Dispose();
        _chain.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
        await _witness.DisposeAsync();
    }

    private async Task<IReadOnlyList<AppendResult>> AppendWhenThereIsRoom(PendingAppend append, CancellationToken cancellation)
    {
        try
        {
            await _queue.Writer.WriteAsync(append, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteEventStore));
        }

        return await append.Task;
    }

    private async Task Run()
    {
        while (await _queue.Reader.WaitToReadAsync()) CommitGroup();
    }

    private void CommitGroup()
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            _transaction.Begin();
            _guard.ThrowIfDamaged();
            MovedFile.Check(_connection);
            _appender.Begin();
            TakeGroup();
            foreach (var append in _group) _appender.Apply(append);
            Finish(started);
            foreach (var append in _group) append.Settle();
        }
        catch (Exception failure)
        {
            if (failure is StoreDamagedException damage) _guard.Tell(damage);
            Fail(failure);
        }

        _group.Clear();
    }

    /// <summary>Taken only when the lock is held, so that whatever came while waiting for it shares the commit.</summary>
    private void TakeGroup()
    {
        for (var events = 0; events < _maxBatch && _queue.Reader.TryRead(out var append);)
        {
            if (append.IsWithdrawn()) continue;
            _group.Add(append);
            events += append.EventCount;
        }
    }

    private void Finish(long started)
    {
        var events = _appender.Last - _appender.Before;
        if (events == 0)
        {
            Rollback();
            return;
        }

        _chain.End(_appender.Last);
        _transaction.Commit();
        try
        {
            // Before anything is acknowledged: a copy of the main file alone must not look whole any more.
            if (_chain.Reopens) _connection.Execute("PRAGMA wal_checkpoint(PASSIVE)");
            if (_chain.Committed() is { } last) _witness.Write(last);
            Commits++;
            EventStoreMetrics.Committed(_group.Count, events, started);
        }
        finally
        {
            // The events are there, whether or not their callers are told so: who follows must not sleep until somebody else appends.
            Interleaving.Between();
            _wakeUps.Committed(_appender.Before, _appender.Last, _appender.Types);
        }
    }

    private void Fail(Exception failure)
    {
        if (_group.Count == 0) TakeGroup();
        try
        {
            Rollback();
        }
        catch (SqliteException)
        {
            // The first failure is the one to tell; the next group's BEGIN will meet what is still wrong.
        }

        foreach (var append in _group) append.TrySetException(failure);
    }

    private void Rollback()
    {
        _appender.Forget();
        _transaction.Rollback();
    }
}
