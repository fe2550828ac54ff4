using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Application.Billing;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Billing.Bills;

/// <summary>Reads of how bills were restated, and of what a restatement would take in.</summary>
public sealed class RestatementReads(IDbContextFactory<ReadModel<ExpenditureProjection>> expenditure, Lazy<ProjectionHost> projections, IEventStore events)
{
    /// <summary>Whether a bill is not what its month comes to, once all that is in the log now is known.</summary>
    /// <exception cref="ReadModelUnavailableException">The read model has failed, or is behind for longer than is waited.</exception>
    public async Task<BillChanges> Changes(string partnerId, BillingMonth month, CancellationToken cancellation)
    {
        await projections.Value.Require(ExpenditureProjection.ReadModelName, await events.Head(cancellation), cancellation);
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var open = new BillExtent(partnerId, month, 0, LineRows.Day(month.FirstDay), OwnAlone: true, long.MaxValue);
        // The version first: a cut that comes between leaves less than it says, and not more.
        var version = await db.Set<BillVersionRow>().Where(row => row.Bill == open.Bill).MaxAsync(row => (int?)row.Version, cancellation) ?? 0;
        return new(version, await open.Open(db.Set<ExpenditureLineRow>()).AnyAsync(cancellation)
            || await db.Set<BillReversalRow>().AnyAsync(row => row.PartnerId == partnerId && row.Bill == open.Bill, cancellation));
    }

    /// <summary>The restatements of each of these bills up to an instant, the earliest first. Callers have read the bills within the reader's scope.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<BillVersionRow>>> Of(IReadOnlyCollection<string> bills, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var until = asOf ?? DateTimeOffset.MaxValue;
        await using var db = await expenditure.CreateDbContextAsync(cancellation);
        var rows = await db.Set<BillVersionRow>().AsNoTracking().Where(row => bills.Contains(row.Bill) && row.Version > 1 && row.StatedAt <= until).ToListAsync(cancellation);
        return rows.GroupBy(row => row.Bill).ToDictionary(bill => bill.Key, IReadOnlyList<BillVersionRow> (bill) => [.. bill.OrderBy(row => row.Version)]);
    }
}
