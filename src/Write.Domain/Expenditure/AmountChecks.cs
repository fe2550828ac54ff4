using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>The amounts of a line: signs, precision, tax.</summary>
internal static class AmountChecks
{
    private static readonly Int128 Most = new Money(AmountRules.MostOfLine).Units;

    public static void Check(ExpenditureLine line, AmountPrecision precision, ref List<Rejection>? refusals)
    {
        var rule = new SignAndPrecision(line.BillType is BillType.RefundUnsubscription or BillType.RefundTax, precision);
        var amounts = line.Amounts;
        rule.Check(amounts.ListPrice, "listPrice", ref refusals);
        rule.Check(amounts.DiscountedAmount, "discountedAmount", ref refusals);
        rule.Check(amounts.AmountDue, "amountDue", ref refusals);
        rule.Check(amounts.CashPayment, "cashPayment", ref refusals);
        rule.Check(amounts.CashCoupons, "cashCoupons", ref refusals);
        rule.Check(amounts.MonthlySettlement, "monthlySettlement", ref refusals);
        rule.Check(amounts.Tax, "tax", ref refusals);
        var exact = rule with { Precision = AmountPrecision.EightDecimals };
        exact.Check(amounts.TestCoupons, "testCoupons", ref refusals);
        exact.Check(amounts.FlexiPurchaseCoupons, "flexiPurchaseCoupons", ref refusals);
        exact.Check(amounts.StoredValueCards, "storedValueCards", ref refusals);
        if (line.IsUnpriced) CheckPrice(line, ref refusals);
        if (!TaxFits(line.BillType, amounts)) ExpenditureValidation.Refuse(ref refusals, ExpenditureRules.TaxInvalid, "tax");
    }

    // What gives money back gives what was paid, and nobody but its source knows what that was.
    private static void CheckPrice(ExpenditureLine line, ref List<Rejection>? refusals)
    {
        if (line.BillType != BillType.Expenditure || !line.Amounts.ListPrice.IsPositive) ExpenditureValidation.Refuse(ref refusals, ExpenditureRules.AmountDueRequired, "amountDue");
        else if (line.Amounts.DiscountedAmount.CompareTo(line.Amounts.ListPrice) > 0) ExpenditureValidation.Refuse(ref refusals, ExpenditureRules.AmountDueRequired, "discountedAmount");
    }

    private static bool TaxFits(BillType type, LineAmounts amounts) => type is BillType.ExpenditureTax or BillType.RefundTax
        ? amounts.Tax == default || amounts.Tax == amounts.AmountDue
        : amounts.Tax == default || amounts.Tax.Magnitude.CompareTo(amounts.AmountDue.Magnitude) <= 0;

    // What rounding took away counts: the limit is met exactly.
    private static bool IsTooLarge(ExactAmount amount) => amount.Magnitude is var size && (size.Units > Most || (size.Units == Most && size.Remainder > 0));

    private readonly record struct SignAndPrecision(bool IsRefund, AmountPrecision Precision)
    {
        public void Check(ExactAmount amount, string path, ref List<Rejection>? refusals)
        {
            if (Precision == AmountPrecision.EightDecimals && amount.Remainder != 0)
                ExpenditureValidation.Refuse(ref refusals, ExpenditureRules.AmountTooPrecise, path);
            if (IsTooLarge(amount)) ExpenditureValidation.Refuse(ref refusals, ExpenditureRules.AmountOutOfRange, path);
            if (IsRefund ? amount.IsPositive : amount.IsNegative)
                ExpenditureValidation.Refuse(ref refusals, IsRefund ? ExpenditureRules.RefundPositive : ExpenditureRules.AmountNegative, path);
        }
    }
}
