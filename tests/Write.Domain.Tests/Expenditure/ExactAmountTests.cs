using System.Globalization;
using System.Numerics;
using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Write.Domain.Tests.Expenditure;

public sealed class ExactAmountTests
{
    [Theory, Trait("Rule", "BILL-10")]
    [InlineData("0.105", 10_500_000, 0)]
    [InlineData("-0.105", -10_500_000, 0)]
    [InlineData("0.000000005", 1, -5_000_000_000)]
    [InlineData("0.000000004999999999", 0, 4_999_999_999)]
    [InlineData("-0.000000005", -1, 5_000_000_000)]
    [InlineData("-0.000000004999999999", 0, -4_999_999_999)]
    [InlineData("0.000016059900000000000", 1606, -100_000_000)]
    [InlineData("92233720368.54775807", long.MaxValue, 0)]
    [InlineData("1e-18", 0, 1)]
    [InlineData("1.5E+3", 150_000_000_000, 0)]
    [InlineData("+007.50", 750_000_000, 0)]
    [InlineData(".5", 50_000_000, 0)]
    [InlineData("5.", 500_000_000, 0)]
    [InlineData("-0.000", 0, 0)]
    [InlineData("0e99999999999999999999", 0, 0)]
    [InlineData("0.50000000000000000000000000000000000000000000000000000000000000000000000000000000", 50_000_000, 0)]
    public void A_source_amount_is_rounded_half_away_from_zero_and_the_rest_is_kept(string text, long units, long remainder)
    {
        Assert.Equal(AmountProblem.None, ExactAmountText.Parse(text, out var amount));
        Assert.Equal((units, remainder), (amount.Units, amount.Remainder));
    }

    [Theory, Trait("Rule", "CONV-5")]
    [InlineData("99999999999999999999.99999999", 0)]
    [InlineData("99999999999999999999.999999994999999999", 4_999_999_999)]
    [InlineData("-99999999999999999999.99999999", 0)]
    public void The_whole_of_decimal_28_8_is_read(string text, long remainder)
    {
        Assert.Equal(AmountProblem.None, ExactAmountText.Parse(text, out var amount));
        Assert.Equal((text[0] == '-' ? -BigInteger.Pow(10, 28) + 1 : BigInteger.Pow(10, 28) - 1, remainder), ((BigInteger)amount.Units, amount.Remainder));
    }

    [Theory, Trait("Rule", "EXPEND-9")]
    [InlineData("", AmountProblem.Malformed)]
    [InlineData("-", AmountProblem.Malformed)]
    [InlineData(".", AmountProblem.Malformed)]
    [InlineData("1,5", AmountProblem.Malformed)]
    [InlineData("1.2.3", AmountProblem.Malformed)]
    [InlineData("0x10", AmountProblem.Malformed)]
    [InlineData("NaN", AmountProblem.Malformed)]
    [InlineData("1e", AmountProblem.Malformed)]
    [InlineData(" 1", AmountProblem.Malformed)]
    [InlineData("１", AmountProblem.Malformed)]
    [InlineData("0.0000000000000000001", AmountProblem.TooManyDecimals)]
    [InlineData("1e-19", AmountProblem.TooManyDecimals)]
    [InlineData("100000000000000000000", AmountProblem.OutOfRange)]
    [InlineData("99999999999999999999.999999995", AmountProblem.OutOfRange)]
    [InlineData("1000000000000000000000", AmountProblem.OutOfRange)]
    [InlineData("1e400", AmountProblem.OutOfRange)]
    [InlineData("-1e9999", AmountProblem.OutOfRange)]
    [InlineData("1e99999999999999999999", AmountProblem.OutOfRange)]
    [InlineData("1e-400", AmountProblem.TooManyDecimals)]
    [InlineData("1e-99999999999999999999", AmountProblem.TooManyDecimals)]
    [InlineData("0.12345678901234567890123456789012345678901234567890123456789012345678901234567890", AmountProblem.TooManyDecimals)]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890", AmountProblem.OutOfRange)]
    [InlineData("1e+", AmountProblem.Malformed)]
    [InlineData("1e5.0", AmountProblem.Malformed)]
    public void What_is_no_amount_says_why(string text, AmountProblem problem) =>
        Assert.Equal(problem, ExactAmountText.Parse(text, out _));

    [Theory, Trait("Rule", "EXPEND-11")]
    [InlineData("1", "0.000000004999999999", "1.000000004999999999")]
    [InlineData("1", "-0.000000005", "0.999999995")]
    [InlineData("-0.00000001", "0.000000005", "-0.000000005")]
    [InlineData("0", "0.000000005", "0.000000005")]
    [InlineData("1", "0.000000005000000001", null)]
    [InlineData("1", "-0.000000005000000001", null)]
    [InlineData("99999999999999999999.99999999", "0.000000005", null)]
    public void An_amount_and_its_remainder_are_what_was_stated(string text, string rest, string? stated)
    {
        ExactAmountText.Parse(text, out var amount);
        ExactAmountText.Parse(rest, out var remainder);
        Assert.Equal(stated is not null, amount.TryAddRemainder(remainder, out var sum));
        if (stated is null) return;
        ExactAmountText.Parse(stated, out var exact);
        Assert.Equal(exact, sum);
    }

    [Fact, Trait("Rule", "EXPEND-9")]
    public void No_digit_is_lost_however_many_there_are()
    {
        var zeros = new string('0', 79);
        Assert.Equal(AmountProblem.TooManyDecimals, ExactAmountText.Parse($"1.{zeros}1", out _));
        foreach (var ten in (string[])[$"1{zeros}e-78", $"1{zeros}.0e-78", $"{zeros}10.{zeros}"])
        {
            Assert.Equal(AmountProblem.None, ExactAmountText.Parse(ten, out var amount));
            Assert.Equal(ExactAmount.Of(10m), amount);
        }
    }

    [Fact, Trait("Rule", "CONV-5")]
    public void What_is_no_amount_or_no_difference_of_two_is_a_fault_where_nobody_stated_it()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactAmount.Of(0.0000000000000000001m));
        var (most, least) = (ExactAmount.Of(99_999_999_999_999_999_999m), ExactAmount.Of(-1m));
        Assert.Throws<OverflowException>(() => most - least);
        Assert.Equal(ExactAmount.Of(99_999_999_999_999_999_998m), most - ExactAmount.Of(1m));
    }

    [Property]
    public bool Rounded_amount_and_remainder_are_the_source_amount(long whole, ulong fraction)
    {
        whole %= 9_000_000_000_000_000_000;
        fraction %= 1_000_000_000_000_000_000;
        var text = string.Create(CultureInfo.InvariantCulture, $"{whole}.{fraction:D18}");
        ExactAmountText.Parse(text, out var amount);
        return Atto(amount) == BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            && Math.Abs(amount.Remainder) <= ExactAmount.RemainderPerUnit / 2;
    }

    [Property]
    public bool A_difference_is_exact_and_rounded_like_any_amount(decimal left, decimal right)
    {
        var (a, b) = (ExactAmount.Of(Small(left)), ExactAmount.Of(Small(right)));
        return a - b == ExactAmount.Of(Small(left) - Small(right)) && Atto(a - b) == Atto(a) - Atto(b);
    }

    private static decimal Small(decimal value) => Math.Round(value % 1_000m, 12);

    private static BigInteger Atto(ExactAmount amount) => ((BigInteger)amount.Units * ExactAmount.RemainderPerUnit) + amount.Remainder;
}
