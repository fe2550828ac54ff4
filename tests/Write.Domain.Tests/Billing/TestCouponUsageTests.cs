using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing;

public sealed class TestCouponUsageTests
{
    [Theory, Trait("Rule", "COUPON-23"), Trait("Rule", "COUPON-25")]
    [InlineData("20", 2)]
    [InlineData("20.00000001", 3)]
    [InlineData("99.99999999", 9)]
    [InlineData("90", 9)]
    [InlineData("0.00000001", 1)]
    [InlineData("0", 0)]
    public void What_is_left_is_told_when_another_tenth_of_the_coupon_is_begun(string left, int tenths) =>
        Given().When(Report(left)).Then(Told(left, tenths)).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "COUPON-23")]
    public void Within_a_tenth_nothing_is_told_and_what_is_given_back_is()
    {
        Given().When(Report("100")).ThenNothing();
        Given(Told("20", 2)).When(Report("10.00000001")).ThenNothing();
        Given(Told("20", 2)).When(Report("10")).Then(Told("10", 1));
        Given(Told("20", 2)).When(Report("100")).Then(Told("100", 10));
    }

    private static Scenario<ReportTestCouponUsage, TestCouponUsage> Given(params IReadOnlyList<IDomainEvent> history) => TestCouponUsageDecider.Definition.Given(history);

    private static ReportTestCouponUsage Report(string left) => new("p", "k", "c", new(100m), Amount(left), new(80m));

    private static TestCouponUsageReported Told(string left, int tenths) => new("p", "k", "c", Amount(left), new(80m), tenths);

    private static Money Amount(string text) => new(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
