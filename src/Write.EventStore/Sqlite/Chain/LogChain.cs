using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Chain;

/// <summary>
/// The writer's end of the chain: each commit adds one link, in its own transaction. Before it does, it looks whether the log still ends
/// where the chain does, and still holds what this process has seen of it; appending to any other log would lose events in silence.
/// </summary>
internal sealed class LogChain : IDisposable
{
    private readonly Statement _last;
    private readonly Statement _at;
    private readonly Statement _add;
    private readonly Statement _open;
    private readonly Guid _log;
    private readonly bool _isKept;
    private readonly ChainHash _hash = new();
    private (long Position, byte[] Link) _known;
    private (long Position, byte[] Link) _prepared;

    /// <param name="isKept">False to measure what it costs: nothing is looked at or added then.</param>
    public LogChain(SqliteConnection connection, bool isKept = true)
    {
        _isKept = isKept;
        _last = new Statement(connection, "SELECT position, hash, (SELECT closed FROM log) FROM chain ORDER BY position DESC LIMIT 1");
        _at = new Statement(connection, "SELECT hash FROM chain WHERE position = ?1");
        _add = new Statement(connection, "INSERT INTO chain (position, hash) VALUES (?1, ?2)");
        _open = new Statement(connection, "UPDATE log SET closed = 0");
        _log = LogTables.IdOf(connection);
        _known = ReadLast();
        Reopens &= isKept;
    }

    /// <summary>The last commit that this process knows.</summary>
    public LogMark Last => new(_log, _known.Position, Convert.ToHexStringLower(_known.Link));

    /// <summary>Whether the transaction is the first one since the file was closed in order.</summary>
    public bool Reopens { get; private set; }

    /// <summary>To be called when the transaction holds the write lock.</summary>
    /// <param name="head">The position of the last event.</param>
    /// <exception cref="StoreDamagedException">The log is not the one that this process knows.</exception>
    public void Begin(long head)
    {
        if (!_isKept) return;
        var last = ReadLast();
        if (last.Position != head) throw new StoreDamagedException($"The event file ends at position {head}, and what was committed to it at {last.Position}.");
        if (!Continues(last.Position, last.Link))
            throw new StoreDamagedException($"The event file was replaced or altered: what this process has seen of it, up to position {_known.Position}, is not in it any more.");
        _known = last;
        _hash.Begin(last.Link);
        if (Reopens) _open.Step();
    }

    /// <inheritdoc cref="ChainHash.Add"/>
    public void Add(long position, long version, ReadOnlySpan<byte> digest)
    {
        if (_isKept) _hash.Add(position, version, digest);
    }

    /// <summary>The append that the last events belong to stands.</summary>
    public void Keep()
    {
        if (_isKept) _hash.Keep();
    }

    /// <summary>It does not.</summary>
    public void Drop() => _hash.Drop();

    /// <summary>Stores the link of what was kept, the last thing before the commit.</summary>
    public void End(long head)
    {
        if (!_isKept) return;
        _prepared = (head, _hash.End());
        _add.Bind(1, head).BindBlob(2, _prepared.Link).Step();
    }

    /// <summary>The commit that <see cref="End"/> prepared is durable.</summary>
    /// <returns>What is to be witnessed of it.</returns>
    public LogMark? Committed()
    {
        if (!_isKept) return null;
        _known = _prepared;
        return Last;
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_last, _at, _add, _open]) statement.Dispose();
        _hash.Dispose();
    }

    private (long Position, byte[] Link) ReadLast()
    {
        if (!_last.Step()) throw new StoreDamagedException("The event file has no chain.");
        var last = (_last.Int64(0), _last.Blob(1).ToArray());
        Reopens = _last.Int64(2) != 0;
        _last.Reset();
        return last;
    }

    private bool Continues(long position, ReadOnlySpan<byte> link)
    {
        if (position == _known.Position) return link.SequenceEqual(_known.Link);
        // Another process has appended.
        var same = position > _known.Position && _at.Bind(1, _known.Position).Step() && _at.Blob(0).SequenceEqual(_known.Link);
        _at.Reset();
        return same;
    }
}
