using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Write.Domain.Tests.Expenditure;

internal static class Lines
{
    public static readonly DateTimeOffset Noon = new(2024, 9, 18, 12, 0, 0, TimeSpan.Zero);

    public static readonly ExpenditureLine Usage = new(
        "focus", "11472", "c", Noon, Noon.AddHours(1), "ECS", "ap-southeast-3", BillingMode.PayPerUse, BillType.Expenditure,
        new LineAmounts { ListPrice = ExactAmount.Of(0.105m), AmountDue = ExactAmount.Of(0.1m) })
    {
        ResourceId = "i-1",
    };

    public static readonly ExpenditureLine Refund = Usage with
    {
        LineId = "r",
        BillType = BillType.RefundUnsubscription,
        Amounts = new LineAmounts { AmountDue = ExactAmount.Of(-14_175m) },
    };

    public static readonly ExpenditureLine TaxLine = Usage with
    {
        LineId = "t",
        BillType = BillType.ExpenditureTax,
        Amounts = new LineAmounts { AmountDue = ExactAmount.Of(5m) },
    };

    public static ExactAmount Amount(string text)
    {
        ExactAmountText.Parse(text, out var amount);
        return amount;
    }

    public static RecordExpenditure Record(this ExpenditureLine line, AmountPrecision precision = AmountPrecision.EightDecimals) => new(line, precision);
}
