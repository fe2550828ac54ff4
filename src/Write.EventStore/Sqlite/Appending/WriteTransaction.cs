using System.Diagnostics;
using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;
using static SQLitePCL.raw;

namespace PartnerGraph.Write.EventStore.Sqlite.Appending;

/// <summary>Begins, commits and rolls back on the writer's connection.</summary>
internal sealed class WriteTransaction : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly TimeSpan _lockTimeout;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _rollback;

    public WriteTransaction(SqliteConnection connection, TimeSpan lockTimeout)
    {
        (_connection, _lockTimeout) = (connection, lockTimeout);
        _begin = new Statement(connection, "BEGIN IMMEDIATE");
        _commit = new Statement(connection, "COMMIT");
        _rollback = new Statement(connection, "ROLLBACK");
        sqlite3_busy_timeout(connection.Handle!, 0);
    }

    /// <summary>Takes the write lock, waiting for a process that holds it.</summary>
    /// <exception cref="SqliteException">Another process held the lock all the time.</exception>
    public void Begin()
    {
        // SQLite's own busy handler backs off to 100 ms and would starve beside a process that commits without a pause;
        // a look every millisecond finds the short moments between its transactions. The machine's own clock measures the
        // patience: a sandbox that moves its clock must not break locks.
        var started = Stopwatch.GetTimestamp();
        while (!_begin.TryRun())
        {
            if (Stopwatch.GetElapsedTime(started) > _lockTimeout)
                throw new SqliteException($"The event file was locked by another process for {_lockTimeout}.", SQLITE_BUSY);
            Thread.Sleep(1);
        }
    }

    public void Commit() => _commit.Step();

    /// <summary>
    /// Moves everything into the main file and says there that it is whole. Best effort: what holds it up, such as a full disk, leaves the file
    /// as after a crash, which the next start deals with.
    /// </summary>
    public void Close()
    {
        try
        {
            // Another process that is writing has the file open, and closes it later.
            if (!_begin.TryRun()) return;
            _connection.Execute("UPDATE log SET closed = 1 WHERE closed = 0");
            Commit();
            _connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            Rollback();
        }
    }

    /// <summary>Ends the transaction if a failure has not ended it already.</summary>
    public void Rollback()
    {
        if (sqlite3_get_autocommit(_connection.Handle!) == 0) _rollback.Step();
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
    }
}
