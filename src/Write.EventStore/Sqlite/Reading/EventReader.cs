using System.Text;
using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.Sqlite.Files;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Write.EventStore.Sqlite.Reading;

/// <summary>The queries of one read-only connection. Nothing stays open between two pages.</summary>
internal sealed class EventReader(SqliteConnection connection) : IDisposable
{
    private const string Columns = "position, type_id, version, stream, event_id, data, metadata";

    private readonly Statement _head = new(connection, "SELECT max(position) FROM events");
    private readonly Statement _all = new(connection, $"SELECT {Columns} FROM events WHERE position > ?1 ORDER BY position LIMIT ?2");
    private readonly Statement _stream = new(connection,
        $"SELECT {Columns} FROM events WHERE stream = ?1 AND version >= ?2 ORDER BY version LIMIT ?3");
    private readonly Statement _exists = new(connection, "SELECT 1 FROM events WHERE type_id = ?1 AND position > ?2 LIMIT 1");
    private readonly Statement _begin = new(connection, "BEGIN");
    private readonly Statement _end = new(connection, "ROLLBACK");
    private readonly StoredTypes _types = new(connection);
    private readonly Statement _one = new(connection, $"SELECT {Columns} FROM events WHERE position = ?1");
    private readonly TypePages _pages = new(connection);
    private Statement? _mark;
    private StoredFacts? _facts;

    public long Head() => _head.Scalar() ?? 0;

    /// <summary>Whether there are events after a position, of one of the types when given.</summary>
    public bool Holds(long afterPosition, IReadOnlyCollection<string>? types)
    {
        if (Head() <= afterPosition) return false;
        return types is null
            || _types.IdsOf(types).Exists(id => _exists.Bind(1, id).Bind(2, afterPosition).Scalar() is not null);
    }

    public EventPage All(long afterPosition, int limit, IReadOnlyCollection<string>? types)
    {
        // The head is read first: a later query sees at least what is up to it, so nothing below it can be skipped.
        var head = Head();
        Interleaving.Between();
        var rows = new EventRows(_types);
        var complete = types is null
            ? rows.Read(_all.Bind(1, afterPosition).Bind(2, limit))
            : ReadTypes(rows, afterPosition, limit, types);
        var last = rows.Events.Count > 0 ? rows.Events[^1].Position : afterPosition;
        var ended = complete && rows.Events.Count < limit;
        return new EventPage(rows.Events, ended ? Math.Max(head, last) : last, ended || last >= head);
    }

    /// <summary>The link of the commit that holds the position; null when there is none.</summary>
    public LogMark? MarkAt(long position)
    {
        // Prepared when it is asked for: a file of the first layout, opened for reading, has no such table.
        _mark ??= new Statement(connection, "SELECT position, hash, (SELECT id FROM log) FROM chain WHERE position >= ?1 ORDER BY position LIMIT 1");
        var mark = _mark.Bind(1, position).Step()
            ? new LogMark(new Guid(_mark.Blob(2), bigEndian: true), _mark.Int64(0), Convert.ToHexStringLower(_mark.Blob(1)))
            : null;
        _mark.Reset();
        return mark;
    }

    /// <summary>What a group of appends is decided by, and the last event, all as of one moment.</summary>
    public (GroupFacts Facts, StoredEvent? Last) Facts(IEnumerable<string> streams, IEnumerable<Guid> ids)
    {
        _facts ??= new(connection);
        _begin.Step();
        try
        {
            var rows = new EventRows(_types);
            var head = Head();
            rows.Read(_one.Bind(1, head));
            return (_facts.Read(head, streams, ids), rows.Events.FirstOrDefault());
        }
        finally
        {
            _end.Step();
        }
    }

    /// <summary>A page of a stream, and whether there may be more.</summary>
    public (List<StoredEvent> Events, bool More) Stream(string stream, long fromVersion, int limit)
    {
        var rows = new EventRows(_types);
        var complete = rows.Read(_stream.BindText(1, Encoding.UTF8.GetBytes(stream)).Bind(2, fromVersion).Bind(3, limit));
        return (rows.Events, !complete || rows.Events.Count == limit);
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_head, _all, _stream, _exists, _one, _begin, _end]) statement.Dispose();
        _types.Dispose();
        _pages.Dispose();
        _mark?.Dispose();
        _facts?.Dispose();
        connection.Dispose();
    }

    private bool ReadTypes(EventRows rows, long afterPosition, int limit, IReadOnlyCollection<string> types)
    {
        // One transaction for the many small statements: each alone would take and release the file's read lock.
        _begin.Step();
        try
        {
            return _pages.Positions(_types.IdsOf(types), afterPosition, limit)
                .TrueForAll(position => rows.Read(_one.Bind(1, position)));
        }
        finally
        {
            _end.Step();
        }
    }
}
