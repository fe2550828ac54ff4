using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Discounts;

/// <summary>Whose discounts are asked for: those that the partners gave; account managers read those of customers that they look after now.</summary>
/// <param name="CustomerId">Of one customer alone; null for all.</param>
/// <param name="ProductType">On one product type alone; null for all.</param>
public sealed record DiscountQuery(PartnerScope Partners, CustomerScope Customers, string? CustomerId = null, string? ProductType = null)
{
    public TimeWindow Changed { get; init; } = TimeWindow.Always;
}

/// <summary>Reads of discounts that stand.</summary>
public sealed class DiscountReads(IDbContextFactory<ReadModel<DiscountProjection>> discounts, ICustomerVisibility visibility)
{
    /// <summary>In the order in which they were given or changed last.</summary>
    public async Task<Page<CustomerDiscountRow>> Page(DiscountQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await discounts.CreateDbContextAsync(cancellation);
        return await (await Matching(db, query, cancellation))
            .ReadPage(page, row => row.Position, row => row.DiscountId, query.Changed.Descending, cancellation);
    }

    public async Task<int> Count(DiscountQuery query, CancellationToken cancellation)
    {
        await using var db = await discounts.CreateDbContextAsync(cancellation);
        return await (await Matching(db, query, cancellation)).CountAsync(cancellation);
    }

    /// <summary>One discount that the query includes; null otherwise.</summary>
    public async Task<CustomerDiscountRow?> Find(DiscountQuery query, string discountId, CancellationToken cancellation)
    {
        await using var db = await discounts.CreateDbContextAsync(cancellation);
        return await (await Matching(db, query, cancellation)).FirstOrDefaultAsync(row => row.DiscountId == discountId, cancellation);
    }

    /// <summary>A page of the discounts of each of these customers; callers have checked that the reader may see the customers.</summary>
    public async Task<IReadOnlyDictionary<string, Page<CustomerDiscountRow>>> Of(
        PartnerScope scope, IReadOnlyCollection<string> customerIds, TimeWindow changed, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await discounts.CreateDbContextAsync(cancellation);
        return await Within(db, scope, customerIds, changed)
            .ReadPages(page, row => row.CustomerId, row => row.Position, row => row.DiscountId, changed.Descending, cancellation);
    }

    /// <inheritdoc cref="Of" path="/summary"/>
    public async Task<IReadOnlyDictionary<string, int>> CountOf(
        PartnerScope scope, IReadOnlyCollection<string> customerIds, TimeWindow changed, CancellationToken cancellation)
    {
        await using var db = await discounts.CreateDbContextAsync(cancellation);
        return await Within(db, scope, customerIds, changed).CountEach(row => row.CustomerId, cancellation);
    }

    /// <summary>The limits that operations set on these product types, one SQL command for all; where they set none, it is left out.</summary>
    public async Task<IReadOnlyDictionary<string, DiscountScopeRow>> Scopes(IReadOnlyCollection<string> productTypes, CancellationToken cancellation)
    {
        await using var db = await discounts.CreateDbContextAsync(cancellation);
        return await db.Set<DiscountScopeRow>().Where(row => productTypes.Contains(row.ProductType)).ToDictionaryAsync(row => row.ProductType, cancellation);
    }

    private static IQueryable<CustomerDiscountRow> Within(ReadModelContext db, PartnerScope scope, IReadOnlyCollection<string> customerIds, TimeWindow changed) =>
        db.Set<CustomerDiscountRow>().Within(scope).Where(row => customerIds.Contains(row.CustomerId)).During(changed, row => row.ChangedAt);

    private async Task<IQueryable<CustomerDiscountRow>> Matching(ReadModelContext db, DiscountQuery query, CancellationToken cancellation)
    {
        var rows = db.Set<CustomerDiscountRow>().Within(query.Partners).During(query.Changed, row => row.ChangedAt);
        if (query.CustomerId is { } customer) rows = rows.Where(row => row.CustomerId == customer);
        if (query.ProductType is { } type) rows = rows.Where(row => row.ProductType == type);
        if (query.Customers is CustomerScope.Everybody or CustomerScope.OfPartner) return rows;
        // Customers come and go between managers; who looks after them is asked now, not when the discount was given.
        var concerned = await rows.Select(row => row.CustomerId).Distinct().ToListAsync(cancellation);
        var visible = (await visibility.Visible(query.Customers, concerned, cancellation)).ToList();
        return rows.Where(row => visible.Contains(row.CustomerId));
    }
}
