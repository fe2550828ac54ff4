using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Appending;

/// <summary>Finds stored events by their ids, for the writer.</summary>
internal sealed class StoredIds(SqliteConnection connection) : IDisposable
{
    private readonly Statement _find = new(connection, "SELECT version, position, stream FROM events WHERE event_id = ?1");

    public EventPlace? Find(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        EventPlace? place = _find.BindBlob(1, bytes).Step() ? new EventPlace(_find.Text(2), _find.Int64(0), _find.Int64(1)) : null;
        _find.Reset();
        return place;
    }

    public void Dispose() => _find.Dispose();
}
