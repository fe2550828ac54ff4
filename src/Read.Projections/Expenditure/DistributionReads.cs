using Microsoft.EntityFrameworkCore;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Expenditure;

/// <summary>Expenditure added up, from buckets: what it costs does not grow with the lines behind them.</summary>
public sealed class DistributionReads(IDbContextFactory<ReadModel<ExpenditureProjection>> expenditure)
{
    public async Task<ExpenditureSums> Total(CustomerScope scope, ExpenditureQuery query, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        query = await query.WithServices(db, scope, cancellation);
        return (await db.Set<ExpenditureBucketRow>().Within(scope, db).Matching(query).InAll().SingleOrDefaultAsync(cancellation))?.Sums ?? new();
    }

    /// <summary>The slices with the highest amount due first.</summary>
    /// <exception cref="PageRequestException">The cursor is not one of this connection.</exception>
    public async Task<Page<ExpenditureSlice>> Slices(
        CustomerScope scope, ExpenditureQuery query, IReadOnlyCollection<ExpenditureDimension> by, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        query = await query.WithServices(db, scope, cancellation);
        // Sums of both columns, brought to the form in which amounts compare column by column.
        return await Grouped(db, scope, query, by).ReadPage(
            page, slice => slice.Sums.AmountDue.High + (slice.Sums.AmountDue.Low / SplitAmount.Base), slice => slice.Sums.AmountDue.Low % SplitAmount.Base,
            slice => slice.Id, descending: true, cancellation);
    }

    public async Task<int> CountSlices(
        CustomerScope scope, ExpenditureQuery query, IReadOnlyCollection<ExpenditureDimension> by, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        query = await query.WithServices(db, scope, cancellation);
        return await Grouped(db, scope, query, by).CountAsync(cancellation);
    }

    /// <summary>The services that lines name, in order, whatever service is asked for.</summary>
    public async Task<IReadOnlyList<string>> Services(CustomerScope scope, ExpenditureQuery query, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await ServiceNames.Of(db, scope, query with { ServiceType = null }, cancellation);
    }

    private static IQueryable<ExpenditureSlice> Grouped(
        ReadModelContext db, CustomerScope scope, ExpenditureQuery query, IReadOnlyCollection<ExpenditureDimension> by)
    {
        var service = by.Contains(ExpenditureDimension.ServiceType);
        var region = by.Contains(ExpenditureDimension.Region);
        var customer = by.Contains(ExpenditureDimension.Customer);
        var day = by.Contains(ExpenditureDimension.Day);
        var mode = by.Contains(ExpenditureDimension.BillingMode);
        var model = by.Contains(ExpenditureDimension.AssociationModel);
        var manager = by.Contains(ExpenditureDimension.AccountManager);

        // As constants, so that SQL groups by the columns themselves and leaves out the others.
        return db.Set<ExpenditureBucketRow>().Within(scope, db).Matching(query)
            .GroupBy(row => new
            {
                ServiceType = EF.Constant(service) ? row.ServiceType : "", Region = EF.Constant(region) ? row.Region : "",
                CustomerId = EF.Constant(customer) ? row.CustomerId : "", Day = EF.Constant(day) ? row.Day : "",
                BillingMode = EF.Constant(mode) ? (string)(object)row.BillingMode : "", Model = EF.Constant(model) ? row.Model : "",
                AccountManagerId = EF.Constant(manager) ? row.AccountManagerId : "",
            })
            .Summed()
            .Select(slice => new ExpenditureSlice
            {
                Id = slice.Key.ServiceType + "\n" + slice.Key.Region + "\n" + slice.Key.CustomerId + "\n" + slice.Key.Day + "\n"
                    + slice.Key.BillingMode + "\n" + slice.Key.Model + "\n" + slice.Key.AccountManagerId,
                ServiceType = slice.Key.ServiceType, Region = slice.Key.Region, CustomerId = slice.Key.CustomerId, Day = slice.Key.Day,
                BillingMode = slice.Key.BillingMode, Model = slice.Key.Model, AccountManagerId = slice.Key.AccountManagerId, Sums = slice.Sums,
            });
    }
}
