using System.Text;
using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Chain;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Chain;

/// <summary>Stored events as the chain covers them.</summary>
internal sealed class ChainedEvents(SqliteConnection connection) : IDisposable
{
    private readonly Statement _events = new(connection, """
        SELECT position, version, event_id, stream, type_id, data, metadata FROM events WHERE position > ?1 AND position <= ?2 ORDER BY position LIMIT ?3
        """);
    private readonly Statement _type = new(connection, "SELECT name FROM types WHERE id = ?1");
    private readonly Dictionary<long, byte[]> _types = [];

    /// <summary>Adds events after a position, and tells how many there were and where the last one is.</summary>
    public (long Count, long Last) AddTo(ChainHash hash, long after, long until, long limit)
    {
        long count = 0, last = after;
        Span<byte> digest = stackalloc byte[EventDigest.Size];
        _events.Bind(1, after).Bind(2, until).Bind(3, limit);
        try
        {
            for (; _events.Step(); count++)
            {
                last = _events.Int64(0);
                EventDigest.Write(digest, IdOf(_events.Blob(2)), _events.Blob(3), TypeOf(_events.Int64(4)), _events.Blob(5), _events.Blob(6));
                hash.Add(last, _events.Int64(1), digest);
                hash.Keep();
            }
        }
        finally
        {
            _events.Reset();
        }

        return (count, last);
    }

    public void Dispose()
    {
        _events.Dispose();
        _type.Dispose();
    }

    // What somebody made of an id may have any length.
    private static ReadOnlySpan<byte> IdOf(ReadOnlySpan<byte> stored) => stored.Length == 16 ? stored : new byte[16];

    private byte[] TypeOf(long id)
    {
        if (_types.TryGetValue(id, out var name)) return name;
        // A type that is not named gives another link, and is told as such.
        name = _type.Bind(1, id).Step() ? Encoding.UTF8.GetBytes(_type.Text(0)) : [];
        _type.Reset();
        return _types[id] = name;
    }
}
