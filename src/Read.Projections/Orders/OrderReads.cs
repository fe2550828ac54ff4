using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Read.Projections.Orders;

/// <summary>Which resources are asked for; a null field asks nothing.</summary>
/// <param name="EndsUntil">Prepaid until this instant or earlier.</param>
public sealed record ResourceQuery(string? Product, string? Region, ChargingMode? ChargingMode, DateTimeOffset? EndsUntil, TimeWindow Enabled);

/// <summary>Which orders are asked for; a null field asks nothing.</summary>
public sealed record OrderQuery(OrderState? State, CombinedOrderOperation? Operation, TimeWindow Placed);

/// <summary>Reads of a customer's own orders and resources; nobody else's are ever found.</summary>
public sealed class OrderReads(IDbContextFactory<ReadModel<OrderProjection>> orders)
{
    public async Task<OrderRow?> Order(string customerId, string orderId, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<OrderRow>().FirstOrDefaultAsync(row => row.OrderId == orderId && row.CustomerId == customerId, cancellation);
    }

    /// <summary>An order for whoever has just been allowed to change it.</summary>
    public async Task<OrderRow?> Accepted(string orderId, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<OrderRow>().FirstOrDefaultAsync(row => row.OrderId == orderId, cancellation);
    }

    /// <summary>The customer's orders.</summary>
    public async Task<Page<OrderRow>> Orders(string customerId, OrderQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await Matching(db, customerId, query).ReadPage(page, row => row.PlacedAt, row => row.OrderId, query.Placed.Descending, cancellation);
    }

    /// <summary>The version of each of these orders, one SQL command for all. Callers have read them, or resources of them, as their customer.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Versions(IReadOnlyCollection<string> orderIds, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<OrderRow>().Where(row => orderIds.Contains(row.OrderId)).ToDictionaryAsync(row => row.OrderId, row => row.Version, cancellation);
    }

    public async Task<int> CountOrders(string customerId, OrderQuery query, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await Matching(db, customerId, query).CountAsync(cancellation);
    }

    private static IQueryable<OrderRow> Matching(ReadModelContext db, string customerId, OrderQuery query)
    {
        var rows = db.Set<OrderRow>().Where(row => row.CustomerId == customerId).During(query.Placed, row => row.PlacedAt);
        if (query.Operation is { } operation) rows = rows.Where(row => row.Operation == operation);
        return query.State is { } state ? rows.Where(row => row.State == state) : rows;
    }

    public async Task<ResourceRow?> Resource(string customerId, string resourceId, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<ResourceRow>().FirstOrDefaultAsync(row => row.ResourceId == resourceId && row.CustomerId == customerId, cancellation);
    }

    /// <summary>The product of each of these resources that is the customer's, one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Products(string customerId, IReadOnlyCollection<string> resourceIds, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<ResourceRow>().Where(row => row.CustomerId == customerId && resourceIds.Contains(row.ResourceId))
            .Select(row => new { row.ResourceId, row.Product }).ToDictionaryAsync(row => row.ResourceId, row => row.Product, cancellation);
    }

    /// <summary>The customer's resources.</summary>
    public async Task<Page<ResourceRow>> Resources(string customerId, ResourceQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await Matching(db, query).Where(row => row.CustomerId == customerId)
            .ReadPage(page, row => row.EnabledAt, row => row.ResourceId, query.Enabled.Descending, cancellation);
    }

    public async Task<int> CountResources(string customerId, ResourceQuery query, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await Matching(db, query).CountAsync(row => row.CustomerId == customerId, cancellation);
    }

    /// <summary>A page of the orders of each of these customers. Callers have checked that the reader may see them.</summary>
    public async Task<IReadOnlyDictionary<string, Page<OrderRow>>> OrdersOf(
        IReadOnlyCollection<string> customerIds, TimeWindow placed, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<OrderRow>().Where(row => customerIds.Contains(row.CustomerId)).During(placed, row => row.PlacedAt)
            .ReadPages(page, row => row.CustomerId, row => row.PlacedAt, row => row.OrderId, placed.Descending, cancellation);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountOrdersOf(
        IReadOnlyCollection<string> customerIds, TimeWindow placed, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<OrderRow>().During(placed, row => row.PlacedAt).Where(row => customerIds.Contains(row.CustomerId)).CountEach(row => row.CustomerId, cancellation);
    }

    /// <summary>As <see cref="OrdersOf"/>, of their resources.</summary>
    public async Task<IReadOnlyDictionary<string, Page<ResourceRow>>> ResourcesOf(
        IReadOnlyCollection<string> customerIds, ResourceQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await Matching(db, query).Where(row => customerIds.Contains(row.CustomerId))
            .ReadPages(page, row => row.CustomerId, row => row.EnabledAt, row => row.ResourceId, query.Enabled.Descending, cancellation);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountResourcesOf(
        IReadOnlyCollection<string> customerIds, ResourceQuery query, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await Matching(db, query).Where(row => customerIds.Contains(row.CustomerId)).CountEach(row => row.CustomerId, cancellation);
    }

    /// <summary>The resources of these orders in their order, one SQL command for all. Callers have read the orders as their customer.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ResourceRow>>> ResourcesOf(IReadOnlyCollection<string> orderIds, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        var rows = await db.Set<ResourceRow>().Where(row => orderIds.Contains(row.OrderId)).OrderBy(row => row.Number).ToListAsync(cancellation);
        return rows.GroupBy(row => row.OrderId).ToDictionary(group => group.Key, IReadOnlyList<ResourceRow> (group) => [.. group]);
    }

    /// <summary>The instances of these orders in their order, one SQL command for all. Callers have read the orders as their customer.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<OrderItemRow>>> ItemsOf(IReadOnlyCollection<string> orderIds, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        var rows = await db.Set<OrderItemRow>().Where(row => orderIds.Contains(row.OrderId)).OrderBy(row => row.Number).ToListAsync(cancellation);
        return rows.GroupBy(row => row.OrderId).ToDictionary(group => group.Key, IReadOnlyList<OrderItemRow> (group) => [.. group]);
    }

    /// <summary>These resources as far as they are there, one SQL command for all. Callers have read their ids as their customer.</summary>
    public async Task<IReadOnlyDictionary<string, ResourceRow>> ByIds(IReadOnlyCollection<string> resourceIds, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<ResourceRow>().Where(row => resourceIds.Contains(row.ResourceId)).ToDictionaryAsync(row => row.ResourceId, cancellation);
    }

    /// <summary>The resources subordinate to these in their order, one SQL command for all. Callers have read them as their customer.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ResourceRow>>> ChildrenOf(IReadOnlyCollection<string> resourceIds, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        var rows = await db.Set<ResourceRow>().Where(row => resourceIds.Contains(row.ParentId!)).OrderBy(row => row.Number).ToListAsync(cancellation);
        return rows.GroupBy(row => row.ParentId!).ToDictionary(group => group.Key, IReadOnlyList<ResourceRow> (group) => [.. group]);
    }

    /// <summary>What was paid for these resources and given back, one SQL command for all. Callers have read them as their customer.</summary>
    public async Task<IReadOnlyDictionary<string, ResourceMoneyRow>> Money(IReadOnlyCollection<string> resourceIds, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<ResourceMoneyRow>().Where(row => resourceIds.Contains(row.ResourceId)).ToDictionaryAsync(row => row.ResourceId, cancellation);
    }

    private static IQueryable<ResourceRow> Matching(ReadModelContext db, ResourceQuery query)
    {
        var rows = db.Set<ResourceRow>().During(query.Enabled, row => row.EnabledAt);
        if (query.Product is { } product) rows = rows.Where(row => row.Product == product);
        if (query.Region is { } region) rows = rows.Where(row => row.Region == region);
        if (query.ChargingMode is { } mode) rows = rows.Where(row => row.ChargingMode == mode);
        return query.EndsUntil is { } end ? rows.Where(row => row.ValidTo <= end) : rows;
    }
}
