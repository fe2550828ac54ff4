using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Write.Domain.Tests.Expenditure.Lines;

namespace PartnerGraph.Write.Domain.Tests.Expenditure;

public sealed class LineCorrectionTests
{
    private static readonly ExpenditureRecorded Charge = new(
        "focus", "11472", "c", Noon, Noon.AddHours(1), "ECS", "ap-southeast-3", BillingMode.PayPerUse, BillType.Expenditure,
        "i-1", "web", "vm", "o-1", new(1m), new(2m), new(3m), new(4m), new(5m), new(6m), new(7m), new(1, 2, 3, 4, 5, 6, -7));

    private static readonly ExpenditureRecorded TakenBack = Charge with
    {
        LineId = "11472~reversal-1",
        BillType = BillType.RefundUnsubscription,
        ListPrice = new(-1m),
        DiscountedAmount = new(-2m),
        AmountDue = new(-3m),
        CashPayment = new(-4m),
        CashCoupons = new(-5m),
        MonthlySettlement = new(-6m),
        Tax = new(-7m),
        Remainder = new(-1, -2, -3, -4, -5, -6, 7),
    };

    [Theory, Trait("Rule", "CONV-10")]
    [InlineData("11472", "11472", 1, false)]
    [InlineData("11472~reversal-1", "11472", 1, true)]
    [InlineData("11472~revision-2", "11472", 2, false)]
    [InlineData("11472~reversal-12", "11472", 12, true)]
    [InlineData("a~reversal-999999999", "a", 999_999_999, true)]
    [InlineData("a~reversal-1~reversal-2", "a~reversal-1", 2, true)]
    public void A_line_id_tells_which_statement_it_is_or_takes_back(string lineId, string baseId, int number, bool isReversal)
    {
        Assert.Equal(new LineCorrection(baseId, number, isReversal), LineCorrection.Of(lineId));
        Assert.Equal(lineId, LineCorrection.Of(lineId).LineId);
    }

    [Theory, Trait("Rule", "CONV-10")]
    [InlineData("a~revision-1")]
    [InlineData("a~reversal-0")]
    [InlineData("a~reversal-01")]
    [InlineData("a~reversal-")]
    [InlineData("a~reversal-1b")]
    [InlineData("a~reversal-1000000000")]
    [InlineData("~reversal-1")]
    public void What_only_looks_like_a_correction_is_an_id_of_the_source(string lineId) =>
        Assert.Equal(LineCorrection.First(lineId), LineCorrection.Of(lineId));

    [Fact, Trait("Rule", "CONV-10")]
    public void A_reversal_takes_back_the_statement_of_its_number()
    {
        Assert.Null(LineCorrection.Of("11472~revision-2").Reverses);
        Assert.Equal("11472", LineCorrection.Of("11472~reversal-1").Reverses);
        Assert.Equal("11472~revision-2", LineCorrection.Of("11472~reversal-2").Reverses);
        Assert.Equal("11472~reversal-2", new ReverseExpenditure(Charge with { LineId = "11472~revision-2" }).ReversalId);
    }

    [Fact, Trait("Rule", "EXPEND-23")]
    public void Everything_is_taken_back_to_the_last_digit() =>
        ReversalDecider.Definition.Given().When(new ReverseExpenditure(Charge)).Then(TakenBack).AndRepeatingChangesNothing();

    [Theory, Trait("Rule", "EXPEND-23")]
    [InlineData(BillType.Expenditure, BillType.RefundUnsubscription)]
    [InlineData(BillType.ExpenditureTax, BillType.RefundTax)]
    [InlineData(BillType.RefundUnsubscription, BillType.Expenditure)]
    [InlineData(BillType.RefundTax, BillType.ExpenditureTax)]
    public void A_charge_is_taken_back_as_a_refund_and_a_refund_as_a_charge(BillType type, BillType opposite) =>
        ReversalDecider.Definition.Given().When(new ReverseExpenditure(Charge with { BillType = type, Remainder = null }))
            .Then(TakenBack with { BillType = opposite, Remainder = null });

    [Fact, Trait("Rule", "CONV-10")]
    public void A_reversal_is_final_and_its_id_is_nobody_elses()
    {
        ReversalDecider.Definition.Given().When(new ReverseExpenditure(TakenBack)).ThenRejected("CONV-10").WithCode("LINE_NOT_REVERSIBLE");
        ReversalDecider.Definition.Given(TakenBack with { Tax = Money.Zero }).When(new ReverseExpenditure(Charge))
            .ThenRejected("CONV-10").WithCode("LINE_CONTENT_DIFFERS");
    }

    [Fact, Trait("Rule", "CONV-10")]
    public void An_id_that_leaves_no_room_cannot_be_corrected()
    {
        Assert.True(ReversalDecider.Decide(new(Charge with { LineId = new('x', 180) }), StoredLine.None).IsAccepted);
        ReversalDecider.Definition.Given().When(new ReverseExpenditure(Charge with { LineId = new('x', 181) })).ThenRejected("CONV-10").WithCode("LINE_ID_INVALID");
    }
}
