using System.Globalization;
using System.Numerics;
using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Kernel;

public sealed class MoneyTests
{
    private static readonly decimal Largest = decimal.Parse("99999999999999999999.99999999", CultureInfo.InvariantCulture);

    [Fact, Trait("Rule", "CONV-5")]
    public void The_whole_of_decimal_28_8_is_money()
    {
        Assert.Equal("99999999999999999999.99999999", new Money(Largest).ToExactString());
        Assert.Equal("-99999999999999999999.99999999", new Money(-Largest).ToExactString());
        Assert.Equal(BigInteger.Pow(10, 28) - 1, (BigInteger)new Money(Largest).Units);
        Assert.Equal(-Largest, new Money(-Largest).Amount);
        Assert.True(Money.Fits(Largest));
        Assert.False(Money.Fits(Largest + 0.00000001m));
        Assert.True(new Money(Largest).Fits());
        Assert.False((new Money(Largest) + new Money(0.00000001m)).Fits());
    }

    [Theory, Trait("Rule", "CONV-5")]
    [InlineData("0.000000001")]
    [InlineData("7.9000000000000000000000000001")]
    [InlineData("12345678901234567890.123456789")]
    public void A_ninth_decimal_is_no_money(string amount)
    {
        Assert.False(Money.Fits(decimal.Parse(amount, CultureInfo.InvariantCulture)));
        Assert.Throws<ArgumentException>(() => new Money(decimal.Parse(amount, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_sum_beyond_any_accepted_amount_stays_exact()
    {
        var sum = Enumerable.Range(0, 10).Aggregate(Money.Zero, (sum, _) => sum + new Money(Largest));
        Assert.Equal("999999999999999999999.99999990", sum.ToExactString());
        Assert.Equal(Money.Zero, Enumerable.Range(0, 10).Aggregate(sum, (rest, _) => rest - new Money(Largest)));
    }

    [Fact]
    public void What_does_not_fit_is_a_fault_and_never_another_amount()
    {
        var (most, least, unit) = (Money.FromUnits(Int128.MaxValue), Money.FromUnits(Int128.MinValue), Money.FromUnits(1));
        Assert.Throws<OverflowException>(() => most + unit);
        Assert.Throws<OverflowException>(() => least - unit);
        Assert.Throws<OverflowException>(() => most.ToCents(20_000_000_000));
        Assert.Equal(792281625142643375935.43950335m, Money.FromUnits(((Int128)1 << 96) - 1).Amount);
        Assert.Throws<OverflowException>(() => Money.FromUnits((Int128)1 << 96).Amount);
    }

    [Fact]
    public void The_default_is_zero_dollars()
    {
        Assert.Equal(new Money(0m), default);
        Assert.Equal(("USD", "0.00000000"), (default(Money).Currency, default(Money).ToExactString()));
        Assert.Throws<InvalidOperationException>(() => new Money(1m) + new Money(1m, "EUR"));
    }

    [Theory, Trait("Rule", "BUDGET-4")]
    [InlineData("750", "1000", "0.75", 0)]
    [InlineData("750.00000001", "1000", "0.75", 1)]
    [InlineData("749.99999999", "1000", "0.75", -1)]
    [InlineData("99999999999999999999.99999998", "99999999999999999999.99999999", "1", -1)]
    [InlineData("33333333333333333333.33333333", "99999999999999999999.99999999", "0.3333333333333333333333333333", 1)]
    [InlineData("0.00000001", "0", "1", 1)]
    [InlineData("-1", "2", "-0.5", 0)]
    public void A_share_is_compared_exactly(string amount, string whole, string share, int expected) => Assert.Equal(
        expected, Math.Sign(Of(amount).CompareToShare(Of(whole), decimal.Parse(share, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("0.000000005", "1", "0.00000001")]
    [InlineData("0.000000015", "1", "0.00000002")]
    [InlineData("-0.000000015", "1", "-0.00000002")]
    public void A_share_is_rounded_half_away_from_zero(string share, string whole, string expected)
    {
        var thousand = Of("1000").Amount * decimal.Parse(share, CultureInfo.InvariantCulture);
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), new Money(thousand).ShareOf(Of("1000")));
        Assert.Null(Of(whole).ShareOf(Money.Zero));
    }

    [Theory, Trait("Rule", "EXPEND-10")]
    [InlineData("10.005", 0, "10.01")]
    [InlineData("10.005", -1, "10.00")]
    [InlineData("10.00499999", 9_999_999_999, "10.00")]
    [InlineData("10.00499999", 10_000_000_000, "10.01")]
    [InlineData("10.00500000", -4_000_000_000, "10.00")]
    [InlineData("-10.005", 0, "-10.01")]
    [InlineData("-10.005", 1, "-10.00")]
    [InlineData("-10.00499999", -10_000_000_000, "-10.01")]
    [InlineData("-0.00499999", 0, "0.00")]
    [InlineData("99999999999999999999.99500000", 0, "100000000000000000000.00")]
    public void A_total_is_rounded_once_with_what_lies_beyond_the_eighth_decimal(string amount, long remainder, string cents) =>
        Assert.Equal(cents + "000000", Of(amount).ToCents(remainder).ToExactString());

    [Property]
    public bool Cents_are_the_nearest(long units, long remainder)
    {
        var exact = ((BigInteger)units * 10_000_000_000) + remainder;
        var cent = BigInteger.Pow(10, 16);
        var (magnitude, sign) = (BigInteger.Abs(exact), exact.Sign);
        var expected = sign * ((magnitude + (cent / 2)) / cent);
        return (BigInteger)Money.FromUnits(units).ToCents(remainder).Units == expected * 1_000_000;
    }

    private static Money Of(string amount) => new(decimal.Parse(amount, CultureInfo.InvariantCulture));
}
