using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Chain;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Chain;

/// <summary>The chain in the event file: each commit adds its link in its own transaction, and takes the mark of an orderly end away.</summary>
internal sealed class LogChain : IDisposable
{
    private readonly Statement _last;
    private readonly Statement _at;
    private readonly Statement _add;
    private readonly Statement _open;
    private readonly bool _isKept;
    private readonly ChainEnd _end;

    /// <param name="isKept">False to measure what it costs: nothing is looked at or added then.</param>
    public LogChain(SqliteConnection connection, bool isKept = true)
    {
        _isKept = isKept;
        _last = new Statement(connection, "SELECT position, hash, (SELECT closed FROM log) FROM chain ORDER BY position DESC LIMIT 1");
        _at = new Statement(connection, "SELECT hash FROM chain WHERE position = ?1");
        _add = new Statement(connection, "INSERT INTO chain (position, hash) VALUES (?1, ?2)");
        _open = new Statement(connection, "UPDATE log SET closed = 0");
        var (position, link) = ReadLast();
        _end = new ChainEnd(LogTables.IdOf(connection), position, link);
        Reopens &= isKept;
    }

    /// <inheritdoc cref="ChainEnd.Last"/>
    public LogMark Last => _end.Last;

    /// <summary>Whether the transaction is the first one since the file was closed in order.</summary>
    public bool Reopens { get; private set; }

    /// <summary>To be called when the transaction holds the write lock.</summary>
    /// <param name="head">The position of the last event.</param>
    /// <exception cref="StoreDamagedException">The log is not the one that this process knows.</exception>
    public void Begin(long head)
    {
        if (!_isKept) return;
        _end.Begin(head, ReadLast(), LinkAt);
        if (Reopens) _open.Step();
    }

    /// <inheritdoc cref="ChainHash.Add"/>
    public void Add(long position, long version, ReadOnlySpan<byte> digest)
    {
        if (_isKept) _end.Add(position, version, digest);
    }

    /// <inheritdoc cref="ChainEnd.Keep"/>
    public void Keep()
    {
        if (_isKept) _end.Keep();
    }

    /// <inheritdoc cref="ChainEnd.Drop"/>
    public void Drop() => _end.Drop();

    /// <summary>Stores the link of what was kept, the last thing before the commit.</summary>
    public void End(long head)
    {
        if (_isKept) _add.Bind(1, head).BindBlob(2, _end.End(head)).Step();
    }

    /// <summary>The commit that <see cref="End"/> prepared is durable.</summary>
    /// <returns>What is to be witnessed of it.</returns>
    public LogMark? Committed()
    {
        if (!_isKept) return null;
        _end.Committed();
        return Last;
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_last, _at, _add, _open]) statement.Dispose();
        _end.Dispose();
    }

    private (long Position, byte[] Link) ReadLast()
    {
        if (!_last.Step()) throw new StoreDamagedException("The event file has no chain.");
        var last = (_last.Int64(0), _last.Blob(1).ToArray());
        Reopens = _last.Int64(2) != 0;
        _last.Reset();
        return last;
    }

    private byte[]? LinkAt(long position)
    {
        var link = _at.Bind(1, position).Step() ? _at.Blob(0).ToArray() : null;
        _at.Reset();
        return link;
    }
}
