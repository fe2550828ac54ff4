using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Expenditure.Attributing;

/// <summary>
/// Gives lines that were stored before to whom they belong now: a line may arrive before the event that ends or begins the
/// association of its second.
/// </summary>
internal static class Reattribution
{
    public static async Task Apply(
        ReadModelContext db, ExpenditureWriter writer, SpendingJudges judges, HistoryChange change, long position, BatchCustomers customers,
        BusinessTime time, CancellationToken cancellation)
    {
        var from = BusinessTime.WholeSecond(change.From).ToUnixTimeMilliseconds();
        var lines = db.Set<ExpenditureLineRow>().AsNoTracking().Where(line => line.ChargedFrom >= from);
        var affected = await lines.Where(line => line.CustomerId == change.CustomerId)
            .Concat(lines.Where(line => line.MemberId == change.CustomerId && line.MemberId != line.CustomerId))
            .ToListAsync(cancellation);
        if (affected.Count == 0) return;

        await customers.Load([.. affected.Select(line => line.MemberId).Distinct(StringComparer.Ordinal)], cancellation);
        List<(ExpenditureLineRow Line, Attribution To)> moved =
        [
            .. affected.Select(line => (Line: line, To: Now(line, customers, time)))
                .Where(move => move.To != Attributed(move.Line)),
        ];
        await judges.Load(
            [.. moved.SelectMany(move => (string[])[move.Line.CustomerId, move.To.CustomerId]).Distinct(StringComparer.Ordinal)],
            [.. moved.SelectMany(move => (string[])[move.Line.PartnerId, move.To.PartnerId]).Distinct(StringComparer.Ordinal)], [], cancellation);
        await BillCut.Leave(db, moved.Where(move => move.Line.IsBilled && !LineRows.StaysBilled(move.Line, move.To)).Select(move => move.Line), position, cancellation);
        await IncentiveCut.Leave(
            db, moved.Where(move => move.Line.IsStated && !LineRows.StaysStated(move.Line, move.To)).Select(move => move.Line), position, cancellation);
        foreach (var (line, to) in moved)
        {
            var under = LineRows.Under(line, to);
            writer.Discount(line);
            writer.Count(under);
            await db.Set<ExpenditureLineRow>().Where(row => row.Position == line.Position).ExecuteUpdateAsync(
                row => row.SetProperty(was => was.CustomerId, to.CustomerId).SetProperty(was => was.SummaryId, to.SummaryId)
                    .SetProperty(was => was.PartnerId, to.PartnerId)
                    .SetProperty(was => was.AccountManagerId, to.AccountManagerId).SetProperty(was => was.Model, to.Model)
                    .SetProperty(was => was.UnbilledOf, under.UnbilledOf).SetProperty(was => was.UnstatedOf, under.UnstatedOf),
                cancellation);
        }

        await IncentiveCut.Follow(
            db, [.. moved.Where(move => (move.To.PartnerId, move.To.Model) != (move.Line.PartnerId, move.Line.Model)).Select(move => move.Line.Position)], position, cancellation);
    }

    private static Attribution Attributed(ExpenditureLineRow line) =>
        new(line.CustomerId, line.SummaryId, line.PartnerId, line.AccountManagerId, line.Model);

    private static Attribution Now(ExpenditureLineRow line, BatchCustomers customers, BusinessTime time) =>
        Attribution.Of(line.MemberId, DateTimeOffset.FromUnixTimeMilliseconds(line.ChargedFrom), customers.HistoryOf, time);
}
