using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Organization;

/// <summary>Which accounts are asked for, in which order; a null field asks nothing.</summary>
/// <param name="Key">The hash of an address.</param>
public sealed record IamAccountQuery(string? Key, bool? Deleted, TimeOrder Order);

/// <summary>Reads of the console's accounts: they belong to no partner, and operations alone read them.</summary>
public sealed class IamAccountReads(IDbContextFactory<ReadModel<OrganizationProjection>> organizations)
{
    public async Task<Page<IamAccountRow>> Page(IamAccountQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await Matching(db, query).ReadPage(page, row => row.Position, row => row.Key, query.Order.IsDescending(), cancellation);
    }

    public async Task<int> Count(IamAccountQuery query, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await Matching(db, query).CountAsync(cancellation);
    }

    private static IQueryable<IamAccountRow> Matching(ReadModelContext db, IamAccountQuery query)
    {
        IQueryable<IamAccountRow> rows = db.Set<IamAccountRow>();
        if (query.Key is { } key) rows = rows.Where(row => row.Key == key);
        if (query.Deleted is { } deleted) rows = rows.Where(row => (row.DeletedAt != null) == deleted);
        return rows;
    }
}
