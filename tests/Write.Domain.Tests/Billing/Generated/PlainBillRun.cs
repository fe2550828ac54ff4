using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing.Generated;

/// <summary>A coupon as this calculation knows it.</summary>
internal sealed record PlainCoupon(string Id, CouponTerms Terms, BillingMonth? IssuedAfter)
{
    public decimal Left { get; set; }

    public bool Covers(BilledCharge line) =>
        (Terms.ValidFrom is null || line.Day >= Terms.ValidFrom) && (Terms.ValidTo is null || line.Day <= Terms.ValidTo)
        && (Terms.CustomerIds.IsEmpty || Terms.CustomerIds[0] == line.CustomerId)
        && (Terms.Products.IsEmpty || Terms.Products[0].Equals(line.ServiceType, StringComparison.OrdinalIgnoreCase))
        && (Terms.BillingModes.IsEmpty || Terms.BillingModes[0] == line.Mode);
}

/// <summary>
/// A partner's account by loops over lists, in decimals, from the catalogue: coupons pay transaction by transaction (COUPON-36), those of a customer
/// first, then those that end first, the smallest, by id (COUPON-37, GAP-62); what was given back of a charge of the same bill is not left to be paid;
/// the balance pays the rest (BILL-3).
/// </summary>
internal sealed class PlainBillRun
{
    public List<PlainCoupon> Coupons { get; } = [];

    public decimal Balance { get; set; }

    public SortedDictionary<BillingMonth, decimal> Unpaid { get; } = [];

    public (decimal Usage, Dictionary<string, decimal> ByCoupon, decimal Payable, decimal FromBalance, decimal Credited) Bill(BillingMonth month, IReadOnlyList<BilledCharge> lines)
    {
        var usage = lines.Sum(line => line.Amount.Amount);
        var byCoupon = Deduct(month, lines, Math.Max(usage, 0));
        var payable = Math.Max(usage, 0) - byCoupon.Values.Sum();
        var (fromBalance, credited) = (Math.Min(payable, Balance), Math.Max(-usage, 0));
        Balance += credited - fromBalance;
        if (payable > fromBalance) Unpaid[month] = payable - fromBalance;
        Coupons.RemoveAll(coupon => coupon.Left == 0 || (coupon.Terms.ValidTo is { } last && last < month.Next.FirstDay));
        return (usage, byCoupon, payable, fromBalance, credited);
    }

    public void Repay(decimal amount)
    {
        foreach (var month in Unpaid.Keys.ToList())
        {
            var paid = Math.Min(amount, Unpaid[month]);
            amount -= paid;
            if ((Unpaid[month] -= paid) == 0) Unpaid.Remove(month);
        }

        Balance += amount;
    }

    private Dictionary<string, decimal> Deduct(BillingMonth month, IReadOnlyList<BilledCharge> lines, decimal most)
    {
        var left = LeftAfterGivingBack(lines);
        Dictionary<string, decimal> paid = [];
        List<PlainCoupon> order = [.. Coupons.Where(coupon => coupon.IssuedAfter is null || month > coupon.IssuedAfter)
            .OrderBy(coupon => coupon.Terms.CustomerIds.IsEmpty ? 1 : 0).ThenBy(coupon => coupon.Terms.ValidTo ?? DateOnly.MaxValue).ThenBy(coupon => coupon.Left)
            .ThenBy(coupon => coupon.Id, StringComparer.Ordinal)];
        for (var line = 0; line < lines.Count; line++)
            foreach (var coupon in order.Where(coupon => coupon.Covers(lines[line])))
            {
                var amount = Math.Min(Math.Min(coupon.Left, left[line]), most);
                if (amount == 0) continue;
                paid[coupon.Id] = paid.GetValueOrDefault(coupon.Id) + amount;
                coupon.Left -= amount;
                left[line] -= amount;
                most -= amount;
            }

        return paid;
    }

    // What is given back is of what the same customer was charged before for the same product in the same way, the latest charge first.
    private static decimal[] LeftAfterGivingBack(IReadOnlyList<BilledCharge> lines)
    {
        decimal[] left = [.. lines.Select(line => Math.Max(line.Amount.Amount, 0))];
        for (var back = 0; back < lines.Count; back++)
        {
            var amount = Math.Max(-lines[back].Amount.Amount, 0);
            for (var charge = back - 1; charge >= 0 && amount > 0; charge--)
            {
                if ((lines[charge].CustomerId, lines[charge].ServiceType, lines[charge].Mode) != (lines[back].CustomerId, lines[back].ServiceType, lines[back].Mode)) continue;
                var taken = Math.Min(amount, left[charge]);
                left[charge] -= taken;
                amount -= taken;
            }
        }

        return left;
    }
}
