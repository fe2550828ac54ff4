using Microsoft.EntityFrameworkCore;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Revenue;

namespace PartnerGraph.Read.Projections.Revenue;

/// <summary>By what lines that are alike were paid.</summary>
public abstract class RevenueRow
{
    public required string ServiceType { get; init; }

    public Offering Offering { get; init; }

    public Money Net { get; set; }

    public Money Tax { get; set; }

    public Money Coupons { get; set; }

    public Money TestCoupons { get; set; }

    public Money FlexiPurchaseCoupons { get; set; }

    public Money StoredValueCards { get; set; }

    public Money Unpaid { get; set; }

    public PaidParts Parts
    {
        get => new(Net, Tax, Coupons, TestCoupons, FlexiPurchaseCoupons, StoredValueCards, Unpaid);
        set => (Net, Tax, Coupons, TestCoupons, FlexiPurchaseCoupons, StoredValueCards, Unpaid) =
            (value.Net, value.Tax, value.Coupons, value.TestCoupons, value.FlexiPurchaseCoupons, value.StoredValueCards, value.Unpaid);
    }
}

/// <summary>What the referral customers of a partner used on a day of a product, as lines are attributed now.</summary>
public sealed class ReferralRevenueRow : RevenueRow
{
    public required string PartnerId { get; init; }

    /// <summary>In the billing zone, such as 2024-09-18.</summary>
    public required string Day { get; init; }

    public long Lines { get; set; }
}

/// <summary>What a version of a bill took in of a product, after coupons: what is revenue of it once it is paid.</summary>
public sealed class BillRevenueRow : RevenueRow
{
    /// <summary>The bill's id (<see cref="Billing.Bills.BillIds"/>).</summary>
    public required string Bill { get; init; }

    /// <summary>What a bill comes to is the sum of its versions.</summary>
    public int Version { get; init; }

    /// <summary>In which it was used: the bill's own month, or an earlier one that it corrects.</summary>
    public BillingMonth Month { get; init; }

    /// <summary>At official prices.</summary>
    public Money ListPrice { get; set; }

    /// <summary>What cash coupons of the partner paid of it when the bill was made; in none of the parts.</summary>
    public Money DeductedCoupons { get; set; }

    /// <summary>As <see cref="DeductedCoupons"/>, by test coupons.</summary>
    public Money DeductedTestCoupons { get; set; }

    /// <summary>Both together, for what is alike.</summary>
    internal BillRevenueRow Plus(BillRevenueRow other) => new()
    {
        Bill = Bill, Version = other.Version, Month = Month, ServiceType = ServiceType, Offering = Offering, Parts = Parts + other.Parts,
        ListPrice = ListPrice + other.ListPrice, DeductedCoupons = DeductedCoupons + other.DeductedCoupons,
        DeductedTestCoupons = DeductedTestCoupons + other.DeductedTestCoupons,
    };
}

/// <summary>A coupon as bills need it to be deducted line by line.</summary>
internal sealed class BillingCouponRow
{
    public required string PartnerId { get; init; }

    public required string CouponId { get; init; }

    public Money Left { get; set; }

    /// <summary>JSON of <see cref="Write.Domain.Billing.Coupons.CouponTerms"/>.</summary>
    public required string Terms { get; init; }
}

internal static class RevenueTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ReferralRevenueRow>(revenue =>
        {
            revenue.HasBaseType((Type?)null);
            revenue.ToTable("referral_revenue");
            revenue.Ignore(row => row.Parts);
            revenue.HasKey(row => new { row.PartnerId, row.Day, row.ServiceType, row.Offering });
        });
        model.Entity<BillRevenueRow>(revenue =>
        {
            revenue.HasBaseType((Type?)null);
            revenue.ToTable("bill_revenue");
            revenue.Ignore(row => row.Parts);
            revenue.HasKey(row => new { row.Bill, row.Version, row.Month, row.ServiceType, row.Offering });
        });
        model.Entity<BillingCouponRow>(coupon =>
        {
            coupon.ToTable("billing_coupon");
            coupon.HasKey(row => new { row.PartnerId, row.CouponId });
        });
    }
}
