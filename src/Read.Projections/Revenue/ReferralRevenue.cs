using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Revenue;

namespace PartnerGraph.Read.Projections.Revenue;

/// <summary>
/// What a batch changes of what referral customers paid: fed by the same lines at the same place as buckets and debts (ADR 16), written once a product and
/// day.
/// </summary>
internal sealed class ReferralRevenue(ReadModelContext db)
{
    private readonly Dictionary<Key, (long Lines, PaidParts Parts)> changes = [];

    public void Count(ExpenditureLineRow line, int sign)
    {
        if (line.Model != nameof(AssociationModel.Referral)) return;
        var key = new Key(line.PartnerId, line.Day, line.ServiceType, line.Offering);
        var (lines, parts) = changes.GetValueOrDefault(key, (0, PaidParts.Nothing));
        var paid = Of(line);
        changes[key] = (lines + sign, sign > 0 ? parts + paid : parts - paid);
    }

    /// <summary>By what the line was paid.</summary>
    public static PaidParts Of(ExpenditureLineRow line) => PaidParts.OfCustomer(
        line.Sums.AmountDue.Money, line.Sums.Tax.Money, line.Sums.CashPayment.Money, line.Sums.CashCoupons.Money, line.OtherPayments);

    public async Task Flush(CancellationToken cancellation)
    {
        if (changes.Count == 0) return;
        List<string> partners = [.. changes.Keys.Select(key => key.PartnerId).Distinct()], days = [.. changes.Keys.Select(key => key.Day).Distinct()];
        var rows = (await db.Set<ReferralRevenueRow>().Where(row => partners.Contains(row.PartnerId) && days.Contains(row.Day)).ToListAsync(cancellation))
            .ToDictionary(row => new Key(row.PartnerId, row.Day, row.ServiceType, row.Offering));
        foreach (var (key, (lines, parts)) in changes)
        {
            if (!rows.TryGetValue(key, out var row))
            {
                if (lines == 0) continue;
                db.Add(row = new() { PartnerId = key.PartnerId, Day = key.Day, ServiceType = key.ServiceType, Offering = key.Offering });
            }

            row.Lines += lines;
            row.Parts += parts;
            if (row.Lines == 0) db.Remove(row);
        }

        changes.Clear();
    }

    private readonly record struct Key(string PartnerId, string Day, string ServiceType, Offering Offering);
}
