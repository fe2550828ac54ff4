using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Billing.Bills;

/// <summary>
/// Cuts a partner's month: gives every line that no bill holds yet to this one, and takes out again what earlier bills held and is not the
/// partner's any more. A restatement cuts a closed month once more: what came for that month since, and what its own bill holds wrongly. It follows from
/// the place in the log alone, so that a rebuilt read model holds the same bills.
/// </summary>
internal static class BillCut
{
    public static async ValueTask Apply(ReadModelContext db, BillingMonthClosed closed, Recorded recorded, CancellationToken cancellation)
    {
        var row = await db.RowOrNew<PartnerBillRow>(
            () => new() { PartnerId = closed.PartnerId, Month = closed.Month }, cancellation, closed.PartnerId, closed.Month);
        row.ClosedAt = closed.ClosedAt;
        await Take(db, new(closed.PartnerId, closed.Month, 1, "", OwnAlone: false, recorded.Position), cancellation);
    }

    public static async ValueTask Apply(ReadModelContext db, BillRestatementOrdered ordered, Recorded recorded, CancellationToken cancellation)
    {
        var extent = new BillExtent(ordered.PartnerId, ordered.Month, ordered.Version, LineRows.Day(ordered.Month.FirstDay), OwnAlone: true, recorded.Position);
        db.Add(new BillVersionRow { Bill = extent.Bill, Version = ordered.Version, Reason = ordered.Reason, Operator = recorded.Metadata.Actor });
        await Take(db, extent, cancellation);
    }

    /// <summary>These lines become somebody else's, and a bill of their partner holds them: its next one takes them out.</summary>
    /// <param name="position">The place of the event that moves them.</param>
    public static async Task Leave(ReadModelContext db, IEnumerable<ExpenditureLineRow> billed, long position, CancellationToken cancellation)
    {
        foreach (var line in billed)
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO bill_reversal ("PartnerId", "LinePosition", "Bill", "CustomerId", "Position")
                SELECT {line.PartnerId}, "LinePosition", "Bill", "CustomerId", {position} FROM bill_line
                WHERE "LinePosition" = {line.Position} AND substr("Bill", 1, length({line.PartnerId}) + 1) = {line.PartnerId} || '@' AND NOT "Reversal"
                ORDER BY "Cut" DESC LIMIT 1
                """, cancellation);
    }

    private static async Task Take(ReadModelContext db, BillExtent of, CancellationToken cancellation)
    {
        // A cut that was set aside comes after later lines, which are not its own.
        var open = of.Open(db.Set<ExpenditureLineRow>().AsNoTracking());
        var sums = new Dictionary<SumKey, ExpenditureSums>();
        foreach (var charged in await open
            .GroupBy(line => new { Month = line.Day.Substring(0, 7), line.CustomerId, line.ServiceType, line.BillType }).Summed().ToListAsync(cancellation))
            Of(new(charged.Key.Month, charged.Key.CustomerId, charged.Key.ServiceType, charged.Key.BillType), sums).Add(charged.Sums);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO bill_line ("Bill", "LinePosition", "Version", "Cut", "Reversal", "CustomerId")
            SELECT {of.Bill}, "Position", {of.Version}, {of.Position}, FALSE, "CustomerId" FROM expenditure_line
            WHERE "UnbilledOf" = {of.PartnerId} AND "Day" >= {of.First} AND "Day" < {of.Next} AND "Position" < {of.Position}
            """, cancellation);
        await open.ExecuteUpdateAsync(line => line.SetProperty(was => was.UnbilledOf, (string?)null), cancellation);

        await TakeOut(db, of, cancellation);
        foreach (var reversed in await db.Set<BillLineRow>().Where(line => line.Bill == of.Bill && line.Version == of.Version && line.Reversal)
            .Join(db.Set<ExpenditureLineRow>(), line => line.LinePosition, line => line.Position, (taken, line) => new { taken.CustomerId, Line = line })
            .GroupBy(taken => new { Month = taken.Line.Day.Substring(0, 7), taken.CustomerId, taken.Line.ServiceType, taken.Line.BillType }, taken => taken.Line)
            .Summed().ToListAsync(cancellation))
            Of(new(reversed.Key.Month, reversed.Key.CustomerId, reversed.Key.ServiceType, reversed.Key.BillType), sums).Remove(reversed.Sums);
        foreach (var (key, sum) in sums) db.Add(key.Row(of, sum));
    }

    private static async Task TakeOut(ReadModelContext db, BillExtent of, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO bill_line ("Bill", "LinePosition", "Version", "Cut", "Reversal", "CustomerId")
            SELECT {of.Bill}, reversal."LinePosition", {of.Version}, {of.Position}, TRUE, reversal."CustomerId"
            FROM bill_reversal AS reversal JOIN expenditure_line AS line ON line."Position" = reversal."LinePosition"
            WHERE reversal."PartnerId" = {of.PartnerId} AND reversal."Position" < {of.Position}
                AND CASE WHEN {of.OwnAlone} THEN reversal."Bill" = {of.Bill} ELSE line."Day" < {of.Next} END
            """, cancellation);
        await db.Set<BillReversalRow>().Where(reversal => reversal.PartnerId == of.PartnerId && reversal.Position < of.Position
            && db.Set<BillLineRow>().Any(line => line.Bill == of.Bill && line.LinePosition == reversal.LinePosition && line.Version == of.Version && line.Reversal))
            .ExecuteDeleteAsync(cancellation);
    }

    private static ExpenditureSums Of(SumKey key, Dictionary<SumKey, ExpenditureSums> sums)
    {
        if (!sums.TryGetValue(key, out var sum)) sums[key] = sum = new();
        return sum;
    }

    private sealed record SumKey(string Month, string CustomerId, string ServiceType, BillType BillType)
    {
        public BillSumRow Row(BillExtent of, ExpenditureSums sums) => new()
        {
            Bill = of.Bill, Version = of.Version, CustomerId = CustomerId, ServiceType = ServiceType, BillType = BillType, Sums = sums,
            Month = BillingMonth.TryParse(Month, out var month) ? month : throw new FormatException($"'{Month}' is no month."),
        };
    }
}

/// <summary>What a cut reaches.</summary>
/// <param name="First">The first day of use that it takes in.</param>
/// <param name="OwnAlone">Whether it takes out only what its own bill holds.</param>
/// <param name="Position">Its place in the log.</param>
internal sealed record BillExtent(string PartnerId, BillingMonth Month, int Version, string First, bool OwnAlone, long Position)
{
    public string Bill { get; } = BillIds.Of(PartnerId, Month);

    /// <summary>The first day that is not in it.</summary>
    public string Next { get; } = LineRows.Day(Month.Next.FirstDay);

    public IQueryable<ExpenditureLineRow> Open(IQueryable<ExpenditureLineRow> lines) => lines.Where(line =>
        line.UnbilledOf == PartnerId && string.Compare(line.Day, First) >= 0 && string.Compare(line.Day, Next) < 0 && line.Position < Position);
}
