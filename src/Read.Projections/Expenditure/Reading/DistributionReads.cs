using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Expenditure.Reading;

/// <summary>
/// Expenditure added up, from days and buckets: what it costs does not grow with the lines behind them, but with the columns that are added up.
/// Where <c>amounts</c> are named (<see cref="SummedColumns.Amounts"/>), the others stay zero; null stands for all.
/// </summary>
public sealed class DistributionReads(IDbContextFactory<ReadModel<ExpenditureProjection>> expenditure)
{
    public async Task<ExpenditureSums> Total(
        CustomerScope scope, ExpenditureQuery query, CancellationToken cancellation, IReadOnlyCollection<string>? amounts = null)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        query = await query.WithServices(db, scope, cancellation);
        return (await db.Sums(scope, query).InAll(amounts).SingleOrDefaultAsync(cancellation))?.Sums ?? new();
    }

    /// <summary>The total of each of these customers, one SQL command for all; customers without a line are left out.</summary>
    public async Task<IReadOnlyDictionary<string, ExpenditureSums>> Totals(
        CustomerScope scope, ExpenditureQuery query, IReadOnlyCollection<string> customerIds, CancellationToken cancellation,
        IReadOnlyCollection<string>? amounts = null)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        query = await query.WithServices(db, scope, cancellation);
        return await db.Sums(scope, query, byCustomer: true).Where(row => customerIds.Contains(row.CustomerId))
            .GroupBy(row => row.CustomerId).Summed(amounts).ToDictionaryAsync(found => found.Key, found => found.Sums, cancellation);
    }

    /// <summary>The slices in an order; by time it is by day, or by month where that is the finest that they are grouped by.</summary>
    /// <exception cref="PageRequestException">The cursor is not one of this connection.</exception>
    public async Task<Page<ExpenditureSlice>> Slices(
        CustomerScope scope, ExpenditureQuery query, IReadOnlyCollection<ExpenditureDimension> by, PageRequest page, CancellationToken cancellation,
        ExpenditureSliceOrder order = ExpenditureSliceOrder.HighestAmountDueFirst, IReadOnlyCollection<string>? amounts = null)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        query = await query.WithServices(db, scope, cancellation);
        var (slices, descending) = (Grouped(db, scope, query, by, amounts), order is ExpenditureSliceOrder.HighestAmountDueFirst or ExpenditureSliceOrder.LatestFirst);
        if (order is ExpenditureSliceOrder.LatestFirst or ExpenditureSliceOrder.EarliestFirst)
            return by.Contains(ExpenditureDimension.Day)
                ? await slices.ReadPage(page, slice => slice.Day, slice => slice.Id, descending, cancellation)
                : await slices.ReadPage(page, slice => slice.Month, slice => slice.Id, descending, cancellation);
        // Sums of both columns, brought to the form in which amounts compare column by column.
        return await slices.ReadPage(
            page, slice => slice.Sums.AmountDue.High + (slice.Sums.AmountDue.Low / SplitAmount.Base), slice => slice.Sums.AmountDue.Low % SplitAmount.Base,
            slice => slice.Id, descending, cancellation);
    }

    /// <summary>Of each of these customers the slices with the highest amount due, at most so many; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ExpenditureSlice>>> HighestSlices(
        CustomerScope scope, ExpenditureQuery query, IReadOnlyCollection<ExpenditureDimension> by, int atMost, IReadOnlyCollection<string> customerIds,
        CancellationToken cancellation, IReadOnlyCollection<string>? amounts = null)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        query = await query.WithServices(db, scope, cancellation);
        var groups = await Grouped(db, scope, query, [.. by, ExpenditureDimension.Customer], amounts, customerIds)
            .GroupBy(slice => slice.CustomerId)
            .Select(customer => customer.AsQueryable()
                .OrderByDescending(slice => slice.Sums.AmountDue.High + (slice.Sums.AmountDue.Low / SplitAmount.Base))
                .ThenByDescending(slice => slice.Sums.AmountDue.Low % SplitAmount.Base).ThenByDescending(slice => slice.Id).Take(atMost).ToList())
            .ToListAsync(cancellation);
        return groups.ToDictionary(slices => slices[0].CustomerId, slices => (IReadOnlyList<ExpenditureSlice>)slices);
    }

    public async Task<int> CountSlices(
        CustomerScope scope, ExpenditureQuery query, IReadOnlyCollection<ExpenditureDimension> by, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        query = await query.WithServices(db, scope, cancellation);
        return await Grouped(db, scope, query, by, []).CountAsync(cancellation);
    }

    /// <summary>The services that lines name, in order, whatever service is asked for.</summary>
    public async Task<IReadOnlyList<string>> Services(CustomerScope scope, ExpenditureQuery query, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await ServiceNames.Of(db, scope, query with { ServiceType = null }, cancellation);
    }

    private static IQueryable<ExpenditureSlice> Grouped(
        ReadModelContext db, CustomerScope scope, ExpenditureQuery query, IReadOnlyCollection<ExpenditureDimension> by,
        IReadOnlyCollection<string>? amounts, IReadOnlyCollection<string>? customerIds = null)
    {
        var service = by.Contains(ExpenditureDimension.ServiceType);
        var region = by.Contains(ExpenditureDimension.Region);
        var customer = by.Contains(ExpenditureDimension.Customer);
        var day = by.Contains(ExpenditureDimension.Day);
        var month = by.Contains(ExpenditureDimension.Month);
        var mode = by.Contains(ExpenditureDimension.BillingMode);
        var model = by.Contains(ExpenditureDimension.AssociationModel);
        var manager = by.Contains(ExpenditureDimension.AccountManager);

        var buckets = db.Sums(scope, query, byCustomer: customer || customerIds is not null);
        if (customerIds is not null) buckets = buckets.Where(row => customerIds.Contains(row.CustomerId));
        // As constants, so that SQL groups by the columns themselves and leaves out the others.
        return buckets
            .GroupBy(row => new
            {
                ServiceType = EF.Constant(service) ? row.ServiceType : "", Region = EF.Constant(region) ? row.Region : "",
                CustomerId = EF.Constant(customer) ? row.CustomerId : "", Day = EF.Constant(day) ? row.Day : "",
                Month = EF.Constant(month) ? row.Day.Substring(0, 7) : "",
                BillingMode = EF.Constant(mode) ? (string)(object)row.BillingMode : "", Model = EF.Constant(model) ? row.Model : "",
                AccountManagerId = EF.Constant(manager) ? row.AccountManagerId : "",
            })
            .Summed(amounts)
            .Select(slice => new ExpenditureSlice
            {
                Id = slice.Key.ServiceType + "\n" + slice.Key.Region + "\n" + slice.Key.CustomerId + "\n" + slice.Key.Day + "\n"
                    + slice.Key.Month + "\n" + slice.Key.BillingMode + "\n" + slice.Key.Model + "\n" + slice.Key.AccountManagerId,
                ServiceType = slice.Key.ServiceType, Region = slice.Key.Region, CustomerId = slice.Key.CustomerId, Day = slice.Key.Day, Month = slice.Key.Month,
                BillingMode = slice.Key.BillingMode, Model = slice.Key.Model, AccountManagerId = slice.Key.AccountManagerId, Sums = slice.Sums,
            });
    }
}
