using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Expenditure.Reading;

/// <summary>A customer's month in one service, billing mode and association model (EXPEND-12, EXPEND-22).</summary>
public sealed class SummaryRow
{
    /// <summary>Made of what the row stands for, to page by.</summary>
    public required string Id { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>Such as 2024-09.</summary>
    public required string Month { get; init; }

    public required string Model { get; init; }

    public required string ServiceType { get; init; }

    public required string BillingMode { get; init; }

    public required ExpenditureSums Sums { get; init; }
}

/// <summary>Expenditure of customers by month.</summary>
public sealed class SummaryReads(IDbContextFactory<ReadModel<ExpenditureProjection>> expenditure)
{
    /// <summary>What all rows add up to.</summary>
    public async Task<ExpenditureSums> Total(CustomerScope scope, ExpenditureQuery query, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        query = await query.WithServices(db, scope, cancellation);
        return (await Buckets(db, scope, query, byCustomer: false).InAll().SingleOrDefaultAsync(cancellation))?.Sums ?? new();
    }

    /// <summary>By month.</summary>
    /// <exception cref="PageRequestException">The cursor is not one of this connection.</exception>
    public async Task<Page<SummaryRow>> Rows(
        CustomerScope scope, ExpenditureQuery query, TimeOrder order, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        query = await query.WithServices(db, scope, cancellation);
        return await Monthly(db, scope, query).ReadPage(page, row => row.Month, row => row.Id, order.IsDescending(), cancellation);
    }

    public async Task<int> Count(CustomerScope scope, ExpenditureQuery query, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        query = await query.WithServices(db, scope, cancellation);
        return await Monthly(db, scope, query).CountAsync(cancellation);
    }

    // The whole month of leaving stands under the customer's own account, which details leave at the second (EXPEND-12).
    private static IQueryable<ExpenditureBucketRow> Buckets(ReadModelContext db, CustomerScope scope, ExpenditureQuery query, bool byCustomer)
    {
        var rows = db.Sums(scope, query with { CustomerId = null }, byCustomer || query.CustomerId is not null);
        return query.CustomerId is { } customer ? rows.Where(row => row.SummaryId == customer) : rows;
    }

    internal static IQueryable<SummaryRow> Monthly(ReadModelContext db, CustomerScope scope, ExpenditureQuery query) =>
        Buckets(db, scope, query, byCustomer: true)
            .GroupBy(row => new
            {
                Month = row.Day.Substring(0, 7), CustomerId = row.SummaryId, row.ServiceType, BillingMode = (string)(object)row.BillingMode, row.Model,
            })
            .Summed()
            .Select(month => new SummaryRow
            {
                Id = month.Key.Month + "\n" + month.Key.CustomerId + "\n" + month.Key.ServiceType + "\n" + month.Key.BillingMode + "\n" + month.Key.Model,
                CustomerId = month.Key.CustomerId, Month = month.Key.Month, Model = month.Key.Model, ServiceType = month.Key.ServiceType,
                BillingMode = month.Key.BillingMode, Sums = month.Sums,
            });
}
