using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Quotas;

/// <summary>Judges the usage of quotas during one batch.</summary>
internal sealed class QuotaWatcher(ReadModelContext db, QuotaPolicy policy, SpendingLedger ledger, FollowUp followUp)
{
    private readonly Dictionary<string, WatchedQuotaRow> quotas = [];

    // A vendor has thousands of partners, not millions: the quotas of all fit in memory.
    public async Task Load(CancellationToken cancellation)
    {
        foreach (var row in await db.Set<WatchedQuotaRow>().ToListAsync(cancellation)) quotas[row.PartnerId] = row;
    }

    public async Task After(Recorded recorded, SpendingLedger.Change change, CancellationToken cancellation)
    {
        switch (recorded.Event)
        {
            case QuotaGranted e:
                await Judge(Watch(e.PartnerId, e.Total), await ledger.DebtOf(e.PartnerId, cancellation), always: true, recorded, cancellation);
                break;
            case QuotaChanged e:
                await Judge(Watch(e.PartnerId, e.To), await ledger.DebtOf(e.PartnerId, cancellation), always: true, recorded, cancellation);
                break;
            default:
                if (change.Debt is { } debt && quotas.TryGetValue(debt.PartnerId, out var quota))
                    await Judge(quota, debt, always: false, recorded, cancellation);
                break;
        }
    }

    private WatchedQuotaRow Watch(string partnerId, Money total)
    {
        if (!quotas.TryGetValue(partnerId, out var quota))
        {
            quota = quotas[partnerId] = new() { PartnerId = partnerId };
            db.Add(quota);
        }

        quota.Total = total;
        return quota;
    }

    private async Task Judge(WatchedQuotaRow quota, PartnerDebtRow debt, bool always, Recorded source, CancellationToken cancellation)
    {
        var used = policy.UsedOf(debt.Debt);
        var level = policy.LevelOf(quota.Total, used);
        if (level == quota.Level && !always) return;
        await followUp.Tell(
            QuotaDecider.Definition, new ObserveQuotaUsage(quota.PartnerId, used, source.Position, policy), quota.PartnerId, source, cancellation);
        quota.Level = level;
    }
}
