using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Attributing;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Incentives;

/// <summary>
/// Refunds of customers that were the partner's in the referral model once, and that are not the partner's in that model themselves: each may be of a sale of
/// that time. Customers that never were are passed over without looking at what they used.
/// </summary>
internal sealed class StrayRefunds(ReadModelContext db, StatementCut of)
{
    private IQueryable<ExpenditureManagerRow> Customers => db.Set<ExpenditureManagerRow>().AsNoTracking().Where(customer => customer.PartnerId == of.PartnerId);

    private IQueryable<ExpenditureLineRow> Refunds => db.Set<ExpenditureLineRow>().AsNoTracking().Where(line => line.BillType == BillType.RefundUnsubscription
        && string.Compare(line.Day, of.First) >= 0 && string.Compare(line.Day, of.Next) < 0 && line.Position < of.Position && line.ResourceId != null
        && !line.LineId.Contains(OpenCharges.ReversalMark) && !(line.PartnerId == of.PartnerId && line.Model == nameof(AssociationModel.Referral)));

    /// <summary>In the order in which they were recorded.</summary>
    public async Task<IEnumerable<ExpenditureLineRow>> Read(CancellationToken cancellation)
    {
        var shown = await Customers.Join(Refunds, customer => customer.CustomerId, line => line.CustomerId, (_, line) => line).ToListAsync(cancellation);
        var used = await Customers.Join(Refunds.Where(line => line.MemberId != line.CustomerId), customer => customer.CustomerId, line => line.MemberId, (_, line) => line)
            .ToListAsync(cancellation);
        List<ExpenditureLineRow> all = [.. shown.Concat(used).DistinctBy(line => line.Position).OrderBy(line => line.Position)];
        if (all.Count == 0) return all;
        List<string> ids = [.. all.SelectMany(line => (string[])[line.CustomerId, line.MemberId]).Distinct(StringComparer.Ordinal)];
        var histories = await db.Set<ExpenditureCustomerRow>().AsNoTracking().Where(row => ids.Contains(row.CustomerId)).Select(row => new { row.CustomerId, row.History }).ToListAsync(cancellation);
        var referred = histories.Where(row => WasReferred(JsonSerializer.Deserialize<CustomerHistory>(row.History, EventJson.Options)!)).Select(row => row.CustomerId).ToHashSet(StringComparer.Ordinal);
        return all.Where(line => referred.Contains(line.CustomerId) || referred.Contains(line.MemberId));
    }

    private bool WasReferred(CustomerHistory history) => history.Periods.Any(period => period.PartnerId == of.PartnerId && period.Model == AssociationModel.Referral);
}
