using System.Globalization;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Kernel;

public sealed class ProportionTests
{
    [Theory, Trait("Rule", "CONV-5")]
    [InlineData("1000", "0.05", "50.00000000")]
    [InlineData("0.00000001", "0.5", "0.00000001")]
    [InlineData("-0.00000001", "0.5", "-0.00000001")]
    [InlineData("0.00000001", "0.49999999", "0.00000000")]
    [InlineData("99999999999999999999.99999999", "0.33333333", "33333333000000000000.00000000")]
    [InlineData("1000", "1.35", "1350.00000000")]
    public void A_share_is_rounded_once_half_away_from_zero(string amount, string factor, string expected) =>
        Assert.Equal(expected, new Money(decimal.Parse(amount, CultureInfo.InvariantCulture)).Times(decimal.Parse(factor, CultureInfo.InvariantCulture))!.Value.ToExactString());

    [Fact, Trait("Rule", "CONV-5")]
    public void What_nobody_could_hold_is_nothing()
    {
        Assert.Null(new Money(10_000_000_000_000_000_000m).Times(10m));
        Assert.Null(new Money(10_000_000_000_000_000_000m).Times(decimal.MaxValue));
        Assert.Equal("SGD", new Money(1m).Times(1m, "SGD")!.Value.Currency);
    }
}
