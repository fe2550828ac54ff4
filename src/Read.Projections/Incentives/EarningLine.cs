using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Revenue;

namespace PartnerGraph.Read.Projections.Incentives;

/// <summary>What a billing line of the referral model counts for in a statement.</summary>
internal static class EarningLine
{
    /// <summary>Of a discount, in one of the list price.</summary>
    public const int DiscountParts = 10_000;

    /// <summary>
    /// The list price of what was paid in money: neither what coupons paid nor what is not paid yet is revenue, and what is no revenue earns nothing
    /// (CSP-2). Tax lines have none.
    /// </summary>
    public static Money ListPrice(ExpenditureLineRow line)
    {
        var (due, cash, list) = (line.Sums.AmountDue.Money, line.Sums.CashPayment.Money, line.Sums.ListPrice.Money);
        if (line.BillType is BillType.ExpenditureTax or BillType.RefundTax || due.IsZero || cash.IsZero || cash.IsNegative != due.IsNegative) return Money.Zero;
        return due.IsNegative ? cash <= due ? list : Proportion.Of(list, cash, due) : cash >= due ? list : Proportion.Of(list, cash, due);
    }

    /// <summary>The customer's discount in parts of ten thousand, half away from zero.</summary>
    public static int Discount(ExpenditureLineRow line)
    {
        var (list, off) = (line.Sums.ListPrice.Money, line.Sums.DiscountedAmount.Money);
        if (list.IsZero || list.IsNegative != off.IsNegative) return 0;
        return (int)Math.Clamp((long)Proportion.Of(Money.FromUnits(DiscountParts), off, list).Units, 0, DiscountParts);
    }

    /// <summary>The line as what it is itself: a sale, or what gives something back of which nothing else is known.</summary>
    public static IncentiveChargeRow Charge(ExpenditureLineRow line, StatementCut of)
    {
        var list = SplitAmount.Of(ListPrice(line));
        return new()
        {
            StatementId = of.StatementId, Version = of.Version, Cut = of.Position, LinePosition = line.Position, CustomerId = line.CustomerId, Day = line.Day, ServiceType = line.ServiceType,
            Offering = line.Offering, Discount = Discount(line), ListHigh = list.High, ListLow = list.Low,
        };
    }

    /// <summary>The line as what gives back what another one was stated as.</summary>
    /// <param name="earnedIn">As of a row.</param>
    public static IncentiveChargeRow GivingBack(ExpenditureLineRow line, StatementCut of, IncentiveChargeRow sale, string? earnedIn)
    {
        var list = SplitAmount.Of(ListPrice(line));
        return new()
        {
            StatementId = of.StatementId, Version = of.Version, Cut = of.Position, LinePosition = line.Position, CustomerId = line.CustomerId, Day = sale.Day, ServiceType = sale.ServiceType,
            Offering = sale.Offering, Discount = sale.Discount, ListHigh = list.High, ListLow = list.Low, EarnedIn = earnedIn,
            Sale = sale.Sale ?? sale.LinePosition,
        };
    }

    /// <summary>What a statement held and the next one takes out.</summary>
    public static IncentiveChargeRow Reversal(IncentiveChargeRow stated, StatementCut of)
    {
        var list = SplitAmount.Of(Money.Zero - stated.ListPrice);
        return new()
        {
            StatementId = of.StatementId, Version = of.Version, Cut = of.Position, LinePosition = stated.LinePosition, Reversal = true, CustomerId = stated.CustomerId, Day = stated.Day,
            ServiceType = stated.ServiceType, Offering = stated.Offering, Discount = stated.Discount, ListHigh = list.High, ListLow = list.Low,
            EarnedIn = stated.EarnedIn ?? stated.StatementId, Sale = stated.Sale,
        };
    }
}
