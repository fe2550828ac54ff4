using System.Text;
using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Appending;
using PartnerGraph.Write.EventStore.Sqlite.Appending;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Reading;

/// <summary>Looks up what appends that are stored elsewhere are decided by.</summary>
internal sealed class StoredFacts(SqliteConnection connection) : IDisposable
{
    private readonly Statement _version = new(connection, "SELECT version FROM events WHERE stream = ?1 ORDER BY version DESC LIMIT 1");
    private readonly StoredIds _ids = new(connection);

    public GroupFacts Read(long head, IEnumerable<string> streams, IEnumerable<Guid> ids)
    {
        var facts = new GroupFacts(head, new(StringComparer.Ordinal), []);
        foreach (var stream in streams)
            if (_version.BindText(1, Encoding.UTF8.GetBytes(stream)).Scalar() is { } version) facts.Versions[stream] = version;
        foreach (var id in ids)
            if (_ids.Find(id) is { } place) facts.Places[id] = place;
        return facts;
    }

    public void Dispose()
    {
        _version.Dispose();
        _ids.Dispose();
    }
}
