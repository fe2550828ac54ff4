using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Billing.Coupons;

public enum CouponState { Open, UsedUp, Expired }

/// <summary>A coupon of a partner, and what is left of it.</summary>
public sealed class CouponRow : IPartnerRow
{
    /// <summary>The partner and its coupon.</summary>
    public required string Id { get; init; }

    public required string CouponId { get; init; }

    public required string PartnerId { get; init; }

    public CouponKind Kind { get; init; }

    public Money Face { get; init; }

    public Money Balance { get; set; }

    /// <summary>The first and the last day in the billing zone; null for no bound.</summary>
    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>Separated by line feeds; empty for all.</summary>
    public required string CustomerIds { get; init; }

    /// <summary>As <see cref="CustomerIds"/>.</summary>
    public required string Products { get; init; }

    public string? Remarks { get; init; }

    public CouponOrigin Origin { get; init; }

    /// <summary>The discounts that it cannot be combined with, as <see cref="CustomerIds"/>.</summary>
    public required string Excludes { get; init; }

    /// <summary>How the usage that it pays is charged, as <see cref="CustomerIds"/>.</summary>
    public required string BillingModes { get; init; }

    public CouponState State { get; set; }

    public DateTimeOffset IssuedAt { get; init; }

    public long Position { get; init; }

    public static string IdOf(string partnerId, string couponId) => $"{partnerId}/{couponId}";
}

/// <summary>A request for a test coupon, and what became of it.</summary>
public sealed class TestCouponRow : IPartnerRow
{
    public required string RequestId { get; init; }

    public required string PartnerId { get; init; }

    public TestCouponChannel Channel { get; init; }

    public string? CustomerId { get; init; }

    public string? ProjectId { get; init; }

    public string? Background { get; init; }

    public string? Configuration { get; init; }

    public int? DurationDays { get; init; }

    /// <summary>The expected day of the order.</summary>
    public DateOnly? OrderOn { get; init; }

    public Money Amount { get; init; }

    public bool OnBehalf { get; init; }

    public bool Additional { get; init; }

    public TestCouponState State { get; set; }

    public Money? Granted { get; set; }

    public string? CouponId { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The version of the partner's requests after the last event about this one, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }

    public long Position { get; init; }
}

internal static class CouponTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CouponRow>(coupon =>
        {
            coupon.ToTable("coupon");
            coupon.HasKey(row => row.Id);
            coupon.HasIndex(row => new { row.PartnerId, row.Position });
        });
        model.Entity<TestCouponRow>(request =>
        {
            request.ToTable("test_coupon");
            request.HasKey(row => row.RequestId);
            request.HasIndex(row => new { row.PartnerId, row.Position });
            request.HasIndex(row => row.Position);
        });
    }
}
