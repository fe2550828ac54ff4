using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Customers.Accounts;

/// <summary>Which facts are asked for, in which order; a null field asks nothing.</summary>
public sealed record CustomerFactQuery(CustomerFactKind? Kind, bool? Ended, TimeOrder Order);

/// <summary>Reads of facts about customers. Callers have checked that the reader may see the customers.</summary>
public sealed class CustomerFactReads(IDbContextFactory<ReadModel<CustomerFactProjection>> facts)
{
    public async Task<Page<CustomerFactRow>> Page(string customerId, CustomerFactQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await facts.CreateDbContextAsync(cancellation);
        return await Matching(db, query).Where(row => row.CustomerId == customerId)
            .ReadPage(page, row => row.Position, row => row.FactKey, query.Order.IsDescending(), cancellation);
    }

    public async Task<int> Count(string customerId, CustomerFactQuery query, CancellationToken cancellation)
    {
        await using var db = await facts.CreateDbContextAsync(cancellation);
        return await Matching(db, query).CountAsync(row => row.CustomerId == customerId, cancellation);
    }

    /// <summary>The same page for each of these customers, one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, Page<CustomerFactRow>>> Pages(
        IReadOnlyCollection<string> customerIds, CustomerFactQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await facts.CreateDbContextAsync(cancellation);
        return await Matching(db, query).Where(row => customerIds.Contains(row.CustomerId))
            .ReadPages(page, row => row.CustomerId, row => row.Position, row => row.FactKey, query.Order.IsDescending(), cancellation);
    }

    public async Task<IReadOnlyDictionary<string, int>> Counts(IReadOnlyCollection<string> customerIds, CustomerFactQuery query, CancellationToken cancellation)
    {
        await using var db = await facts.CreateDbContextAsync(cancellation);
        return await Matching(db, query).Where(row => customerIds.Contains(row.CustomerId)).CountEach(row => row.CustomerId, cancellation);
    }

    private static IQueryable<CustomerFactRow> Matching(ReadModelContext db, CustomerFactQuery query)
    {
        IQueryable<CustomerFactRow> rows = db.Set<CustomerFactRow>();
        if (query.Kind is { } kind) rows = rows.Where(row => row.Kind == kind);
        if (query.Ended is { } ended) rows = rows.Where(row => (row.EndedAt != null) == ended);
        return rows;
    }
}
