using PartnerGraph.Write.Domain.Expenditure;
using static PartnerGraph.Write.Domain.Tests.Expenditure.Lines;

namespace PartnerGraph.Write.Domain.Tests.Expenditure;

/// <summary>What holds of one amount of a line holds of each of the seven.</summary>
public sealed class SevenAmountsTests
{
    private static readonly (string Path, Func<LineAmounts, ExactAmount, LineAmounts> Set, Func<AmountRemainders, long> Remainder)[] Seven =
    [
        ("listPrice", (line, amount) => line with { ListPrice = amount }, rest => rest.ListPrice),
        ("discountedAmount", (line, amount) => line with { DiscountedAmount = amount }, rest => rest.DiscountedAmount),
        ("amountDue", (line, amount) => line with { AmountDue = amount }, rest => rest.AmountDue),
        ("cashPayment", (line, amount) => line with { CashPayment = amount }, rest => rest.CashPayment),
        ("cashCoupons", (line, amount) => line with { CashCoupons = amount }, rest => rest.CashCoupons),
        ("monthlySettlement", (line, amount) => line with { MonthlySettlement = amount }, rest => rest.MonthlySettlement),
        ("tax", (line, amount) => line with { Tax = amount }, rest => rest.Tax),
    ];

    [Fact, Trait("Rule", "EXPEND-23")]
    public void Each_has_the_sign_of_its_line()
    {
        foreach (var (sign, type, code) in new[] { (-1, BillType.Expenditure, "AMOUNT_NEGATIVE"), (1, BillType.RefundUnsubscription, "REFUND_POSITIVE") })
            Assert.Equal(Seven.Select(amount => $"{code} {amount.Path}"), Refused(type, All(ExactAmount.Of(sign)), AmountPrecision.EightDecimals));
    }

    [Theory, Trait("Rule", "EXPEND-23")]
    [InlineData(BillType.Expenditure, "-0.000000004", "AMOUNT_NEGATIVE")]
    [InlineData(BillType.Expenditure, "0.000000004", null)]
    [InlineData(BillType.RefundUnsubscription, "0.000000004", "REFUND_POSITIVE")]
    [InlineData(BillType.RefundUnsubscription, "-0.000000004", null)]
    public void What_rounding_took_away_has_a_sign_too(BillType type, string due, string? code) => Assert.Equal(
        code is null ? [] : [$"{code} amountDue"], Refused(type, new LineAmounts { AmountDue = Amount(due) }, AmountPrecision.WithRemainder));

    [Theory, Trait("Rule", "EXPEND-9")]
    [InlineData(BillType.Expenditure, "1000000000000.000000004", false)]
    [InlineData(BillType.Expenditure, "999999999999.999999996", true)]
    [InlineData(BillType.RefundUnsubscription, "-1000000000000.000000004", false)]
    [InlineData(BillType.RefundUnsubscription, "-1000000000000", true)]
    public void The_largest_amount_is_met_to_the_last_digit(BillType type, string due, bool accepted) => Assert.Equal(
        accepted ? [] : ["AMOUNT_OUT_OF_RANGE amountDue"], Refused(type, new LineAmounts { AmountDue = Amount(due) }, AmountPrecision.WithRemainder));

    [Fact, Trait("Rule", "BILL-10")]
    public void The_remainder_of_each_is_kept_also_beside_an_equal_one()
    {
        var tiny = Amount("0.000000001");
        foreach (var one in Seven)
            foreach (var other in Seven)
            {
                var rest = Recorded(one.Set(other.Set(new LineAmounts { AmountDue = ExactAmount.Of(1m) }, tiny), tiny)).Remainder!;
                Assert.All(Seven, amount => Assert.Equal(amount == one || amount == other ? 1_000_000_000 : 0, amount.Remainder(rest)));
            }
        Assert.Null(Recorded(All(ExactAmount.Of(1m))).Remainder);
    }

    private static ExpenditureRecorded Recorded(LineAmounts amounts) => Assert.IsType<ExpenditureRecorded>(Assert.Single(
        ExpenditureDecider.Decide((Usage with { Amounts = amounts }).Record(AmountPrecision.WithRemainder), StoredLine.None).Events));

    private static LineAmounts All(ExactAmount amount) => Seven.Aggregate(new LineAmounts(), (line, of) => of.Set(line, amount));

    private static IEnumerable<string> Refused(BillType type, LineAmounts amounts, AmountPrecision precision) =>
        ExpenditureValidation.Check(Usage with { BillType = type, Amounts = amounts }, precision).Select(refused => $"{refused.Code} {refused.Path}");
}
