using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure.Attributing;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Expenditure.Reading;

/// <summary>Which partners the spending of customers is about.</summary>
public sealed class SpendingPartners(IDbContextFactory<ReadModel<ExpenditureProjection>> expenditure)
{
    /// <summary>Every partner that a customer ever had, or that has lines shown under its account.</summary>
    public async Task<ILookup<string, string>> Of(IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        if (customerIds.Count == 0) return Enumerable.Empty<string>().ToLookup(id => id);
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var customers = (await db.Set<ExpenditureCustomerRow>().Where(row => customerIds.Contains(row.CustomerId)).ToListAsync(cancellation))
            .Select(row => (row.CustomerId, History: JsonSerializer.Deserialize<CustomerHistory>(row.History, EventJson.Options)!)).ToList();
        // In the month of leaving a master the summary shows a member what details show the master (EXPEND-12).
        List<string> accounts = [.. customerIds, .. customers.SelectMany(customer => customer.History.Ties).Select(tie => tie.MasterId)];
        var spent = await db.Set<ExpenditureBucketRow>()
            .Where(row => accounts.Contains(row.CustomerId) && row.PartnerId != "")
            .Select(row => new { row.CustomerId, row.SummaryId, row.PartnerId }).Distinct().ToListAsync(cancellation);
        return customers.SelectMany(customer => customer.History.Periods.Select(period => (customer.CustomerId, period.PartnerId)))
            .Concat(spent.SelectMany(row => new[] { (row.CustomerId, row.PartnerId), (CustomerId: row.SummaryId, row.PartnerId) }))
            .Distinct().ToLookup(pair => pair.CustomerId, pair => pair.PartnerId, StringComparer.Ordinal);
    }
}
