using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Incentives;

/// <summary>
/// Cuts a period of the referral model as bills are cut (ADR 54): it follows from the place in the log alone, so that a rebuilt read model holds the same
/// statements.
/// </summary>
internal static class IncentiveCut
{
    private static readonly string[] Columns =
    [
        "StatementId", "Version", "Cut", "LinePosition", "Reversal", "CustomerId", "Day", "ServiceType", "Offering", "Discount", "ListHigh", "ListLow", "EarnedIn", "Sale",
    ];

    public static async ValueTask Apply(ReadModelContext db, IncentiveMonthClosed closed, Recorded recorded, CancellationToken cancellation)
    {
        if (closed.Period is null || IncentiveSpan.Parse(closed.Period) is not { } span) return;
        var id = StatementIds.Of(closed.PartnerId, AssociationModel.Referral, span);
        (await db.RowOrNew<IncentiveCutRow>(() => new() { StatementId = id }, cancellation, id)).Version = 1;
        await db.SaveChangesAsync(cancellation);
        await Take(db, StatementCut.Of(closed.PartnerId, id, closed.Month, recorded.Position), cancellation);
        await db.Set<IncentiveReversalRow>().Where(reversal => reversal.PartnerId == closed.PartnerId
            && db.Set<IncentiveChargeRow>().Any(row => row.StatementId == id && row.LinePosition == reversal.LinePosition && row.Reversal))
            .ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Cuts a statement once more: what it holds and is the partner's still, and what came for its period since.</summary>
    public static async ValueTask Apply(ReadModelContext db, IncentiveRestatementOrdered ordered, Recorded recorded, CancellationToken cancellation)
    {
        if (ordered.Model != AssociationModel.Referral || IncentiveSpan.Parse(ordered.Period) is not { } span) return;
        var (id, position) = (ordered.StatementId, recorded.Position);
        var cut = await db.RowOrNew<IncentiveCutRow>(() => new() { StatementId = id }, cancellation, id);
        await db.SaveChangesAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO incentive_charge ("StatementId", "Version", "Cut", "LinePosition", "Reversal", "CustomerId", "Day", "ServiceType", "Offering", "Discount", "ListHigh", "ListLow", "EarnedIn", "Sale")
            SELECT "StatementId", {ordered.Version}, {position}, "LinePosition", "Reversal", "CustomerId", "Day", "ServiceType", "Offering", "Discount", "ListHigh", "ListLow", "EarnedIn", "Sale"
            FROM incentive_charge AS held WHERE "StatementId" = {id} AND "Version" = {cut.Version} AND ("Reversal" OR NOT EXISTS (
                SELECT 1 FROM incentive_reversal AS gone
                WHERE gone."PartnerId" = {ordered.PartnerId} AND gone."LinePosition" = held."LinePosition" AND gone."StatementId" = {id} AND gone."Position" < {position}))
            """, cancellation);
        await db.Set<IncentiveReversalRow>().Where(row => row.PartnerId == ordered.PartnerId && row.StatementId == id && row.Position < position).ExecuteDeleteAsync(cancellation);
        await Take(db, StatementCut.Restated(ordered.PartnerId, id, span, ordered.Version, position), cancellation);
        cut.Version = ordered.Version;
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>These lines become somebody else's, and a statement of their partner holds them: its next one takes them out.</summary>
    public static async Task Leave(ReadModelContext db, IEnumerable<ExpenditureLineRow> stated, long position, CancellationToken cancellation)
    {
        foreach (var line in stated)
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO incentive_reversal ("PartnerId", "LinePosition", "StatementId", "Position")
                SELECT {line.PartnerId}, "LinePosition", "StatementId", {position} FROM incentive_charge
                WHERE "LinePosition" = {line.Position} AND substr("StatementId", 1, length({line.PartnerId}) + 1) = {line.PartnerId} || '@' AND NOT "Reversal"
                ORDER BY "Cut" DESC LIMIT 1
                """, cancellation);
    }

    /// <summary>
    /// These lines became somebody else's, or are in another model. What gives one of them back is the statement's that holds the sale: whoever holds it
    /// takes it out, and the next statement of whose sale it is now takes it in.
    /// </summary>
    /// <param name="moved">The places of the lines, which stand where they went.</param>
    public static async Task Follow(ReadModelContext db, IReadOnlyCollection<long> moved, long position, CancellationToken cancellation)
    {
        var charges = db.Set<IncentiveChargeRow>().AsNoTracking();
        var given = await charges.Where(row => row.Sale != null && (moved.Contains(row.Sale.Value) || moved.Contains(row.LinePosition))).ToListAsync(cancellation);
        foreach (var of in given.GroupBy(row => (Partner: StatementIds.Parse(row.StatementId)!.Value.PartnerId, row.LinePosition)))
        {
            if (!await HeldCharges.Holds(db, of.Key.Partner, of.Key.LinePosition, cancellation)) continue;
            var held = of.Where(row => !row.Reversal).MaxBy(row => row.Cut)!.StatementId;
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO incentive_reversal ("PartnerId", "LinePosition", "StatementId", "Position") VALUES ({of.Key.Partner}, {of.Key.LinePosition}, {held}, {position})
                """, cancellation);
            await db.Set<ExpenditureLineRow>()
                .Where(line => line.Position == of.Key.LinePosition && line.PartnerId == of.Key.Partner && line.Model == nameof(AssociationModel.Referral))
                .ExecuteUpdateAsync(line => line.SetProperty(was => was.UnstatedOf, of.Key.Partner), cancellation);
        }
    }

    /// <summary>Ties what a statement was cut with to the lines that it states.</summary>
    public static async ValueTask Enter(ReadModelContext db, IncentiveStatementGenerated e, CancellationToken cancellation)
    {
        if (e.Model == AssociationModel.Referral) await Tie(db, e.StatementId, version: 1, e.Lines, cancellation);
    }

    public static async ValueTask Enter(ReadModelContext db, IncentiveStatementRestated e, CancellationToken cancellation)
    {
        if (e.Model == AssociationModel.Referral) await Tie(db, e.StatementId, e.Version, e.Lines, cancellation);
    }

    private static async Task Take(ReadModelContext db, StatementCut of, CancellationToken cancellation)
    {
        var open = new OpenCharges(db, of);
        // Collected first: what is written while it is read would be read.
        var charges = await open.Read(cancellation).ToListAsync(cancellation);
        await Write(db, charges, cancellation);
        await open.Taken.ExecuteUpdateAsync(line => line.SetProperty(was => was.UnstatedOf, (string?)null), cancellation);
    }

    private static async Task Tie(ReadModelContext db, string statementId, int version, IEnumerable<StatementLine> lines, CancellationToken cancellation)
    {
        foreach (var line in lines)
        {
            var (from, to, discount) = (LineRows.Day(line.From), LineRows.Day(line.To), (int)(line.CustomerDiscount * EarningLine.DiscountParts));
            var charges = db.Set<IncentiveChargeRow>().Where(row => row.StatementId == statementId && row.Version == version && row.ServiceType == line.ServiceType
                && row.Offering == line.Offering && row.Discount == discount && row.EarnedIn == line.EarnedIn
                && string.Compare(row.Day, from) >= 0 && string.Compare(row.Day, to) <= 0);
            var id = StatementIds.LineOf(statementId, line.LineId);
            await charges.ExecuteUpdateAsync(row => row.SetProperty(was => was.Line, id), cancellation);
        }
    }

    private static async Task Write(ReadModelContext db, List<IncentiveChargeRow> charges, CancellationToken cancellation)
    {
        using var insert = RowCommand.Insert(db, "incentive_charge", Columns);
        foreach (var row in charges)
            insert.Run(
                row.StatementId, row.Version, row.Cut, row.LinePosition, row.Reversal, row.CustomerId, row.Day, row.ServiceType, row.Offering.ToString(), row.Discount,
                row.ListHigh, row.ListLow, row.EarnedIn, row.Sale);
        await insert.Send(cancellation);
    }
}
