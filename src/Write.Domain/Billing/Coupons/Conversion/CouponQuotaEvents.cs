using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Coupons.Conversion;

/// <summary>From whom a customer had a coupon.</summary>
public enum CustomerCouponOrigin { Partner, Vendor }

/// <summary>The vendor granted a partner an amount to issue coupons from.</summary>
/// <param name="ReferenceId">The grant's own id: the same grant counts once.</param>
[EventType("billing.coupon-quota-granted")]
public sealed record CouponQuotaGranted(string PartnerId, string ReferenceId, Money Amount, DateTimeOffset GrantedAt) : IDomainEvent;

/// <summary>A customer of the partner was given a coupon, by the partner out of its quota, or by the vendor.</summary>
/// <param name="Products">What it pays; none named pays all (COUPON-4).</param>
/// <param name="Excludes">The discounts that it cannot be combined with.</param>
[EventType("billing.historic-coupon-issued")]
public sealed record HistoricCouponIssued(
    string PartnerId, string CustomerId, string CouponId, CustomerCouponOrigin Origin, Money Amount, ImmutableArray<string> Products,
    ImmutableArray<CombinableDiscount> Excludes, DateTimeOffset IssuedAt) : IDomainEvent;

/// <summary>What was left of the quota became a coupon of the partner.</summary>
/// <param name="CouponId">That coupon.</param>
[EventType("billing.coupon-quota-converted")]
public sealed record CouponQuotaConverted(string PartnerId, string CouponId, Money Amount, DateTimeOffset ConvertedAt) : IDomainEvent;

/// <summary>A customer's coupon became one of its partner.</summary>
/// <param name="CouponId">The customer's.</param>
/// <param name="PartnerCouponId">The partner's that it became.</param>
[EventType("billing.customer-coupon-converted")]
public sealed record CustomerCouponConverted(
    string PartnerId, string CustomerId, string CouponId, string PartnerCouponId, CustomerCouponOrigin Origin, Money Amount, DateTimeOffset ConvertedAt) : IDomainEvent;

/// <summary>A customer's coupon stays its own: when coupons were converted, it was no reseller customer of the partner (GAP-16).</summary>
[EventType("billing.customer-coupon-kept")]
public sealed record CustomerCouponKept(string PartnerId, string CustomerId, string CouponId, DateTimeOffset KeptAt) : IDomainEvent;
