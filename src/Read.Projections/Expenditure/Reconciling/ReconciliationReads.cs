using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure.Attributing;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Expenditure.Reconciling;

/// <summary>Reads what proves that quota, budgets and distribution tell the same: for operations and finance, and for <c>doctor</c>.</summary>
public sealed class ReconciliationReads(
    IDbContextFactory<ReadModel<ExpenditureProjection>> expenditure, AccountHistory accounts, QuotaPolicy policy)
{
    public async Task<Reconciliation> Of(string partnerId, BillingMonth month, CancellationToken cancellation)
    {
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        return await Of(db, partnerId, month, cancellation);
    }

    /// <summary>Every partner's every month, in a context of the caller's.</summary>
    public async IAsyncEnumerable<Reconciliation> All(
        ReadModel<ExpenditureProjection> db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var months = await db.Set<ExpenditureBucketRow>().Where(row => row.PartnerId != "")
            .Select(row => new { row.PartnerId, Month = row.Day.Substring(0, 7) }).Distinct().ToListAsync(cancellation);
        var accounts = await db.Set<PartnerMonthRow>().Select(row => new { row.PartnerId, row.Month }).ToListAsync(cancellation);
        var all = months.Select(row => (row.PartnerId, Month: BillingMonth.TryParse(row.Month, out var month) ? month : default))
            .Concat(accounts.Select(row => (row.PartnerId, row.Month))).Distinct().OrderBy(row => row.PartnerId, StringComparer.Ordinal).ThenBy(row => row.Month);
        foreach (var (partnerId, month) in all) yield return await Of(db, partnerId, month, cancellation);
    }

    /// <summary>The lines that are not where the associations, as they are known, would have them.</summary>
    public static async IAsyncEnumerable<string> Misplaced(
        ReadModel<ExpenditureProjection> db, BusinessTime time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var histories = (await db.Set<ExpenditureCustomerRow>().AsNoTracking().ToListAsync(cancellation)).ToDictionary(
            row => row.CustomerId, row => System.Text.Json.JsonSerializer.Deserialize<CustomerHistory>(row.History, EventJson.Options)!);
        await foreach (var line in db.Set<ExpenditureLineRow>().AsNoTracking()
            .Select(line => new { line.Source, line.LineId, line.MemberId, line.ChargedFrom, line.CustomerId, line.SummaryId, line.PartnerId, line.AccountManagerId, line.Model })
            .AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var right = Attribution.Of(
                line.MemberId, DateTimeOffset.FromUnixTimeMilliseconds(line.ChargedFrom), id => histories.GetValueOrDefault(id, CustomerHistory.Empty), time);
            if (right != new Attribution(line.CustomerId, line.SummaryId, line.PartnerId, line.AccountManagerId, line.Model)) yield return $"{line.Source}:{line.LineId}";
        }
    }

    private async Task<Reconciliation> Of(ReadModel<ExpenditureProjection> db, string partnerId, BillingMonth month, CancellationToken cancellation)
    {
        // One snapshot: all rows of one position, and the account's events up to it.
        await using var snapshot = await db.BeginSnapshot(cancellation);
        var position = await db.Checkpoints.Select(row => row.Position).SingleAsync(cancellation);
        return await new LedgerComparison(db, partnerId, await accounts.UpTo(partnerId, position, cancellation), policy).Of(month, position, cancellation);
    }
}
