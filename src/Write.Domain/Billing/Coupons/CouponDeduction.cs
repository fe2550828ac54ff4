using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Coupons;

/// <summary>
/// Deducts coupons from a bill when it is made (COUPON-8): transaction by transaction in their order, all coupons that fit (COUPON-9). Those of
/// a certain customer come first, then those that end first, the smallest, and by id (COUPON-37). What was given back of a charge in the same bill is not
/// left to be paid: a coupon of one customer or product would pay for others instead (COUPON-2, COUPON-16).
/// </summary>
public static class CouponDeduction
{
    /// <param name="coupons">Those that may pay the bill.</param>
    /// <param name="charges">The bill's lines in the order of their transactions.</param>
    /// <param name="atMost">What the bill comes to: coupons pay no more, whatever was given back after they paid for it.</param>
    /// <returns>What each coupon pays, in the order in which they were first used.</returns>
    public static ImmutableArray<CouponApplied> Of(IEnumerable<Coupon> coupons, IReadOnlyList<BilledCharge> charges, Money atMost) =>
    [
        .. ByCharge(coupons, charges, atMost).SelectMany(paid => paid).GroupBy(paid => paid.CouponId)
            .Select(coupon => new CouponApplied(coupon.Key, coupon.Aggregate(Money.Zero, (sum, paid) => sum + paid.Amount))),
    ];

    /// <summary>What each coupon pays of each line, in the lines' order; it ends with the last line that coupons pay. Arguments as above.</summary>
    public static IEnumerable<IReadOnlyList<CouponApplied>> ByCharge(IEnumerable<Coupon> coupons, IReadOnlyList<BilledCharge> charges, Money atMost)
    {
        List<Share> shares = [.. coupons.OrderBy(coupon => coupon.Terms.CustomerIds.IsEmpty).ThenBy(coupon => coupon.Terms.ValidTo ?? DateOnly.MaxValue)
            .ThenBy(coupon => coupon.Left).ThenBy(coupon => coupon.CouponId, StringComparer.Ordinal).Select(coupon => new Share(coupon))];
        var open = Open(charges);
        for (var index = 0; index < charges.Count; index++)
        {
            if (atMost.IsZero || shares.Count == 0) break;
            var (charge, left) = (charges[index], Money.Smaller(open[index], atMost));
            List<CouponApplied>? used = null;
            foreach (var share in shares)
            {
                if (left <= Money.Zero) break;
                if (!share.Coupon.Terms.Cover(charge)) continue;
                var paid = Money.Smaller(share.Left, left);
                (used ??= []).Add(new(share.Coupon.CouponId, paid));
                share.Left -= paid;
                (left, atMost) = (left - paid, atMost - paid);
            }

            if (used is not null) shares.RemoveAll(share => share.Left.IsZero);
            yield return used is null ? [] : used;
        }
    }

    /// <summary>
    /// What is left of each charge once all was given back: it is taken from what the same customer was charged before for the same product in the same way,
    /// the latest charge first.
    /// </summary>
    private static Money[] Open(IReadOnlyList<BilledCharge> charges)
    {
        Money[] open = [.. charges.Select(charge => charge.Amount)];
        if (!charges.Any(charge => charge.Amount.IsNegative)) return open;
        var earlier = new Dictionary<(string CustomerId, string ServiceType, BillingMode Mode), Stack<int>>();
        for (var index = 0; index < open.Length; index++)
        {
            var key = (charges[index].CustomerId, charges[index].ServiceType, charges[index].Mode);
            if (!earlier.TryGetValue(key, out var before)) earlier[key] = before = new();
            if (!open[index].IsNegative) before.Push(index);
            for (var back = Money.Zero - open[index]; back > Money.Zero && before.TryPeek(out var charged);)
            {
                var taken = Money.Smaller(back, open[charged]);
                (open[charged], back) = (open[charged] - taken, back - taken);
                if (open[charged].IsZero) before.Pop();
            }
        }

        return open;
    }

    private sealed class Share(Coupon coupon)
    {
        public Coupon Coupon => coupon;

        public Money Left { get; set; } = coupon.Left;
    }
}
