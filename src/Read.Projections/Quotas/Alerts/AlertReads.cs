using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Quotas.Alerts;

/// <summary>Whose alerts are asked for: those of the partners; account managers read those of customers that they look after now.</summary>
/// <param name="Kinds">The kinds that the reader may see and asks for.</param>
public sealed record AlertQuery(PartnerScope Partners, CustomerScope Customers, IReadOnlyList<AlertKind> Kinds, string? CustomerId = null)
{
    public TimeWindow Raised { get; init; } = TimeWindow.Always;
}

/// <summary>Reads of alerts.</summary>
public sealed class AlertReads(IDbContextFactory<ReadModel<AlertProjection>> alerts, ICustomerVisibility visibility)
{
    public async Task<Page<AlertRow>> Page(AlertQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await alerts.CreateDbContextAsync(cancellation);
        return await (await Matching(db, query, cancellation))
            .ReadPage(page, row => row.Position, row => row.AlertId, query.Raised.Descending, cancellation);
    }

    public async Task<int> Count(AlertQuery query, CancellationToken cancellation)
    {
        await using var db = await alerts.CreateDbContextAsync(cancellation);
        return await (await Matching(db, query, cancellation)).CountAsync(cancellation);
    }

    /// <summary>One alert that the query includes; null otherwise.</summary>
    public async Task<AlertRow?> Find(AlertQuery query, string alertId, CancellationToken cancellation)
    {
        await using var db = await alerts.CreateDbContextAsync(cancellation);
        return await (await Matching(db, query, cancellation)).FirstOrDefaultAsync(row => row.AlertId == alertId, cancellation);
    }

    /// <summary>A page of the alerts about each of these customers; callers have checked that the reader may see the customers.</summary>
    public async Task<IReadOnlyDictionary<string, Page<AlertRow>>> Of(
        AlertQuery query, IReadOnlyCollection<string> customerIds, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await alerts.CreateDbContextAsync(cancellation);
        return await About(db, query, customerIds)
            .ReadPages(page, row => row.CustomerId, row => row.Position, row => row.AlertId, query.Raised.Descending, cancellation);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountOf(AlertQuery query, IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        await using var db = await alerts.CreateDbContextAsync(cancellation);
        return await About(db, query, customerIds).CountEach(row => row.CustomerId, cancellation);
    }

    private static IQueryable<AlertRow> About(ReadModelContext db, AlertQuery query, IReadOnlyCollection<string> customerIds) =>
        Raised(db, query).Where(row => customerIds.Contains(row.CustomerId));

    private static IQueryable<AlertRow> Raised(ReadModelContext db, AlertQuery query) =>
        db.Set<AlertRow>().Within(query.Partners).Where(row => query.Kinds.Contains(row.Kind)).During(query.Raised, row => row.RaisedAt);

    private async Task<IQueryable<AlertRow>> Matching(ReadModelContext db, AlertQuery query, CancellationToken cancellation)
    {
        var rows = Raised(db, query);
        if (query.CustomerId is { } customer) rows = rows.Where(row => row.CustomerId == customer);
        // An alert stays with the partner that it was raised for, also when the customer has left.
        if (query.Customers is CustomerScope.Everybody or CustomerScope.OfPartner) return rows;
        // Customers come and go between managers; who looks after them is asked now, not when the alert was raised.
        var concerned = await rows.Where(row => row.CustomerId != "").Select(row => row.CustomerId).Distinct().ToListAsync(cancellation);
        var visible = (await visibility.Visible(query.Customers, concerned, cancellation)).ToList();
        return rows.Where(row => row.CustomerId == "" || visible.Contains(row.CustomerId));
    }
}
