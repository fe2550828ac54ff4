using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Incentives;

/// <summary>Whether a partner's statements hold a line: taken in once more often than taken out, in the version that each has now.</summary>
internal static class HeldCharges
{
    public static Task<bool> Holds(ReadModelContext db, string partnerId, long linePosition, CancellationToken cancellation) =>
        Holds(db, partnerId, linePosition, being: null, cancellation);

    /// <summary>What the partner's statements hold, or held, of a line.</summary>
    public static IQueryable<IncentiveChargeRow> Of(ReadModelContext db, string partnerId, long linePosition)
    {
        // Compared letter by letter: what begins with a text is found in either case by one database and not by the other.
        var prefix = partnerId + "@";
        return db.Set<IncentiveChargeRow>().AsNoTracking().Where(row => row.LinePosition == linePosition && row.StatementId.Substring(0, prefix.Length) == prefix);
    }

    /// <param name="being">The statement that is being cut: of it only the version counts that is written down now. What waits to leave has left.</param>
    public static async Task<bool> Holds(ReadModelContext db, string partnerId, long linePosition, StatementCut? being, CancellationToken cancellation)
    {
        var rows = await Of(db, partnerId, linePosition)
            .Select(row => new
            {
                row.StatementId, row.Version, row.Reversal,
                IsLast = db.Set<IncentiveCutRow>().Any(cut => cut.StatementId == row.StatementId && cut.Version == row.Version),
            }).ToListAsync(cancellation);
        var counted = rows.Where(row => row.StatementId == being?.StatementId ? row.Version == being.Version : row.IsLast).Sum(row => row.Reversal ? -1 : 1);
        if (counted <= 0) return false;
        return counted > await db.Set<IncentiveReversalRow>().CountAsync(row => row.PartnerId == partnerId && row.LinePosition == linePosition, cancellation);
    }
}
