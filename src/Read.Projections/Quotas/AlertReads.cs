using Microsoft.EntityFrameworkCore;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Quotas;

/// <summary>Whose alerts are asked for: those of the partners; account managers read those of customers that they look after now.</summary>
/// <param name="Kinds">The kinds that the reader may see and asks for.</param>
public sealed record AlertQuery(PartnerScope Partners, CustomerScope Customers, IReadOnlyList<AlertKind> Kinds, string? CustomerId = null);

/// <summary>Reads of alerts.</summary>
public sealed class AlertReads(IDbContextFactory<ReadModel<AlertProjection>> alerts, ICustomerVisibility visibility)
{
    /// <summary>Alerts, the latest first.</summary>
    public async Task<Page<AlertRow>> Page(AlertQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await alerts.CreateDbContextAsync(cancellation);
        return await (await Matching(db, query, cancellation))
            .ReadPage(page, row => row.Position, row => row.AlertId, descending: true, cancellation: cancellation);
    }

    public async Task<int> Count(AlertQuery query, CancellationToken cancellation)
    {
        await using var db = await alerts.CreateDbContextAsync(cancellation);
        return await (await Matching(db, query, cancellation)).CountAsync(cancellation);
    }

    private async Task<IQueryable<AlertRow>> Matching(ReadModelContext db, AlertQuery query, CancellationToken cancellation)
    {
        var rows = db.Set<AlertRow>().Within(query.Partners).Where(row => query.Kinds.Contains(row.Kind));
        if (query.CustomerId is { } customer) rows = rows.Where(row => row.CustomerId == customer);
        // An alert stays with the partner that it was raised for, also when the customer has left.
        if (query.Customers is CustomerScope.Everybody or CustomerScope.OfPartner) return rows;
        // Customers come and go between managers; who looks after them is asked now, not when the alert was raised.
        var concerned = await rows.Where(row => row.CustomerId != "").Select(row => row.CustomerId).Distinct().ToListAsync(cancellation);
        var visible = (await visibility.Visible(query.Customers, concerned, cancellation)).ToList();
        return rows.Where(row => row.CustomerId == "" || visible.Contains(row.CustomerId));
    }
}
