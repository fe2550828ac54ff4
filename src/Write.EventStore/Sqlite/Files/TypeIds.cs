using System.Text;
using Microsoft.Data.Sqlite;

namespace PartnerGraph.Write.EventStore.Sqlite.Files;

/// <summary>The small numbers of stored type names, for the writer: an unknown name gets one in the open transaction.</summary>
internal sealed class TypeIds(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, long> _known = [];
    private readonly Statement _find = new(connection, "SELECT id FROM types WHERE name = ?1");
    private readonly Statement _add = new(connection, "INSERT INTO types (name) VALUES (?1) RETURNING id");

    public long IdOf(string name)
    {
        if (_known.TryGetValue(name, out var id)) return id;
        var utf8 = Encoding.UTF8.GetBytes(name);
        id = _find.BindText(1, utf8).Scalar() ?? _add.BindText(1, utf8).Scalar()!.Value;
        return _known[name] = id;
    }

    /// <summary>After a rollback: numbers given in the transaction are not stored.</summary>
    public void Forget() => _known.Clear();

    public void Dispose()
    {
        _find.Dispose();
        _add.Dispose();
    }
}
