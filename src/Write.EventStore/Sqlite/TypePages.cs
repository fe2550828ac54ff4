using Microsoft.Data.Sqlite;

namespace PartnerGraph.EventStore.Sqlite;

/// <summary>
/// Pages of some types. Each type's positions come sorted out of its index and are merged, so that a page costs by its size and
/// not by the events of other types around it; only the merged positions are looked up.
/// </summary>
internal sealed class TypePages(SqliteConnection connection, string columns) : IDisposable
{
    // SQLite takes 500 terms in one compound; a reader of that many types wants nearly everything and may as well scan.
    private const int MaxMerged = 400;

    private readonly Dictionary<int, Statement> _byCount = [];

    /// <summary>A page of at most <paramref name="limit"/> rows, bound and ready to be stepped.</summary>
    public Statement Of(List<long> types, long afterPosition, int limit)
    {
        if (!_byCount.TryGetValue(types.Count, out var statement))
            _byCount[types.Count] = statement = new Statement(connection, types.Count <= MaxMerged ? Merge(types.Count) : Scan(types.Count));
        statement.Bind(1, afterPosition).Bind(2, limit);
        for (var i = 0; i < types.Count; i++) statement.Bind(i + 3, types[i]);
        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in _byCount.Values) statement.Dispose();
    }

    private string Merge(int count)
    {
        var terms = Enumerable.Range(3, count).Select(parameter =>
            $"SELECT * FROM (SELECT position FROM events WHERE type_id = ?{parameter} AND position > ?1 ORDER BY position LIMIT ?2)");
        return $"""
            WITH page (at) AS MATERIALIZED ({string.Join(" UNION ALL ", terms)} ORDER BY 1 LIMIT ?2)
            SELECT {columns} FROM page CROSS JOIN events ON position = at ORDER BY at
            """;
    }

    private string Scan(int count) =>
        $"""
        SELECT {columns} FROM events WHERE position > ?1 AND +type_id IN ({string.Join(", ", Enumerable.Range(3, count).Select(p => $"?{p}"))})
        ORDER BY position LIMIT ?2
        """;
}
