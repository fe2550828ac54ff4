using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing;

/// <summary>Cutting a month, and the bill that it becomes.</summary>
public sealed class BillTests
{
    private static readonly BillingMonth October = new(2024, 10), November = new(2024, 11), December = new(2024, 12);

    // 23:59:59 of November 30 and 00:00:00 of December 1 in GMT+08:00.
    private static readonly DateTimeOffset LastSecond = new(2024, 11, 30, 15, 59, 59, TimeSpan.Zero), NextMonth = LastSecond.AddSeconds(1);

    [Fact, Trait("Rule", "BILL-23"), Trait("Rule", "BILL-24")]
    public void A_month_is_cut_once_it_has_ended_in_the_billing_zone()
    {
        Given().When(Close(November, LastSecond)).ThenRejected("BILL-24").WithCode("MONTH_NOT_CLOSED");
        Given().When(Close(November, NextMonth)).Then(new BillingMonthClosed("p", November, NextMonth)).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "BILL-23")]
    public void The_month_ends_where_the_zone_says() =>
        Given().When(new CloseBillingMonth("p", November, new BusinessTime(TimeSpan.Zero), NextMonth)).ThenRejected("BILL-24").WithCode("MONTH_NOT_CLOSED");

    [Fact, Trait("Rule", "BILL-3")]
    public void A_month_closes_with_those_before_it() => Given(Closed(November)).When(Close(October, NextMonth)).ThenNothing();

    [Fact, Trait("Rule", "BILL-24")]
    public void A_month_that_was_not_closed_has_no_bill()
    {
        Given().When(Generate(November, (November, 10m))).ThenRejected("BILL-24").WithCode("MONTH_NOT_CLOSED");
        Given(Closed(November)).When(Generate(December, (December, 10m))).ThenRejected("BILL-24").WithCode("MONTH_NOT_CLOSED");
    }

    [Fact, Trait("Rule", "BILL-1")]
    public void A_bill_names_the_months_that_it_corrects_and_owes_them_together()
    {
        var state = Given(Closed(November)).When(Generate(November, (October, 20m), (November, 100m)))
            .Then(new BillGenerated(
                "p", November, new(120m), [], new(120m), Money.Zero, [new(October, new(20m)), new(November, new(100m))], Money.Zero)).StateAfter();
        Assert.Equal(new Money(120m), state.Unpaid[November]);
        Assert.Equal((new Money(20m), new Money(100m)), (state.Billed[October], state.Billed[November]));
    }

    [Fact, Trait("Rule", "BILL-29")]
    public void What_is_given_back_beyond_the_usage_goes_on_the_balance()
    {
        var state = Given(new CouponIssued("p", "a", new(5m), CouponTerms.Unrestricted), Closed(November)).When(Generate(November, (October, -30m), (November, 10m)))
            .Then(new BillGenerated(
                "p", November, new(-20m), [], Money.Zero, Money.Zero, [new(October, new(-30m)), new(November, new(10m))], new(20m))).StateAfter();
        Assert.Equal((new Money(20m), Money.Zero, new Money(5m)), (state.Balance, state.Due, state.CouponsLeft));
    }

    [Fact, Trait("Rule", "BILL-29")]
    public void A_refund_of_the_month_lowers_its_bill() =>
        Assert.Equal(new Money(70m), Given(Closed(November)).When(Generate(November, (October, -30m), (November, 100m))).StateAfter().Due);

    [Fact, Trait("Rule", "BILL-3")]
    public void A_month_without_usage_has_a_bill_of_nothing_once()
    {
        var nothing = new BillGenerated("p", November, Money.Zero, [], Money.Zero, Money.Zero, [new(November, Money.Zero)], Money.Zero);
        Given(Closed(November)).When(Generate(November)).Then(nothing).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "BILL-1")]
    public void The_same_sum_of_other_months_is_another_bill() =>
        Given(Closed(November), new BillGenerated("p", November, new(10m), [], new(10m), Money.Zero, [new(November, new(10m))], Money.Zero))
            .When(Generate(November, (October, 10m))).ThenRejected("BILL-1").WithCode("BILL_ALREADY_GENERATED");

    [Fact, Trait("Rule", "BILL-1")]
    public void A_bill_of_the_first_version_held_its_own_month() =>
        Assert.Equal(new Money(7m), PartnerAccount.Evolve(
            PartnerAccount.Empty, new BillGenerated("p", November, new(7m), [], new(7m), Money.Zero, default, default)).Billed[November]);

    private static Scenario<PartnerAccountCommand, PartnerAccount> Given(params IReadOnlyList<IDomainEvent> history) =>
        PartnerAccountDecider.Definition.Given(history);

    private static CloseBillingMonth Close(BillingMonth month, DateTimeOffset at) => new("p", month, BusinessTime.Default, at);

    private static BillingMonthClosed Closed(BillingMonth month) => new("p", month, NextMonth);

    private static GenerateBill Generate(BillingMonth month, params (BillingMonth Month, decimal Usage)[] parts) =>
        new("p", month, [.. parts.Select(part => new BilledUsage(part.Month, new(part.Usage)))], [.. parts.Select(part => new BilledCharge("c", "ECS", part.Month.FirstDay, new(part.Usage), BillingMode.PayPerUse))]);
}
