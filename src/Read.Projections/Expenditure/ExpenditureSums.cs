using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Projections.Expenditure;

/// <summary>Exact sums over lines. Amounts in units of the eighth decimal, remainders in units of the 18th.</summary>
public sealed class ExpenditureSums
{
    public long Lines { get; init; }

    public long ListPrice { get; init; }

    public long DiscountedAmount { get; init; }

    public long AmountDue { get; init; }

    public long Refunds { get; init; }

    public long CashPayment { get; init; }

    public long CashCoupons { get; init; }

    public long MonthlySettlement { get; init; }

    public long Tax { get; init; }

    public long ListRemainder { get; init; }

    public long DueRemainder { get; init; }

    /// <summary>A remainder as a decimal number, to the 18th decimal.</summary>
    public static decimal Remainder(long units) => decimal.Divide(units, Money.UnitsPerOne) / ExactAmount.RemainderPerUnit;
}
