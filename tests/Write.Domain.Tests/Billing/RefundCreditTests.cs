using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing;

/// <summary>What former reseller customers give back is the partner's, and lies on its balance when the month has ended.</summary>
public sealed class RefundCreditTests
{
    private static readonly DateTimeOffset At = new(2024, 11, 12, 2, 0, 0, TimeSpan.Zero);

    private static readonly BillingMonth November = new(2024, 11);

    private static readonly RefundCredited Credited = new("p", "o-1-refund-1", "c", "o-1", new(30m), November, At);

    [Fact, Trait("Rule", "BILL-26")]
    public void A_refund_is_credited_once()
    {
        var credit = new CreditRefund("p", "o-1-refund-1", "c", "o-1", new(30m), November, At);
        var credited = PartnerAccountDecider.Definition.Given().When(credit).Then(Credited).By("BILL-26");
        credited.AndRepeatingChangesNothing();
        Assert.Equal(Money.Zero, credited.StateAfter().Balance);
        PartnerAccountDecider.Definition.Given().When(credit with { Amount = Money.Zero }).ThenNothing();
    }

    [Theory, Trait("Rule", "BILL-28")]
    [InlineData("2024-11-30T15:59:59Z", false)]
    [InlineData("2024-11-30T16:00:00Z", true)]
    public void Refunds_are_settled_when_the_month_has_ended(string at, bool settles)
    {
        var settle = new SettleRefunds("p", November, BusinessTime.Default, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        var outcome = PartnerAccountDecider.Definition.Given(Credited, Credited with { RefundId = "x", Amount = new(0.5m) }).When(settle);
        if (!settles)
        {
            outcome.ThenRejected("BILL-28").WithCode("MONTH_NOT_CLOSED");
            return;
        }

        outcome.Then(new RefundSettled("p", November, new(30.5m))).AndRepeatingChangesNothing();
        Assert.Equal(new Money(30.5m), outcome.StateAfter().Balance);
        PartnerAccountDecider.Definition.Given(Credited).When(settle with { Month = new(2024, 10) }).ThenNothing();
    }

    [Fact, Trait("Rule", "CONV-5")]
    public void What_is_settled_stays_a_sum_that_can_be_held()
    {
        var settle = new SettleRefunds("p", November, BusinessTime.Default, new(2024, 12, 1, 0, 0, 0, TimeSpan.Zero));
        Scenario<PartnerAccountCommand, PartnerAccount> With(decimal refund) => PartnerAccountDecider.Definition.Given(
            new BalanceToppedUp("p", "t", new(99_999_999_999_999_999_999m)), Credited with { Amount = new(refund) });
        With(0.99999999m).When(settle).Then(new RefundSettled("p", November, new(0.99999999m)));
        With(1m).When(settle).ThenRejected("CONV-5").WithCode("SUM_TOO_LARGE");
    }
}
