using System.ComponentModel;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Projections.Expenditure;

namespace PartnerGraph.Api.Expenditure;

[Description("Exact sums over billing lines, in USD with eight decimals (EXPEND-11).")]
public sealed class ExpenditureAmounts(ExpenditureSums sums)
{
    [Description("How many lines are added up.")]
    public long Lines => sums.Lines;

    public Money ListPrice => Money.FromUnits(sums.ListPrice);

    public Money DiscountedAmount => Money.FromUnits(sums.DiscountedAmount);

    [Description("Refunds taken off.")]
    public Money AmountDue => Money.FromUnits(sums.AmountDue);

    [Description("The amount due less the cash coupons used.")]
    public Money AmountPaid => Money.FromUnits(sums.AmountDue - sums.CashCoupons);

    [Description("What refunds gave back, contained in the amount due; not positive.")]
    public Money Refunds => Money.FromUnits(sums.Refunds);

    public Money CashPayment => Money.FromUnits(sums.CashPayment);

    public Money CashCoupons => Money.FromUnits(sums.CashCoupons);

    public Money MonthlySettlement => Money.FromUnits(sums.MonthlySettlement);

    [Description("Contained in the amount due.")]
    public Money Tax => Money.FromUnits(sums.Tax);

    [Description("The amount due before tax (EXPEND-18).")]
    public Money PreTaxAmount => Money.FromUnits(sums.AmountDue - sums.Tax);

    [Description("What the sources state beyond the eighth decimal: the amount due and this together are the sources' own total.")]
    public decimal RoundingRemainder => ExpenditureSums.Remainder(sums.DueRemainder);

    [Description("As roundingRemainder, of the list price.")]
    public decimal ListPriceRemainder => ExpenditureSums.Remainder(sums.ListRemainder);
}
