using System.Numerics;
using FsCheck.Xunit;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Tests.Expenditure;

public sealed class SplitAmountTests
{
    [Property]
    public bool An_amount_is_split_and_put_together_again(long units, long more)
    {
        var money = Money.FromUnits((Int128)units * Math.Abs(more % 1_000_000_000));
        var split = SplitAmount.Of(money);
        return split.Money == money && split.Low is >= 0 and < SplitAmount.Base;
    }

    [Property]
    public bool Sums_of_the_columns_are_the_sum_of_the_amounts(long[] amounts, int[] rests)
    {
        var (split, high, low, rest, expected) = (default(SplitAmount), 0L, 0L, 0L, BigInteger.Zero);
        for (var index = 0; index < amounts.Length; index++)
        {
            var one = SplitAmount.Of(Money.FromUnits(amounts[index]), rests.ElementAtOrDefault(index));
            split += one;
            (high, low, rest) = (high + one.High, low + one.Low, rest + one.Rest);
            expected += amounts[index];
        }

        var asSqlAdds = new SplitAmount { High = high, Low = low, Rest = rest };
        return (BigInteger)split.Money.Units == expected && asSqlAdds.Money == split.Money && asSqlAdds.Remainder == split.Remainder
            && split.Low is >= 0 and < SplitAmount.Base;
    }

    [Property]
    public bool What_is_taken_out_again_leaves_what_was_there(long before, long other)
    {
        var (one, two) = (SplitAmount.Of(Money.FromUnits(before), 3), SplitAmount.Of(Money.FromUnits(other), -5));
        return one + two - two == one && (one - two).Money == Money.FromUnits((Int128)before - other);
    }

    [Theory, Trait("Rule", "CONV-5")]
    [InlineData(1)]
    [InlineData(-1)]
    public void Nine_hundred_million_of_the_largest_lines_fit_the_columns(int sign)
    {
        const long lines = 900_000_000;
        var line = SplitAmount.Of(new Money(sign * 999_999_999_999.99999999m), sign * 4_999_999_999);
        var sum = checked(new SplitAmount { High = line.High * lines, Low = line.Low * lines, Rest = line.Rest * lines });
        Assert.Equal(new BigInteger(sign) * 99_999_999_999_999_999_999m.ToBig() * lines, (BigInteger)sum.Money.Units);
    }
}

file static class Numbers
{
    public static BigInteger ToBig(this decimal value) => new(value);
}
