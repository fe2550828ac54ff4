using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Reading;

namespace PartnerGraph.Read.Projections.Incentives.Payouts;

internal static class PayoutTables
{
    public static void Map(ModelBuilder model)
    {
        StreamVersions.Map(model, "payouts_version");
        model.Entity<EarningRow>(earning =>
        {
            earning.ToTable("earning");
            earning.HasKey(row => row.Id);
            earning.HasIndex(row => new { row.PartnerId, row.Position });
            earning.HasIndex(row => new { row.PayoutId, row.Position });
        });
        model.Entity<PayoutRow>(payout =>
        {
            payout.ToTable("payout");
            payout.HasKey(row => row.Id);
            payout.HasIndex(row => new { row.PartnerId, row.Position });
            payout.HasIndex(row => row.Position);
        });
        model.Entity<ClaimRow>(claim =>
        {
            claim.ToTable("payout_claim");
            claim.HasKey(row => row.Id);
        });
        model.Entity<EarningClaimRow>(claim =>
        {
            claim.ToTable("earning_claim");
            claim.HasKey(row => row.Id);
            claim.HasIndex(row => new { row.EarningId, row.Position });
        });
        model.Entity<PayoutHistoryRow>(history =>
        {
            history.ToTable("payout_history");
            history.HasKey(row => row.Id);
            history.HasIndex(row => new { row.PayoutId, row.Position });
        });
    }
}
