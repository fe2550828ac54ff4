using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Coupons;

public enum CouponKind
{
    /// <summary>Issued to pay bills.</summary>
    Cash,

    /// <summary>Asked for to try services with customers; counts among cash coupons (COUPON-35).</summary>
    Test,
}

/// <summary>How a coupon came about.</summary>
public enum CouponOrigin
{
    /// <summary>Issued to the partner.</summary>
    Issued,

    /// <summary>Made of what partner and customers had before coupons were deducted centrally (COUPON-11, COUPON-14, COUPON-15).</summary>
    Converted,
}

/// <summary>A kind of discount that a coupon may be combined with or not (COUPON-7).</summary>
public enum CombinableDiscount { Commercial, Promotional }

/// <summary>What a coupon may pay. Empty lists restrict nothing.</summary>
/// <param name="ValidFrom">The first day in the billing zone; null when it begins with no day.</param>
/// <param name="ValidTo">The last day, included; null when it never ends.</param>
/// <param name="CustomerIds">Whose usage it pays.</param>
/// <param name="Products">What it pays, by the billing source's names of services, in any letter case.</param>
public sealed record CouponTerms(
    CouponKind Kind, DateOnly? ValidFrom, DateOnly? ValidTo, ImmutableArray<string> CustomerIds, ImmutableArray<string> Products, string? Remarks)
{
    /// <summary>What it was before version 3 of the event: issued.</summary>
    public CouponOrigin Origin { get; init; }

    /// <summary>The discounts that it cannot be combined with; none in earlier versions.</summary>
    public ImmutableArray<CombinableDiscount> Excludes { get; init; } = [];

    /// <summary>How the usage that it pays is charged; none in earlier versions.</summary>
    public ImmutableArray<BillingMode> BillingModes { get; init; } = [];

    public static readonly CouponTerms Unrestricted = new(CouponKind.Cash, null, null, [], [], null);

    /// <summary>Whether it may pay for this usage: it is the transaction's day that counts (COUPON-36).</summary>
    public bool Cover(BilledCharge charge) =>
        !(charge.Day < ValidFrom) && !(charge.Day > ValidTo)
        && (CustomerIds.IsEmpty || CustomerIds.Contains(charge.CustomerId))
        && (Products.IsEmpty || Products.Contains(charge.ServiceType, StringComparer.OrdinalIgnoreCase))
        && (BillingModes.IsEmpty || BillingModes.Contains(charge.Mode));
}

/// <summary>A coupon of a partner that is not used up.</summary>
/// <param name="IssuedAfter">The last month that was closed when it was issued: it pays later bills alone; null when none was.</param>
public sealed record Coupon(string CouponId, Money Left, CouponTerms Terms, BillingMonth? IssuedAfter)
{
    /// <summary>Whether it was there when the month was closed.</summary>
    public bool MayPay(BillingMonth bill) => IssuedAfter is null || bill > IssuedAfter;

    /// <summary>Whether no bill after this one can hold usage of its validity, but for corrections.</summary>
    public bool EndsWith(BillingMonth bill) => Terms.ValidTo is { } last && BillingMonth.Of(last) <= bill;
}

/// <summary>A line of a bill as coupons see it.</summary>
/// <param name="Day">Of the transaction, in the billing zone.</param>
/// <param name="Amount">At settlement price; below 0 for what was given back.</param>
/// <param name="Mode">How the usage is charged.</param>
public readonly record struct BilledCharge(string CustomerId, string ServiceType, DateOnly Day, Money Amount, BillingMode Mode);
