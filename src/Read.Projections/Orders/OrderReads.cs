using Microsoft.EntityFrameworkCore;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Orders;

/// <summary>Reads of a customer's own orders and resources; nobody else's are ever found.</summary>
public sealed class OrderReads(IDbContextFactory<ReadModel<OrderProjection>> orders)
{
    public async Task<OrderRow?> Order(string customerId, string orderId, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<OrderRow>().FirstOrDefaultAsync(row => row.OrderId == orderId && row.CustomerId == customerId, cancellation);
    }

    /// <summary>The customer's orders, latest first.</summary>
    public async Task<Page<OrderRow>> Orders(string customerId, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<OrderRow>().Where(row => row.CustomerId == customerId)
            .ReadPage(page, row => row.PlacedAt, row => row.OrderId, descending: true, cancellation);
    }

    public async Task<int> CountOrders(string customerId, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<OrderRow>().CountAsync(row => row.CustomerId == customerId, cancellation);
    }

    public async Task<ResourceRow?> Resource(string customerId, string resourceId, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<ResourceRow>().FirstOrDefaultAsync(row => row.ResourceId == resourceId && row.CustomerId == customerId, cancellation);
    }

    /// <summary>The customer's resources, latest first.</summary>
    public async Task<Page<ResourceRow>> Resources(string customerId, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<ResourceRow>().Where(row => row.CustomerId == customerId)
            .ReadPage(page, row => row.EnabledAt, row => row.ResourceId, descending: true, cancellation);
    }

    public async Task<int> CountResources(string customerId, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<ResourceRow>().CountAsync(row => row.CustomerId == customerId, cancellation);
    }

    /// <summary>The resources of these orders in their order, one SQL command for all. Callers have read the orders as their customer.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ResourceRow>>> ResourcesOf(IReadOnlyCollection<string> orderIds, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        var rows = await db.Set<ResourceRow>().Where(row => orderIds.Contains(row.OrderId)).OrderBy(row => row.Number).ToListAsync(cancellation);
        return rows.GroupBy(row => row.OrderId).ToDictionary(group => group.Key, IReadOnlyList<ResourceRow> (group) => [.. group]);
    }
}
