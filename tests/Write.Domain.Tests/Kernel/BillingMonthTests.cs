using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Kernel;

public sealed class BillingMonthTests
{
    private static readonly BillingMonth November = new(2024, 11);

    [Theory, Trait("Rule", "BILL-23")]
    [InlineData("1969-12", false)]
    [InlineData("1970-01", true)]
    [InlineData("2999-12", true)]
    [InlineData("3000-01", false)]
    [InlineData("2024-13", false)]
    [InlineData("2024-1", false)]
    [InlineData("2024-011", false)]
    [InlineData(null, false)]
    public void A_month_is_a_year_and_two_digits_within_the_calendar(string? text, bool isMonth)
    {
        Assert.Equal(isMonth, BillingMonth.TryParse(text, out var month));
        if (isMonth) Assert.Equal(text, month.ToString());
    }

    [Fact, Trait("Rule", "BILL-23")]
    public void Months_follow_each_other_across_the_years()
    {
        var (december, same) = (new BillingMonth(2024, 12), new BillingMonth(2024, 11));
        Assert.Equal((december, new BillingMonth(2025, 1)), (November.Next, december.Next));
        Assert.Equal((true, false, false), (November < december, december < November, November < same));
        Assert.Equal((false, true, false), (November > december, december > November, November > same));
        Assert.Equal((true, false, true), (November <= december, december <= November, November <= same));
        Assert.Equal((false, true, true), (November >= december, december >= November, November >= same));
        Assert.True(december < new BillingMonth(2025, 1));
    }

    [Fact, Trait("Rule", "CONV-1"), Trait("Rule", "BILL-23")]
    public void Months_begin_and_end_in_the_billing_zone()
    {
        var begins = new DateTimeOffset(2024, 10, 31, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal((November, new BillingMonth(2024, 10)), (BusinessTime.Default.MonthOf(begins), BusinessTime.Default.MonthOf(begins.AddTicks(-1))));
        Assert.Equal(new DateTimeOffset(2024, 11, 30, 16, 0, 0, TimeSpan.Zero), BusinessTime.Default.StartAfter(November));
    }
}
