namespace PartnerGraph.Read.Projections.Runtime.Sql;

public static class Rows
{
    /// <summary>The tracked row with this key.</summary>
    /// <exception cref="InvalidOperationException">There is none: events arrived that contradict each other.</exception>
    public static async ValueTask<TRow> Row<TRow>(this ReadModelContext db, CancellationToken cancellation, params object[] key) where TRow : class =>
        await db.FindAsync<TRow>(key, cancellation)
        ?? throw new InvalidOperationException($"No {typeof(TRow).Name} has the key {string.Join(", ", key)}.");
}
