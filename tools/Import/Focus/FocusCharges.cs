using PartnerGraph.Import.Csv;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Import.Focus;

/// <summary>What a FOCUS charge is in the terms of the partner centre.</summary>
internal static class FocusCharges
{
    private const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>
    /// Whatever gives money back (a credit, a correction, usage taken back) counts as a refund, since the catalogue knows no other
    /// negative line (EXPEND-23).
    /// </summary>
    public static BillType TypeOf(CsvRow row, ReadOnlySpan<char> category, ExactAmount billed, ExactAmount list)
    {
        var givesBack = billed.IsNegative || (billed == default && list.IsNegative);
        if (category.Equals("Tax", IgnoreCase)) return givesBack ? BillType.RefundTax : BillType.ExpenditureTax;
        if (!category.IsEmpty && !IsOneOf(category, "Usage", "Purchase", "Credit", "Adjustment"))
            row.Refuse("ChargeCategory", $"'{ColumnProblem.Shown(category)}' is none of Usage, Purchase, Tax, Credit and Adjustment.");
        return givesBack ? BillType.RefundUnsubscription : BillType.Expenditure;
    }

    public static BillingMode ModeOf(
        ReadOnlySpan<char> frequency, ReadOnlySpan<char> pricing, ReadOnlySpan<char> discountType, ReadOnlySpan<char> discountCategory)
    {
        if (pricing.Equals("Committed", IgnoreCase) || !discountType.IsEmpty)
            return IsSpend(discountType, discountCategory) ? BillingMode.SavingsPlan : BillingMode.ReservedInstance;
        if (frequency.Equals("Recurring", IgnoreCase)) return BillingMode.YearlyMonthly;
        return frequency.Equals("One-Time", IgnoreCase) ? BillingMode.OneTime : BillingMode.PayPerUse;
    }

    /// <summary>
    /// Whether the charge buys what later charges use up, a commitment as a rule. Its list price and theirs must not be added up; FOCUS has
    /// either counted by whoever sums, and marks the purchase by an effective cost of 0.
    /// </summary>
    /// <param name="effective">Empty where the file does not tell it; then a purchase that names a commitment is one.</param>
    public static bool PaysForLaterCharges(ReadOnlySpan<char> category, ExactAmount billed, ReadOnlySpan<char> effective, ReadOnlySpan<char> commitment) =>
        category.Equals("Purchase", IgnoreCase) && billed != default
        && (effective.IsEmpty ? !commitment.IsEmpty : ExactAmountText.Parse(effective, out var amount) == AmountProblem.None && amount == default);

    /// <summary>A source that does not tell how a charge was paid leaves all of it to the monthly settlement.</summary>
    public static LineAmounts AmountsOf(ExactAmount billed, ExactAmount list) => new()
    {
        ListPrice = list, AmountDue = billed, MonthlySettlement = billed,
        DiscountedAmount = IsReduced(billed, list) ? list - billed : default,
    };

    private static bool IsReduced(ExactAmount billed, ExactAmount list) =>
        (billed == default || billed.IsNegative == list.IsNegative) && list.Magnitude.CompareTo(billed.Magnitude) > 0;

    private static bool IsSpend(ReadOnlySpan<char> type, ReadOnlySpan<char> category) =>
        type.Contains("saving", IgnoreCase) || (!type.Contains("reserv", IgnoreCase) && category.Equals("Spend", IgnoreCase));

    private static bool IsOneOf(ReadOnlySpan<char> text, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (text.Equals(name, IgnoreCase)) return true;
        return false;
    }
}
