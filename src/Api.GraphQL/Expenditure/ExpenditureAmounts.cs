using System.ComponentModel;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Expenditure;

[Description("Exact sums over billing lines, in USD with eight decimals (EXPEND-11).")]
public sealed class ExpenditureAmounts(ExpenditureSums sums)
{
    [Description("How many lines are added up.")]
    public long Lines => sums.Lines;

    public Money ListPrice => sums.ListPrice.Money;

    public Money DiscountedAmount => sums.DiscountedAmount.Money;

    [Description("Refunds taken off.")]
    public Money AmountDue => sums.AmountDue.Money;

    [Description("The amount due less the cash coupons used.")]
    public Money AmountPaid => sums.Paid.Money;

    [Description("What refunds gave back, contained in the amount due; not positive.")]
    public Money Refunds => sums.Refunds.Money;

    public Money CashPayment => sums.CashPayment.Money;

    public Money CashCoupons => sums.CashCoupons.Money;

    public Money MonthlySettlement => sums.MonthlySettlement.Money;

    [Description("Contained in the amount due.")]
    public Money Tax => sums.Tax.Money;

    [Description("The amount due before tax (EXPEND-18).")]
    public Money PreTaxAmount => sums.BeforeTax.Money;

    [Description("What the sources state beyond the eighth decimal: the amount due and this together are the sources' own total.")]
    public decimal RoundingRemainder => sums.AmountDue.Remainder;

    [Description("As roundingRemainder, of the list price.")]
    public decimal ListPriceRemainder => sums.ListPrice.Remainder;
}
