using Microsoft.EntityFrameworkCore;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

public static class RowOrNewExtensions
{
    /// <summary>The tracked row with this key, or a new one; a row that was removed earlier in the same batch lives on.</summary>
    public static async ValueTask<TRow> RowOrNew<TRow>(
        this ReadModelContext db, Func<TRow> make, CancellationToken cancellation, params object[] key) where TRow : class
    {
        if (await db.FindAsync<TRow>(key, cancellation) is not { } row)
        {
            row = make();
            db.Add(row);
        }
        else if (db.Entry(row).State == EntityState.Deleted)
        {
            db.Entry(row).State = EntityState.Modified;
        }

        return row;
    }
}
