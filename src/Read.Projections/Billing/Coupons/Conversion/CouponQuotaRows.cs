using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Billing.Coupons.Conversion;

/// <summary>A partner's quota for coupons to its customers, of the time before the cut-over.</summary>
public sealed class CouponQuotaRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public Money Granted { get; set; }

    /// <summary>What was neither issued nor converted.</summary>
    public Money Left { get; set; }
}

public enum CouponQuotaStep { Granted, Issued, QuotaConverted, CouponConverted, CouponKept }

/// <summary>What was done with a partner's quota and its customers' coupons.</summary>
public sealed class CouponQuotaHistoryRow : IPartnerRow
{
    public required string Id { get; init; }

    public required string PartnerId { get; init; }

    public CouponQuotaStep Step { get; init; }

    /// <summary>Null for the quota itself.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Null for the quota itself.</summary>
    public CustomerCouponOrigin? Origin { get; init; }

    /// <summary>The coupon concerned: the customer's, or what the quota became; null for a grant.</summary>
    public string? CouponId { get; init; }

    public Money Amount { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public required string Operator { get; init; }

    public long Position { get; init; }
}

public enum HistoricCouponState { Open, Converted, Kept }

/// <summary>A coupon that a customer was given, and what became of it.</summary>
public sealed class HistoricCouponRow : IPartnerRow
{
    /// <summary>The partner and the coupon.</summary>
    public required string Id { get; init; }

    public required string PartnerId { get; init; }

    public required string CouponId { get; init; }

    public required string CustomerId { get; init; }

    public CustomerCouponOrigin Origin { get; init; }

    public Money Amount { get; init; }

    /// <summary>Separated by line feeds; empty for all.</summary>
    public required string Products { get; init; }

    public HistoricCouponState State { get; set; }

    public DateTimeOffset IssuedAt { get; init; }

    public long Position { get; init; }

    public static string IdOf(string partnerId, string couponId) => $"{partnerId}/{couponId}";
}

internal static class CouponQuotaTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CouponQuotaRow>(quota =>
        {
            quota.ToTable("coupon_quota");
            quota.HasKey(row => row.PartnerId);
        });
        model.Entity<CouponQuotaHistoryRow>(history =>
        {
            history.ToTable("coupon_quota_history");
            history.HasKey(row => row.Id);
            history.HasIndex(row => new { row.PartnerId, row.Position });
        });
        model.Entity<HistoricCouponRow>(coupon =>
        {
            coupon.ToTable("historic_coupon");
            coupon.HasKey(row => row.Id);
            coupon.HasIndex(row => new { row.CustomerId, row.Position });
        });
    }
}
