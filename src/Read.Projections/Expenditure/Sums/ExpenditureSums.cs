namespace PartnerGraph.Read.Projections.Expenditure.Sums;

/// <summary>A row that holds sums: a line is a sum of one, a bucket of a day's.</summary>
public interface ISummed
{
    ExpenditureSums Sums { get; }
}

/// <summary>Exact sums over lines, wherever lines are added up: in a row, in a batch and in an answer.</summary>
public sealed class ExpenditureSums
{
    public long Lines { get; set; }

    public SplitAmount ListPrice { get; set; }

    public SplitAmount DiscountedAmount { get; set; }

    public SplitAmount AmountDue { get; set; }

    /// <summary>The part of the amount due that refunds gave back, their tax included; not positive.</summary>
    public SplitAmount Refunds { get; set; }

    public SplitAmount CashPayment { get; set; }

    public SplitAmount CashCoupons { get; set; }

    public SplitAmount MonthlySettlement { get; set; }

    /// <summary>Contained in the amount due.</summary>
    public SplitAmount Tax { get; set; }

    /// <summary>What was charged, refunds left out.</summary>
    public SplitAmount Charged => AmountDue - Refunds;

    /// <summary>Charges and refunds before tax (EXPEND-18).</summary>
    public SplitAmount BeforeTax => AmountDue - Tax;

    /// <summary>What is paid in money: the amount due less the coupons used.</summary>
    public SplitAmount Paid => AmountDue - CashCoupons;

    /// <summary>Adds the lines of other sums.</summary>
    public void Add(ExpenditureSums other)
    {
        Lines += other.Lines;
        ListPrice += other.ListPrice;
        DiscountedAmount += other.DiscountedAmount;
        AmountDue += other.AmountDue;
        Refunds += other.Refunds;
        CashPayment += other.CashPayment;
        CashCoupons += other.CashCoupons;
        MonthlySettlement += other.MonthlySettlement;
        Tax += other.Tax;
    }

    /// <summary>Takes the lines of other sums out again.</summary>
    public void Remove(ExpenditureSums other)
    {
        Lines -= other.Lines;
        ListPrice -= other.ListPrice;
        DiscountedAmount -= other.DiscountedAmount;
        AmountDue -= other.AmountDue;
        Refunds -= other.Refunds;
        CashPayment -= other.CashPayment;
        CashCoupons -= other.CashCoupons;
        MonthlySettlement -= other.MonthlySettlement;
        Tax -= other.Tax;
    }
}
