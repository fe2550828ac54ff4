namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>A line of a bill with what coupons paid of it.</summary>
internal sealed record PlainCharge(Told.Line Line)
{
    public decimal ByCash { get; set; }

    public decimal ByTest { get; set; }

    public decimal Left => Line.Due - ByCash - ByTest;
}

internal sealed record PlainBill(string Month, IReadOnlyList<PlainCharge> Charges, decimal Usage, decimal Coupons, decimal Payable, decimal FromBalance, decimal Credited);

internal sealed record PlainCoupon(Told.Coupon Of, string? IssuedAfter)
{
    public decimal Left { get; set; } = Of.Amount;

    public bool IsExpired { get; set; }

    public bool Covers(Told.Line line) =>
        (Of.From is null || Plain.DayOf(line.At) >= Of.From) && (Of.To is null || Plain.DayOf(line.At) <= Of.To) && (Of.Customer is null || Of.Customer == line.Customer);
}

/// <summary>A partner's bills, coupons, balance and debts, by loops over lists.</summary>
internal sealed class PlainBilling
{
    private readonly SortedDictionary<string, decimal> refunds = new(StringComparer.Ordinal);
    private decimal quota;
    private string? lastClosed;

    public List<PlainBill> Bills { get; } = [];

    public List<PlainCoupon> Coupons { get; } = [];

    public SortedDictionary<string, decimal> Unpaid { get; } = new(StringComparer.Ordinal);

    public decimal Balance { get; private set; }

    public decimal Due => Unpaid.Values.Sum();

    public decimal PendingRefunds => refunds.Values.Sum();

    public void Happened(Told told)
    {
        switch (told)
        {
            case Told.Coupon e:
                Coupons.Add(new(e, lastClosed));
                break;
            case Told.CouponQuota e:
                quota += e.Amount;
                break;
            case Told.Paid e:
                Pay(e.Amount, e.Repays);
                break;
            case Told.Credited e:
                refunds[Plain.MonthOf(e.At)] = refunds.GetValueOrDefault(Plain.MonthOf(e.At)) + e.Amount;
                break;
        }
    }

    /// <summary>The month is over: what former customers gave back in it is on the balance (BILL-28).</summary>
    public void MonthEnded(string month)
    {
        Balance += refunds.GetValueOrDefault(month);
        refunds.Remove(month);
    }

    /// <summary>
    /// The bill (BILL-3): coupons pay transaction by transaction, those of a customer first, then those that end first, then the smallest (COUPON-36,
    /// COUPON-37); no more than the bill comes to, nor what was given back of a charge. Then the balance pays.
    /// </summary>
    public void Bill(string month, IReadOnlyList<Told.Line> lines)
    {
        List<PlainCharge> charges = [.. lines.OrderBy(line => line.At).ThenBy(line => line.Source, StringComparer.Ordinal).ThenBy(line => line.Id, StringComparer.Ordinal).Select(line => new PlainCharge(line))];
        lastClosed = month;
        var usage = lines.Sum(line => line.Due);
        var coupons = Deduct(month, charges, Math.Max(usage, 0));
        var payable = Math.Max(usage, 0) - coupons;
        var (fromBalance, credited) = (Math.Min(payable, Balance), Math.Max(-usage, 0));
        Balance += credited - fromBalance;
        if (payable > fromBalance) Unpaid[month] = payable - fromBalance;
        Bills.Add(new(month, charges, usage, coupons, payable, fromBalance, credited));
        foreach (var over in Coupons.Where(coupon => coupon.Left > 0 && coupon.Of.To is { } last && string.CompareOrdinal(Plain.Month(last), month) <= 0)) (over.Left, over.IsExpired) = (0, true);
        if (quota > 0) Coupons.Add(new(new("", quota, false, null, null, null), month));
        quota = 0;
    }

    private void Pay(decimal amount, bool repays)
    {
        foreach (var month in repays ? Unpaid.Keys.ToList() : [])
        {
            var paid = Math.Min(amount, Unpaid[month]);
            (Unpaid[month], amount) = (Unpaid[month] - paid, amount - paid);
            if (Unpaid[month] == 0) Unpaid.Remove(month);
        }

        Balance += amount;
    }

    private decimal Deduct(string month, List<PlainCharge> charges, decimal most)
    {
        decimal[] left = [.. charges.Select(charge => Math.Max(charge.Line.Due, 0))];
        for (var back = 0; back < charges.Count; back++) GiveBack(charges, left, back);
        List<PlainCoupon> order = [.. Coupons.Where(coupon => coupon.Left > 0 && (coupon.IssuedAfter is null || string.CompareOrdinal(month, coupon.IssuedAfter) > 0))
            .OrderBy(coupon => coupon.Of.Customer is null ? 1 : 0).ThenBy(coupon => coupon.Of.To ?? DateOnly.MaxValue).ThenBy(coupon => coupon.Left)];
        var paid = 0m;
        for (var index = 0; index < charges.Count; index++)
            foreach (var coupon in order.Where(coupon => coupon.Covers(charges[index].Line)))
            {
                var amount = Math.Min(Math.Min(coupon.Left, left[index]), most - paid);
                coupon.Left -= amount;
                left[index] -= amount;
                paid += amount;
                if (coupon.Of.Test) charges[index].ByTest += amount;
                else charges[index].ByCash += amount;
            }

        return paid;
    }

    private static void GiveBack(List<PlainCharge> charges, decimal[] left, int back)
    {
        var (line, amount) = (charges[back].Line, Math.Max(-charges[back].Line.Due, 0));
        for (var charge = back - 1; charge >= 0 && amount > 0; charge--)
        {
            var of = charges[charge].Line;
            if ((of.Customer, of.Service, of.Mode) != (line.Customer, line.Service, line.Mode)) continue;
            var taken = Math.Min(amount, left[charge]);
            (left[charge], amount) = (left[charge] - taken, amount - taken);
        }
    }
}
