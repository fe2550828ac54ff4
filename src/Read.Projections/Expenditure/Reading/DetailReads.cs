using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Expenditure.Reading;

/// <summary>Which lines of a month are asked for; a null field asks nothing.</summary>
public sealed record DetailQuery(BillingMonth Month)
{
    /// <summary>The last of several months; null for one.</summary>
    public BillingMonth? Last { get; init; }

    public ExpenditureQuery Of { get; init; } = new();

    public string? OrderOrLineId { get; init; }

    public string? ResourceId { get; init; }

    public string? ResourceType { get; init; }

    public BillType? BillType { get; init; }

    /// <summary>Leaves out lines whose amount due is 0 (EXPEND-20).</summary>
    public bool HideZero { get; init; }
}

/// <summary>Single lines of a month, in the order of their charge.</summary>
public sealed class DetailReads(IDbContextFactory<ReadModel<ExpenditureProjection>> expenditure, BusinessTime time)
{
    /// <exception cref="PageRequestException">The cursor is not one of this connection.</exception>
    public async Task<Page<ExpenditureLineRow>> Lines(CustomerScope scope, DetailQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await LineKeyset.Read(await Matching(db, scope, query, cancellation), page, cancellation);
    }

    public async Task<int> Count(CustomerScope scope, DetailQuery query, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await (await Matching(db, scope, query, cancellation)).CountAsync(cancellation);
    }

    /// <summary>The amount due of all the lines; nothing else is added up.</summary>
    public async Task<SplitAmount> AmountDue(CustomerScope scope, DetailQuery query, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return (await (await Matching(db, scope, query, cancellation)).InAll([nameof(ExpenditureSums.AmountDue)]).SingleOrDefaultAsync(cancellation))?.Sums.AmountDue ?? default;
    }

    /// <summary>The names of customers, in one SQL command. For customers whose lines the reader has been shown.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await db.Set<ExpenditureCustomerRow>().Where(row => customerIds.Contains(row.CustomerId))
            .ToDictionaryAsync(row => row.CustomerId, row => row.Name, cancellation);
    }

    private Task<IQueryable<ExpenditureLineRow>> Matching(ReadModelContext db, CustomerScope scope, DetailQuery query, CancellationToken cancellation) =>
        DetailRows.Matching(db, scope, query, time, cancellation);
}

internal static class DetailRows
{
    /// <summary>The lines that are asked for, within what the reader may see.</summary>
    public static async Task<IQueryable<ExpenditureLineRow>> Matching(
        ReadModelContext db, CustomerScope scope, DetailQuery query, BusinessTime time, CancellationToken cancellation)
    {
        var from = time.StartOf(query.Month.FirstDay).ToUnixTimeMilliseconds();
        var until = time.StartOf((query.Last ?? query.Month).Next.FirstDay).ToUnixTimeMilliseconds();
        var rows = db.Set<ExpenditureLineRow>().Within(scope, db).Where(row => row.ChargedFrom >= from && row.ChargedFrom < until);
        var of = await query.Of.WithServices(db, scope, cancellation);
        if (of.CustomerId is { } customer) rows = rows.Where(row => row.CustomerId == customer);
        if (of.PartnerId is { } partner) rows = rows.Where(row => row.PartnerId == partner);
        if (of.AccountManagerId is { } manager) rows = rows.Where(row => row.AccountManagerId == manager);
        if (of.Model?.ToString() is { } model) rows = rows.Where(row => row.Model == model);
        if (of.Services is { } services) rows = rows.Where(row => services.Contains(row.ServiceType));
        if (of.Region is { } region) rows = rows.Where(row => row.Region == region);
        if (of.BillingMode is { } mode) rows = rows.Where(row => row.BillingMode == mode);
        if (query.OrderOrLineId is { } id) rows = rows.Where(row => row.OrderId == id || row.LineId == id);
        if (query.ResourceId is { } resource) rows = rows.Where(row => row.ResourceId == resource);
        if (query.ResourceType is { } resourceType) rows = rows.Where(row => row.ResourceType == resourceType);
        if (query.BillType is { } type) rows = rows.Where(row => row.BillType == type);
        return query.HideZero ? rows.Where(row => row.Sums.AmountDue.High != 0 || row.Sums.AmountDue.Low != 0 || row.Sums.AmountDue.Rest != 0) : rows;
    }
}
