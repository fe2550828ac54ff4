using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Application.Orders;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Orders;

/// <summary>Whose orders are, as the read model tells it. What is not there is asked for again once it includes the whole log.</summary>
public sealed class OrderOwners(IDbContextFactory<ReadModel<OrderProjection>> orders, ProjectionHost projections, IEventStore events) : IOrderOwners
{
    public async Task<IReadOnlySet<string>> OwnedBy(string customerId, IReadOnlyCollection<string> orderIds, CancellationToken cancellation = default)
    {
        var asked = orderIds.ToHashSet(StringComparer.Ordinal);
        var owned = await Owned(customerId, asked, cancellation);
        if (owned.Count == asked.Count) return owned;
        await CatchUp(cancellation);
        return await Owned(customerId, asked, cancellation);
    }

    public async Task<string?> CustomerOf(string orderId, CancellationToken cancellation = default)
    {
        // Waited for in any case: what takes longer for an order that is not there would tell that another one is.
        await CatchUp(cancellation);
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return await db.Set<OrderRow>().Where(row => row.OrderId == orderId).Select(row => row.CustomerId).FirstOrDefaultAsync(cancellation);
    }

    private async Task<HashSet<string>> Owned(string customerId, HashSet<string> orderIds, CancellationToken cancellation)
    {
        await using var db = await orders.CreateDbContextAsync(cancellation);
        return [.. await db.Set<OrderRow>().Where(row => row.CustomerId == customerId && orderIds.Contains(row.OrderId)).Select(row => row.OrderId).ToListAsync(cancellation)];
    }

    /// <exception cref="ReadModelUnavailableException">The read model has failed, or is behind for longer than is waited.</exception>
    private async Task CatchUp(CancellationToken cancellation) =>
        await projections.Require(OrderProjection.ReadModelName, await events.Head(cancellation), cancellation);
}
