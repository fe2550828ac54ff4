using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Write.Domain.Tests.Expenditure.Lines;

namespace PartnerGraph.Write.Domain.Tests.Expenditure;

public sealed class ExpenditureTests
{
    private static readonly ExpenditureRecorded Recorded = new(
        "focus", "11472", "c", Noon, Noon.AddHours(1), "ECS", "ap-southeast-3", BillingMode.PayPerUse, BillType.Expenditure,
        "i-1", null, null, null, new(0.105m), Money.Zero, new(0.1m), Money.Zero, Money.Zero, Money.Zero, Money.Zero, null);

    [Fact, Trait("Rule", "EXPEND-9"), Trait("Rule", "CONV-10")]
    public void A_line_is_recorded_once() =>
        ExpenditureDecider.Definition.Given().When(Usage.Record()).Then(Recorded).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "CONV-10")]
    public void The_same_id_with_another_content_is_refused() =>
        ExpenditureDecider.Definition.Given(Recorded).When((Usage with { CustomerId = "d" }).Record())
            .ThenRejected("CONV-10").WithCode("LINE_CONTENT_DIFFERS");

    [Fact, Trait("Rule", "CONV-10")]
    public void The_same_id_of_another_source_is_another_line() =>
        Assert.NotEqual(
            ExpenditureDecider.Definition.StreamOf(Usage.Record()),
            ExpenditureDecider.Definition.StreamOf((Usage with { Source = "other" }).Record()));

    [Fact, Trait("Rule", "CONV-1")]
    public void Instants_are_kept_in_UTC_to_the_millisecond()
    {
        var line = Usage with
        {
            ChargedFrom = Noon.AddMilliseconds(7).AddTicks(9_999).ToOffset(TimeSpan.FromHours(8)),
            ChargedTo = Noon.AddHours(1).AddTicks(1),
        };
        ExpenditureDecider.Definition.Given().When(line.Record()).Then(Recorded with { ChargedFrom = Noon.AddMilliseconds(7) }).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "EXPEND-9")]
    public void Nine_decimals_are_refused_from_a_caller() =>
        ExpenditureDecider.Definition.Given().When(Precise.Record()).ThenRejected("EXPEND-9").WithCode("AMOUNT_TOO_PRECISE");

    [Fact, Trait("Rule", "BILL-10")]
    public void Nine_decimals_of_a_source_are_rounded_and_the_rest_is_kept() =>
        ExpenditureDecider.Definition.Given().When(Precise.Record(AmountPrecision.WithRemainder))
            .Then(Recorded with { AmountDue = new(0.00000001m), ListPrice = Money.Zero, Remainder = new(0, 0, -5_000_000_000, 0, 0, 0, 0) })
            .AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "EXPEND-23")]
    public void A_refund_gives_money_back() =>
        ExpenditureDecider.Definition.Given().When(Refund.Record()).Then(Recorded with
        {
            LineId = "r",
            BillType = BillType.RefundUnsubscription,
            ListPrice = Money.Zero,
            AmountDue = new(-14_175m),
        });

    [Theory, Trait("Rule", "EXPEND-23")]
    [InlineData(BillType.Expenditure, "0", true)]
    [InlineData(BillType.Expenditure, "-0.00000001", false)]
    [InlineData(BillType.ExpenditureTax, "-0.00000001", false)]
    [InlineData(BillType.RefundUnsubscription, "0", true)]
    [InlineData(BillType.RefundUnsubscription, "0.00000001", false)]
    [InlineData(BillType.RefundTax, "0.00000001", false)]
    [InlineData(BillType.RefundTax, "-0.00000001", true)]
    public void Charges_are_not_negative_and_refunds_not_positive(BillType type, string amount, bool accepted)
    {
        var line = Usage with { BillType = type, Amounts = new LineAmounts { AmountDue = Amount(amount) } };
        Assert.Equal(accepted ? [] : ["EXPEND-23"], Decide(line).Rejections.Select(refused => refused.RuleId));
    }

    [Theory, Trait("Rule", "EXPEND-9")]
    [InlineData("1000000000000", true)]
    [InlineData("1000000000000.00000001", false)]
    public void A_line_has_a_largest_amount(string due, bool accepted) => Assert.Equal(
        accepted ? [] : ["AMOUNT_OUT_OF_RANGE"],
        Decide(Usage with { Amounts = new LineAmounts { AmountDue = Amount(due) } }).Rejections.Select(refused => refused.Code));

    [Fact, Trait("Rule", "EXPEND-18")]
    public void A_tax_line_is_all_tax() =>
        ExpenditureDecider.Definition.Given().When(TaxLine.Record()).Then(Recorded with
        {
            LineId = "t",
            BillType = BillType.ExpenditureTax,
            ListPrice = Money.Zero,
            AmountDue = new(5m),
            Tax = new(5m),
        });

    [Theory, Trait("Rule", "EXPEND-18")]
    [InlineData(BillType.Expenditure, "105", "5", true)]
    [InlineData(BillType.Expenditure, "5", "5", true)]
    [InlineData(BillType.Expenditure, "5", "5.00000001", false)]
    [InlineData(BillType.RefundUnsubscription, "-5", "-5", true)]
    [InlineData(BillType.RefundUnsubscription, "-5", "-5.00000001", false)]
    [InlineData(BillType.ExpenditureTax, "5", "4", false)]
    [InlineData(BillType.ExpenditureTax, "5", "5", true)]
    [InlineData(BillType.RefundTax, "-5", "-5", true)]
    [InlineData(BillType.RefundTax, "-5", "-4", false)]
    public void Tax_is_part_of_the_amount_due(BillType type, string due, string tax, bool accepted)
    {
        var line = Usage with { BillType = type, Amounts = new LineAmounts { AmountDue = Amount(due), Tax = Amount(tax) } };
        Assert.Equal(accepted ? [] : ["EXPEND-18"], Decide(line).Rejections.Select(refused => refused.RuleId));
    }

    private static ExpenditureLine Precise => Usage with { Amounts = new LineAmounts { AmountDue = ExactAmount.Of(0.000000005m) } };

    private static Decision Decide(ExpenditureLine line) => ExpenditureDecider.Decide(line.Record(), StoredLine.None);
}
