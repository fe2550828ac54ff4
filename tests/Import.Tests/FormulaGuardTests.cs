using PartnerGraph.Write.Application.Exports;

namespace PartnerGraph.Import.Tests;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("'=1", "''=1")]
    [InlineData("''=1", "'''=1")]
    [InlineData("'s-Hertogenbosch", "'s-Hertogenbosch")]
    [InlineData("a=b", "a=b")]
    [InlineData("None", "'None")]
    [InlineData("'n/a", "''n/a")]
    [InlineData(" blank ", "' blank ")]
    [InlineData("", "")]
    public void A_text_that_looks_like_a_formula_or_like_no_value_is_guarded_and_read_back_as_it_was(string text, string guarded)
    {
        Assert.Equal(guarded, FormulaGuard.Guarded(text));
        Assert.Equal(text, FormulaGuard.Plain(guarded));
    }
}
