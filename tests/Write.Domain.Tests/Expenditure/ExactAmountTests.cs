using System.Globalization;
using System.Numerics;
using FsCheck.Xunit;
using PartnerGraph.Domain.Expenditure;

namespace PartnerGraph.Domain.Tests.Expenditure;

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
    [InlineData("1e9999", AmountProblem.OutOfRange)]
    public void What_is_no_amount_says_why(string text, AmountProblem problem) =>
        Assert.Equal(problem, ExactAmountText.Parse(text, out _));

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
