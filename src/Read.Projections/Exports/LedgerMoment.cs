using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Exports;

/// <summary>
/// The ledger's lines as they are at one moment, however long reading them takes and whatever is written meanwhile: pages by keyset within one
/// read transaction, so that memory holds a page and no line comes twice or is left out because it moved.
/// </summary>
public sealed class LedgerMoment : IAsyncDisposable
{
    private const int PageSize = 2_000;

    // Names are kept while lines are read; more customers than this are looked up again.
    private const int MostNames = 20_000;

    private readonly ReadModel<ExpenditureProjection> db;
    private readonly IDbContextTransaction transaction;
    private readonly Dictionary<string, string> names = [];

    private LedgerMoment(ReadModel<ExpenditureProjection> db, IDbContextTransaction transaction, long position) =>
        (this.db, this.transaction, AsOf) = (db, transaction, position);

    /// <summary>The place in the log that the lines include.</summary>
    public long AsOf { get; }

    internal static async Task<LedgerMoment> Begin(IDbContextFactory<ReadModel<ExpenditureProjection>> ledger, CancellationToken cancellation)
    {
        var db = await ledger.CreateDbContextAsync(cancellation);
        var transaction = await db.BeginSnapshot(cancellation);
        return new(db, transaction, await db.Set<CheckpointRow>().Select(checkpoint => checkpoint.Position).SingleAsync(cancellation));
    }

    /// <summary>What a partner's bill of a month comes to; null when there is none.</summary>
    public async Task<Money?> UsageOf(string partnerId, BillingMonth month, CancellationToken cancellation) => await db.Set<PartnerBillRow>()
        .Where(row => row.PartnerId == partnerId && row.Month == month && row.GeneratedAt != null).Select(row => (Money?)row.Usage).SingleOrDefaultAsync(cancellation);

    public async Task<long> CountBill(string bill, CancellationToken cancellation) => await Stated(bill).LongCountAsync(cancellation);

    /// <summary>The lines of a bill, page by page in the order in which they were recorded. Callers may see the bill.</summary>
    public async IAsyncEnumerable<IReadOnlyList<BilledLine>> Bill(string bill, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (after, turnAfter) = (0L, 0);
        while (true)
        {
            var (position, turn) = (after, turnAfter);
            // A line that is taken out and put in again comes twice, taken out first, and again with each version that does so.
            var page = await Stated(bill)
                .Where(row => row.LinePosition >= position && (row.LinePosition > position || (row.Version * 2) + (row.Reversal ? 0 : 1) > turn))
                .Join(db.Set<ExpenditureLineRow>(), row => row.LinePosition, line => line.Position, (row, line) => new { Of = row, Line = line })
                .OrderBy(both => both.Of.LinePosition).ThenBy(both => (both.Of.Version * 2) + (both.Of.Reversal ? 0 : 1)).Take(PageSize).ToListAsync(cancellation);
            if (page.Count == 0) yield break;
            yield return [.. page.Select(both => new BilledLine(both.Of, both.Line))];
            (after, turnAfter) = (page[^1].Of.LinePosition, (page[^1].Of.Version * 2) + (page[^1].Of.Reversal ? 0 : 1));
        }
    }

    // What was cut a moment ago is in no version yet.
    private IQueryable<BillLineRow> Stated(string bill) => db.Set<BillLineRow>().Where(row => row.Bill == bill
        && db.Set<BillVersionRow>().Any(version => version.Bill == row.Bill && version.Version == row.Version && version.StatedAt != null));

    public async Task<long> CountLines(CustomerScope scope, DetailQuery query, BusinessTime time, CancellationToken cancellation) =>
        await (await DetailRows.Matching(db, scope, query, time, cancellation)).LongCountAsync(cancellation);

    /// <summary>The lines within the scope, page by page in the order of their charge.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ExpenditureLineRow>> Lines(
        CustomerScope scope, DetailQuery query, BusinessTime time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = await DetailRows.Matching(db, scope, query, time, cancellation);
        for (var (at, position) = (long.MinValue, 0L); ;)
        {
            var (from, behind) = (at, position);
            var page = await rows.Where(row => row.ChargedFrom >= from && (row.ChargedFrom > from || row.Position > behind))
                .OrderBy(row => row.ChargedFrom).ThenBy(row => row.Position).Take(PageSize).ToListAsync(cancellation);
            if (page.Count == 0) yield break;
            yield return page;
            (at, position) = (page[^1].ChargedFrom, page[^1].Position);
        }
    }

    public async Task<long> CountSummary(CustomerScope scope, ExpenditureQuery query, CancellationToken cancellation) =>
        await SummaryReads.Monthly(db, scope, await query.WithServices(db, scope, cancellation)).LongCountAsync(cancellation);

    /// <summary>What the lines within the scope add up to, the first month first; grouped once and read as it is written.</summary>
    public async IAsyncEnumerable<SummaryRow> Summary(CustomerScope scope, ExpenditureQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = SummaryReads.Monthly(db, scope, await query.WithServices(db, scope, cancellation)).OrderBy(row => row.Month).ThenBy(row => row.Id);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation)) yield return row;
    }

    /// <summary>The names of customers whose lines the reader has been shown; one SQL command for those that are not known yet.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(IEnumerable<string> customerIds, CancellationToken cancellation)
    {
        if (names.Count > MostNames) names.Clear();
        List<string> unknown = [.. customerIds.Distinct().Where(id => !names.ContainsKey(id))];
        if (unknown.Count == 0) return names;
        foreach (var found in await db.Set<ExpenditureCustomerRow>().Where(row => unknown.Contains(row.CustomerId))
            .Select(row => new { row.CustomerId, row.Name }).ToListAsync(cancellation)) names[found.CustomerId] = found.Name;
        return names;
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await db.DisposeAsync();
    }
}

/// <summary>Opens the ledger for whoever reads much of it.</summary>
public sealed class LedgerMoments(IDbContextFactory<ReadModel<ExpenditureProjection>> ledger)
{
    public Task<LedgerMoment> Begin(CancellationToken cancellation) => LedgerMoment.Begin(ledger, cancellation);
}
