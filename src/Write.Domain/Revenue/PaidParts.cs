using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Revenue;

/// <summary>
/// By what an amount due was paid, each cent once: the parts add up to the amount. What was paid in money lies in <see cref="Tax"/> and
/// <see cref="Net"/>; whether the net part is revenue depends on what was bought.
/// </summary>
/// <param name="Net">Paid in money, without the tax in it.</param>
/// <param name="Tax">The turnover tax in what was paid in money (CSP-27).</param>
/// <param name="Unpaid">Not paid yet; below 0 where more was paid than was due.</param>
public sealed record PaidParts(
    Money Net, Money Tax, Money Coupons, Money TestCoupons, Money FlexiPurchaseCoupons, Money StoredValueCards, Money Unpaid)
{
    public static readonly PaidParts Nothing = new(Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero);

    public Money Total => Net + Tax + Coupons + TestCoupons + FlexiPurchaseCoupons + StoredValueCards + Unpaid;

    /// <summary>A line that its customer pays (CSP-22).</summary>
    /// <param name="tax">Contained in the amount due.</param>
    /// <param name="cash">What the customer paid in money.</param>
    public static PaidParts OfCustomer(Money due, Money tax, Money cash, Money coupons, OtherPayments other)
    {
        var taxPaid = TaxIn(cash, due, tax);
        return new(
            cash - taxPaid, taxPaid, coupons, other.TestCoupons, other.FlexiPurchaseCoupons, other.StoredValueCards,
            due - cash - coupons - other.Total);
    }

    /// <summary>A line of a bill that the partner pays in money, as far as neither the line nor the bill was paid by other means (CSP-21).</summary>
    /// <param name="deducted">What coupons of the partner paid of it when the bill was made: no part of what is left to pay.</param>
    public static PaidParts OfPartner(Money due, Money tax, Money coupons, OtherPayments other, Money deducted) =>
        OfCustomer(due - deducted, TaxIn(due - deducted, due, tax), due - deducted - coupons - other.Total, coupons, other);

    public static PaidParts operator +(PaidParts left, PaidParts right) => new(
        left.Net + right.Net, left.Tax + right.Tax, left.Coupons + right.Coupons, left.TestCoupons + right.TestCoupons,
        left.FlexiPurchaseCoupons + right.FlexiPurchaseCoupons, left.StoredValueCards + right.StoredValueCards, left.Unpaid + right.Unpaid);

    public static PaidParts operator -(PaidParts left, PaidParts right) => new(
        left.Net - right.Net, left.Tax - right.Tax, left.Coupons - right.Coupons, left.TestCoupons - right.TestCoupons,
        left.FlexiPurchaseCoupons - right.FlexiPurchaseCoupons, left.StoredValueCards - right.StoredValueCards, left.Unpaid - right.Unpaid);

    /// <summary>
    /// What is revenue once a share of the whole is paid: of several parts, in their order, so much that together it is what was paid, to the last
    /// unit, and the rest unpaid.
    /// </summary>
    /// <param name="paid">Of the total of all parts.</param>
    public static IReadOnlyList<PaidParts> OfPayment(IReadOnlyList<PaidParts> parts, Money paid)
    {
        List<Money> amounts = [.. parts.SelectMany(part => (Money[])[part.Net, part.Tax, part.Coupons, part.TestCoupons, part.FlexiPurchaseCoupons, part.StoredValueCards, part.Unpaid])];
        var whole = amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
        if (paid == whole) return parts;
        var shares = Proportion.Split(amounts, paid, whole);
        return [.. parts.Select((part, index) => Share(part, shares, index * 7))];
    }

    private static PaidParts Share(PaidParts of, IReadOnlyList<Money> shares, int at)
    {
        var share = new PaidParts(shares[at], shares[at + 1], shares[at + 2], shares[at + 3], shares[at + 4], shares[at + 5], shares[at + 6]);
        return share with { Unpaid = share.Unpaid + of.Total - share.Total };
    }

    // Money pays tax and net alike. More money than is due pays no more than all of the tax.
    private static Money TaxIn(Money paid, Money due, Money tax)
    {
        if (tax.IsZero || due.IsZero || paid.IsNegative != due.IsNegative) return Money.Zero;
        return Size(paid) >= Size(due) ? tax : Proportion.Of(tax, paid, due);
    }

    private static Money Size(Money amount) => amount.IsNegative ? Money.Zero - amount : amount;
}
