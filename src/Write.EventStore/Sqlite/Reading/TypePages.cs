using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Reading;

/// <summary>
/// Where the next events of some types are. Each type's positions come sorted out of its index and are merged as they are
/// needed, so that a page costs by its size and not by the events of other types around it.
/// </summary>
internal sealed class TypePages(SqliteConnection connection) : IDisposable
{
    // SQLite takes 500 terms in one compound; a reader of that many types wants nearly everything and may as well scan.
    private const int MaxMerged = 400;

    private readonly Dictionary<int, Statement> _byCount = [];

    /// <summary>At most <paramref name="limit"/> ascending positions.</summary>
    public List<long> Positions(List<long> types, long afterPosition, int limit)
    {
        var positions = new List<long>();
        if (types.Count == 0) return positions;
        var statement = Of(types.Count).Bind(1, afterPosition).Bind(2, limit);
        for (var i = 0; i < types.Count; i++) statement.Bind(i + 3, types[i]);
        while (statement.Step()) positions.Add(statement.Int64(0));
        return positions;
    }

    public void Dispose()
    {
        foreach (var statement in _byCount.Values) statement.Dispose();
    }

    private Statement Of(int types)
    {
        if (!_byCount.TryGetValue(types, out var statement))
            _byCount[types] = statement = new Statement(connection, Selection(types) + " ORDER BY position LIMIT ?2");
        return statement;
    }

    // A limit in each term would make SQLite sort every term; without one it steps through the indexes side by side.
    private static string Selection(int types)
    {
        var parameters = Enumerable.Range(3, types).Select(number => $"?{number}");
        return types <= MaxMerged
            ? string.Join(" UNION ALL ", parameters.Select(id => $"SELECT position FROM events WHERE type_id = {id} AND position > ?1"))
            : $"SELECT position FROM events WHERE position > ?1 AND +type_id IN ({string.Join(", ", parameters)})";
    }
}
