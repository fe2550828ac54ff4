using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Associations;

/// <summary>What a customer's own cash coupons may pay for once it buys from a reseller (ASSOC-15, GAP-16).</summary>
public static class ResellerCoupons
{
    /// <summary>
    /// The part of a coupon that the bill run deducts: only spending before the reseller association counts, the rest of the coupon lies idle.
    /// </summary>
    /// <param name="spending">Instants and amounts of the customer's spending.</param>
    /// <param name="resellerSince">Since when the customer belongs to a reseller; null when it does not.</param>
    public static Money Deductible(Money coupon, IEnumerable<(DateTimeOffset At, Money Amount)> spending, DateTimeOffset? resellerSince)
    {
        var payable = spending.Where(spent => resellerSince is null || spent.At < resellerSince)
            .Aggregate(new Money(0m, coupon.Currency), (sum, spent) => sum + spent.Amount);
        return Money.Smaller(payable, coupon);
    }
}
