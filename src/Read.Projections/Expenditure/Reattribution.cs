using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Expenditure;

/// <summary>
/// Gives lines that were stored before to whom they belong now: a line may arrive before the event that ends or begins the
/// association of its second.
/// </summary>
internal static class Reattribution
{
    public static async Task Apply(
        ReadModelContext db, ExpenditureWriter writer, HistoryChange change, BatchCustomers customers, CancellationToken cancellation)
    {
        var from = BusinessTime.WholeSecond(change.From).ToUnixTimeMilliseconds();
        var lines = db.Set<ExpenditureLineRow>().AsNoTracking().Where(line => line.ChargedFrom >= from);
        var affected = await lines.Where(line => line.CustomerId == change.CustomerId)
            .Concat(lines.Where(line => line.MemberId == change.CustomerId && line.MemberId != line.CustomerId))
            .ToListAsync(cancellation);
        if (affected.Count == 0) return;

        await customers.Load([.. affected.Select(line => line.MemberId).Distinct(StringComparer.Ordinal)], cancellation);
        foreach (var line in affected)
        {
            var attribution = Attribution.Of(line.MemberId, DateTimeOffset.FromUnixTimeMilliseconds(line.ChargedFrom), customers.HistoryOf);
            if (attribution == new Attribution(line.CustomerId, line.PartnerId, line.AccountManagerId, line.Model)) continue;
            writer.Discount(line);
            writer.Count(LineRows.Under(line, attribution));
            await db.Set<ExpenditureLineRow>().Where(row => row.Position == line.Position).ExecuteUpdateAsync(
                row => row.SetProperty(to => to.CustomerId, attribution.CustomerId).SetProperty(to => to.PartnerId, attribution.PartnerId)
                    .SetProperty(to => to.AccountManagerId, attribution.AccountManagerId).SetProperty(to => to.Model, attribution.Model),
                cancellation);
        }
    }
}
