using System.Text;
using PartnerGraph.Import.Csv;
using PartnerGraph.Import.Focus;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Import.Tests;

public sealed class DecimalTextTests
{
    [Theory, Trait("Rule", "BILL-10")]
    [InlineData("0.1000000000000000055511151231257827", "0.100000000000000006", -448884876874217300L)]
    [InlineData("-0.1000000000000000055511151231257827", "-0.100000000000000006", 448884876874217300L)]
    [InlineData("0.0000000000000000005", "0.000000000000000001", -500000000000000000L)]
    [InlineData("1e-19", "0.000000000000000000", 100000000000000000L)]
    [InlineData("1234567.8900000000000000001", "1234567.890000000000000000", 100000000000000000L)]
    [InlineData("1e-36", "0.000000000000000000", 1L)]
    [InlineData("5E-37", "0.000000000000000000", 1L)]
    public void Digits_beyond_the_eighteenth_are_rounded_away_and_told(string text, string expected, long beyond)
    {
        Assert.True(DecimalText.TryRound(text, 18, out var rounded, out var rest));
        Assert.Equal((expected, beyond), (rounded, rest));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("1e")]
    [InlineData("1e99999")]
    [InlineData("0x1F")]
    public void What_is_no_number_is_none(string text)
    {
        Assert.False(DecimalText.TryRound(text, 18, out _, out _));
        Assert.False(DecimalText.TryNormalize(text, new char[64], out _));
    }

    [Theory, Trait("Rule", "EXPEND-9")]
    [InlineData("1e400", "An amount of a line lies between -1,000,000,000,000 and 1,000,000,000,000. '1e400' is not one.")]
    [InlineData("1e999999", "An amount of a line lies between -1,000,000,000,000 and 1,000,000,000,000. '1e999999' is not one.")]
    [InlineData("100000000000000000000", "An amount of a line lies between -1,000,000,000,000 and 1,000,000,000,000. '100000000000000000000' is not one.")]
    [InlineData("4E-37", "An amount other than 0 is not lost: '4E-37' is below the smallest that is told, 1e-36.")]
    [InlineData("1e-400", "An amount other than 0 is not lost: '1e-400' is below the smallest that is told, 1e-36.")]
    [InlineData("-1e-999999", "An amount other than 0 is not lost: '-1e-999999' is below the smallest that is told, 1e-36.")]
    [InlineData("1e", "An amount is a decimal number. '1e' is not one.")]
    public void An_amount_that_is_too_large_or_would_be_lost_is_refused_as_such(string text, string reason)
    {
        using var file = FileOf(text);
        var batch = new ImportBatch();
        Assert.True(file.Read(batch, 10));
        Assert.Equal(reason, Assert.Single(Assert.Single(batch.Unread).Problems).Reason);
    }

    [Theory]
    [InlineData("1", "1E0")]
    [InlineData("100", "1E2")]
    [InlineData("1.50", "15E-1")]
    [InlineData("-0", "0E0")]
    [InlineData("0.000", "0E0")]
    [InlineData("00012.340000000000000000000000", "1234E-2")]
    [InlineData("1.234e1", "1234E-2")]
    public void A_number_has_one_text(string text, string expected)
    {
        var normal = new char[64];
        Assert.True(DecimalText.TryNormalize(text, normal, out var length));
        Assert.Equal(expected, new string(normal, 0, length));
    }

    [Fact, Trait("Rule", "BILL-10")]
    public void A_cost_with_the_noise_of_binary_fractions_is_a_charge_and_its_tail_is_kept_for_the_summary()
    {
        using var file = FileOf("0.1000000000000000055511151231257827");
        var batch = new ImportBatch();
        Assert.True(file.Read(batch, 10));
        var due = Assert.Single(batch.Lines).Amounts.AmountDue;
        Assert.Equal(ExactAmount.Of(0.100000000000000006m), due);
        Assert.Equal(-448884876874217300L, batch.BeyondOf(0));
    }

    private static ExpenditureFile FileOf(string amount) => new(
        "bill.csv",
        new MemoryStream(Encoding.UTF8.GetBytes(
            $"SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost,BillingCurrency\na1,ECS,2024-09-18,2024-09-19,{amount},USD\n")),
        new FocusFormat(new NewCustomers()));
}
