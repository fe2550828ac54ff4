using System.Text;
using Microsoft.Data.Sqlite;

namespace PartnerGraph.Write.EventStore.Sqlite.Files;

/// <summary>The stored type names and their numbers, for a reader. Known pairs are kept: they never change.</summary>
internal sealed class StoredTypes(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, long> _ids = [];
    private readonly Dictionary<long, string> _names = [];
    private readonly Statement _id = new(connection, "SELECT id FROM types WHERE name = ?1");
    private readonly Statement _name = new(connection, "SELECT name FROM types WHERE id = ?1");

    /// <summary>The numbers of those names that are stored, each once.</summary>
    public List<long> IdsOf(IReadOnlyCollection<string> names)
    {
        var ids = new List<long>(names.Count);
        foreach (var name in names)
            if (IdOf(name) is { } id && !ids.Contains(id)) ids.Add(id);
        return ids;
    }

    public string NameOf(long id)
    {
        if (_names.TryGetValue(id, out var name)) return name;
        name = _name.Bind(1, id).Step() ? _name.Text(0) : throw new InvalidDataException($"The event file names no type {id}.");
        _name.Reset();
        return _names[id] = name;
    }

    public void Dispose()
    {
        _id.Dispose();
        _name.Dispose();
    }

    private long? IdOf(string name)
    {
        if (_ids.TryGetValue(name, out var known)) return known;
        var found = _id.BindText(1, Encoding.UTF8.GetBytes(name)).Scalar();
        if (found is { } id) _ids[name] = id;
        return found;
    }
}
