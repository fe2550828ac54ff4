using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Quotas;

/// <summary>Judges the usage of quotas after every event of a batch, by the quota that holds at that place of the log.</summary>
internal sealed class QuotaJudge(ReadModelContext db, QuotaPolicy policy, SpendingView spending, Observations observations)
{
    private readonly Dictionary<string, WatchedQuotaRow?> quotas = [];

    public async Task Load(IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        List<string> missing = [.. partnerIds.Where(id => !quotas.ContainsKey(id))];
        if (missing.Count == 0) return;
        foreach (var id in missing) quotas[id] = null;
        foreach (var row in await db.Set<WatchedQuotaRow>().Where(row => missing.Contains(row.PartnerId)).ToListAsync(cancellation))
            quotas[row.PartnerId] = row;
    }

    public void After(Recorded recorded)
    {
        switch (recorded.Event)
        {
            case QuotaGranted e:
                Judge(Watch(e.PartnerId, e.Total), spending.Debt(e.PartnerId), recorded);
                break;
            case QuotaChanged e:
                Judge(Watch(e.PartnerId, e.To), spending.Debt(e.PartnerId), recorded);
                break;
            default:
                foreach (var debt in spending.Moved.OrderBy(debt => debt.PartnerId, StringComparer.Ordinal))
                    if (Of(debt.PartnerId) is { } quota) Judge(quota, debt, recorded);
                break;
        }
    }

    private WatchedQuotaRow? Of(string partnerId)
    {
        if (!quotas.TryGetValue(partnerId, out var quota)) quotas[partnerId] = quota = db.Find<WatchedQuotaRow>(partnerId);
        return quota;
    }

    private WatchedQuotaRow Watch(string partnerId, Money total)
    {
        if (Of(partnerId) is not { } quota)
        {
            quota = new() { PartnerId = partnerId };
            quotas[partnerId] = quota;
            db.Add(quota);
        }

        quota.Total = total;
        return quota;
    }

    private void Judge(WatchedQuotaRow quota, PartnerDebtRow debt, Recorded source)
    {
        var used = policy.UsedOf(debt.Debt);
        var level = policy.LevelOf(quota.Total, used);
        if (level == quota.Level) return;
        observations.Add(source, quota.PartnerId, new QuotaObservation(used, quota.Total));
        quota.Level = level;
    }
}
