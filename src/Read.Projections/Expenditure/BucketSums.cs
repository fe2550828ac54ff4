using PartnerGraph.Domain.Expenditure;

namespace PartnerGraph.Projections.Expenditure;

/// <summary>What lines must have in common to be added up.</summary>
internal readonly record struct BucketKey(
    string PartnerId, string Day, string CustomerId, string ServiceType, string Region, BillingMode BillingMode, string Model, string AccountManagerId)
{
    public static BucketKey Of(ExpenditureLineRow line) => new(
        line.PartnerId, line.Day, line.CustomerId, line.ServiceType, line.Region, line.BillingMode, line.Model, line.AccountManagerId);
}

/// <summary>What a batch adds to a bucket.</summary>
internal sealed class BucketSums
{
    public long Lines { get; private set; }

    public long ListPrice { get; private set; }

    public long DiscountedAmount { get; private set; }

    public long AmountDue { get; private set; }

    public long Refunds { get; private set; }

    public long CashPayment { get; private set; }

    public long CashCoupons { get; private set; }

    public long MonthlySettlement { get; private set; }

    public long Tax { get; private set; }

    public long ListRemainder { get; private set; }

    public long DueRemainder { get; private set; }

    /// <param name="sign">1 to add the line, -1 to take it out again.</param>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public void Add(ExpenditureLineRow line, int sign)
    {
        checked
        {
            Lines += sign;
            ListPrice += sign * line.ListPrice;
            DiscountedAmount += sign * line.DiscountedAmount;
            AmountDue += sign * line.AmountDue;
            if (line.BillType is BillType.RefundUnsubscription or BillType.RefundTax) Refunds += sign * line.AmountDue;
            CashPayment += sign * line.CashPayment;
            CashCoupons += sign * line.CashCoupons;
            MonthlySettlement += sign * line.MonthlySettlement;
            Tax += sign * line.Tax;
            ListRemainder += sign * line.ListRemainder;
            DueRemainder += sign * line.DueRemainder;
        }
    }
}
