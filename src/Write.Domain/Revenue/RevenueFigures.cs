using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Revenue;

/// <summary>What a part of a partner's spending is, before it is known what of it is revenue.</summary>
/// <param name="Month">Of the charge in the referral model, of the bill in the reseller model.</param>
/// <param name="Day">By which the product's category is looked up: that of the charge, in the reseller model the last one of the month of use.</param>
public sealed record SpentPart(
    BillingMonth Month, AssociationModel Model, string ServiceType, Offering Offering, DateOnly Day, PaidParts Paid, Money DeductedCoupons, Money DeductedTestCoupons);

/// <summary>
/// What is revenue of what was spent, and what is not, by its reason (CSP-1, CSP-2, GAP-21). Counted, excluded and unpaid together are what was spent.
/// </summary>
public sealed record RevenueFigures(
    ImmutableSortedDictionary<Offering, Money> BySource, ImmutableSortedDictionary<RevenueExclusion, Money> Exclusions, Money Unpaid)
{
    public static readonly RevenueFigures Nothing = new(
        ImmutableSortedDictionary<Offering, Money>.Empty, ImmutableSortedDictionary<RevenueExclusion, Money>.Empty, Money.Zero);

    /// <summary>What is revenue.</summary>
    public Money Counted => Sum(BySource.Values);

    /// <summary>What was spent and is not revenue.</summary>
    public Money Excluded => Sum(Exclusions.Values);

    public Money Spent => Counted + Excluded + Unpaid;

    /// <param name="countsAsRevenue">Whether a product counts on a day (CSP-28).</param>
    public static RevenueFigures Of(IEnumerable<SpentPart> parts, Func<string, DateOnly, bool> countsAsRevenue)
    {
        var sources = new Dictionary<Offering, Money>();
        var exclusions = new Dictionary<RevenueExclusion, Money>();
        var unpaid = Money.Zero;
        foreach (var part in parts)
        {
            Exclude(RevenueExclusion.Coupon, part.Paid.Coupons + part.DeductedCoupons);
            Exclude(RevenueExclusion.TestCoupon, part.Paid.TestCoupons + part.DeductedTestCoupons);
            Exclude(RevenueExclusion.FlexiPurchaseCoupon, part.Paid.FlexiPurchaseCoupons);
            Exclude(RevenueExclusion.StoredValueCardPayment, part.Paid.StoredValueCards);
            Exclude(RevenueExclusion.TurnoverTax, part.Paid.Tax);
            unpaid += part.Paid.Unpaid;
            if (part.Offering == Offering.StoredValueCard) Exclude(RevenueExclusion.StoredValueCardPurchase, part.Paid.Net);
            else if (!countsAsRevenue(part.ServiceType, part.Day)) Exclude(RevenueExclusion.NoRevenueProduct, part.Paid.Net);
            else if (!part.Paid.Net.IsZero) sources[part.Offering] = sources.GetValueOrDefault(part.Offering) + part.Paid.Net;
        }

        return new(sources.ToImmutableSortedDictionary(), exclusions.ToImmutableSortedDictionary(), unpaid);

        void Exclude(RevenueExclusion reason, Money amount)
        {
            if (!amount.IsZero) exclusions[reason] = exclusions.GetValueOrDefault(reason) + amount;
        }
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
}
