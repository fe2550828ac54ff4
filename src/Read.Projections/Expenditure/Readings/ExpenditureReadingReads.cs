using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Expenditure.Readings;

/// <summary>Reads of who read a partner's expenditure; for the vendor alone.</summary>
public sealed class ExpenditureReadingReads(IDbContextFactory<ReadModel<ExpenditureReadingProjection>> readings)
{
    /// <summary>Readings of the partner and of everybody.</summary>
    /// <exception cref="PageRequestException">The cursor is not one of this connection.</exception>
    public async Task<Page<ExpenditureReadingRow>> Of(string partnerId, TimeWindow read, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await readings.CreateDbContextAsync(cancellation);
        return await About(db, partnerId, read).ReadPage(page, row => row.Position, row => row.PartnerId, read.Descending, cancellation);
    }

    public async Task<int> Count(string partnerId, TimeWindow read, CancellationToken cancellation)
    {
        await using var db = await readings.CreateDbContextAsync(cancellation);
        return await About(db, partnerId, read).CountAsync(cancellation);
    }

    private static IQueryable<ExpenditureReadingRow> About(DbContext db, string partnerId, TimeWindow read) =>
        db.Set<ExpenditureReadingRow>().Where(row => row.PartnerId == partnerId || row.PartnerId == "").During(read, row => row.ReadAt);
}
