using PartnerGraph.Api.GraphQL.Schema.Scalars;

namespace PartnerGraph.Api.GraphQL.Tests;

[Trait("Rule", "EXPEND-9")]
public sealed class DecimalScalarTests
{
    private readonly DecimalScalar scalar = new();

    [Theory]
    [InlineData("0.10500000", "0.105")]
    [InlineData("-5.", "-5")]
    [InlineData("+.5", "0.5")]
    [InlineData("1.5e3", "1500")]
    [InlineData("1E-28", "0.0000000000000000000000000001")]
    [InlineData("9999999999999999999999999999", "9999999999999999999999999999")]
    [InlineData("0000000000000000000000000000000000001", "1")]
    [InlineData("0.1000000000000000000000000000000000000000", "0.1")]
    [InlineData("0e99999999999", "0")]
    [InlineData("-0", "0")]
    public void A_number_is_read_to_the_last_digit(string text, string written) => Assert.Equal(written, scalar.Serialize(scalar.ParseValue(text)));

    [Theory]
    [InlineData("1e400", "'1e400' is too large: a decimal number has at most 28 digits.")]
    [InlineData("-1e99999999999", "'-1e99999999999' is too large: a decimal number has at most 28 digits.")]
    [InlineData("10000000000000000000000000000", "'10000000000000000000000000000' is too large: a decimal number has at most 28 digits.")]
    [InlineData("1e-400", "'1e-400' would lose digits: a decimal number has at most 28, behind the point as well.")]
    [InlineData("1e-99999999999", "'1e-99999999999' would lose digits: a decimal number has at most 28, behind the point as well.")]
    [InlineData("1e-29", "'1e-29' would lose digits: a decimal number has at most 28, behind the point as well.")]
    [InlineData("1.0000000000000000000000000001", "'1.0000000000000000000000000001' would lose digits: a decimal number has at most 28, behind the point as well.")]
    [InlineData("1e", "'1e' is not a decimal number.")]
    [InlineData("", "'' is not a decimal number.")]
    [InlineData("1,5", "'1,5' is not a decimal number.")]
    [InlineData("NaN", "'NaN' is not a decimal number.")]
    public void What_cannot_be_held_is_refused_as_what_it_is(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => scalar.ParseValue(text)).Message);
}
