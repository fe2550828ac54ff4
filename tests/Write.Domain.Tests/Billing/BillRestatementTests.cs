using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing;

/// <summary>Restating the bill of November, which was made of 100 and is due on December 31.</summary>
public sealed class BillRestatementTests
{
    private static readonly BillingMonth November = new(2024, 11), December = new(2024, 12);

    private static readonly DateTimeOffset Now = new(2025, 1, 10, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Due = new(2024, 12, 31), DueLater = new(2025, 1, 24);

    private static readonly BillingMonthClosed Closed = new("p", November, new(2024, 12, 4, 16, 0, 0, TimeSpan.Zero));

    [Fact, Trait("Rule", "BILL-1")]
    public void What_is_not_billed_yet_cannot_be_restated()
    {
        Given().When(Order()).ThenRejected("BILL-24").WithCode("MONTH_NOT_CLOSED");
        Given(Closed).When(Order()).ThenRejected("BILL-24").WithCode("MONTH_NOT_CLOSED");
        // A bill of the first version, which nothing was cut for.
        Given(Bill(100m)).When(Order()).ThenRejected("BILL-24").WithCode("MONTH_NOT_CLOSED");
        Given(Closed, Bill(100m)).When(Order() with { Month = December }).ThenRejected("BILL-24").WithCode("MONTH_NOT_CLOSED");
    }

    [Fact, Trait("Rule", "BILL-1")]
    public void A_restatement_needs_a_reason_and_something_to_restate()
    {
        Given(Closed, Bill(100m)).When(Order() with { Reason = " " }).ThenRejected("CONV-7").WithCode("REQUIRED");
        Given(Closed, Bill(100m)).When(Order() with { IsChanged = false }).ThenRejected("BILL-1").WithCode("NOTHING_TO_RESTATE");
        Given(Closed, Bill(100m)).When(Order()).Then(Ordered(2));
    }

    [Fact, Trait("Rule", "BILL-1")]
    public void What_was_looked_at_before_the_last_restatement_restates_nothing_again()
    {
        Given(Closed, Bill(100m), Ordered(2)).When(Order()).ThenNothing();
        Given(Closed, Bill(100m), Ordered(2)).When(Order() with { Reason = "Another." }).ThenRejected("BILL-1").WithCode("RESTATEMENT_PENDING");
        Given(Closed, Bill(100m), Ordered(2)).When(Order() with { Seen = 2 }).Then(Ordered(3));
    }

    [Theory, Trait("Rule", "BILL-1")]
    [InlineData(98, true)]
    [InlineData(99, false)]
    public void A_bill_is_restated_so_often_and_no_more(int version, bool accepted)
    {
        var scene = Given(Closed, Bill(100m), Ordered(version)).When(Order() with { Seen = version });
        if (accepted) scene.Then(Ordered(99));
        else scene.ThenRejected("BILL-1").WithCode("TOO_MANY_RESTATEMENTS");
    }

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "BILL-3")]
    public void What_is_added_is_paid_by_the_balance_and_else_is_due_for_fourteen_days()
    {
        var restated = Given(Closed, Bill(100m), Ordered(2), new BalanceToppedUp("p", "t", new(10m))).When(Restate(30m)).Then(
            new BillRestated(
                "p", November, 2, "Late lines.", [new(November, new(30m))], [], new(100m), new(130m), Total: new(130m), FromBalance: new(10m), Credited: Money.Zero,
                Unpaid: new(120m), Drawn: new(10m), GivenBack: Money.Zero, DueChange: new(20m), DueLater, Now));
        restated.AndRepeatingChangesNothing();
        var state = restated.StateAfter();
        Assert.Equal((new Money(120m), Money.Zero, new Money(130m)), (state.Due, state.Balance, state.Billed[November]));
        Assert.Equal(new BillTerms(new(130m), DueLater, IsOverdue: false), state.Terms[November]);
    }

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "BILL-29")]
    public void Less_is_first_taken_off_what_is_due_and_then_goes_on_the_balance()
    {
        var state = Given(Closed, Bill(100m), Paid(70m), Ordered(2)).When(Restate(-50m)).Then(
            new BillRestated(
                "p", November, 2, "Late lines.", [new(November, new(-50m))], [], new(100m), new(50m), Total: new(70m), FromBalance: Money.Zero, Credited: new(20m),
                Unpaid: Money.Zero, Drawn: Money.Zero, GivenBack: new(20m), DueChange: new(-30m), Due, Now),
            new BillPaid("p", November, Now)).StateAfter();
        Assert.Equal((Money.Zero, new Money(20m)), (state.Due, state.Balance));
        Assert.Empty(state.Terms);
    }

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "BILL-25")]
    public void What_was_paid_stays_whatever_is_restated_afterwards()
    {
        var state = Given(Closed, Bill(100m), Paid(100m), new BillPaid("p", November, Now), Ordered(2)).When(Restate(-40m)).StateAfter();
        Assert.Equal((Money.Zero, new Money(40m)), (state.Due, state.Balance));
        state = PartnerAccount.Evolve(state, Ordered(3));
        // The 40 lie on the balance, and pay what comes.
        var restated = Assert.IsType<BillRestated>(Assert.Single(PartnerAccountDecider.Decide(Restate(60m) with { Version = 3 }, state).Events));
        Assert.Equal((new Money(120m), new Money(40m), new Money(160m), new Money(20m)), (restated.Usage, restated.Credited, restated.Total, restated.Unpaid));
        Assert.Equal((new Money(40m), new Money(20m)), (restated.Drawn, restated.DueChange));
    }

    [Fact, Trait("Rule", "BILL-1"), Trait("Rule", "BILL-29")]
    public void A_bill_below_zero_gives_back_more_and_what_it_gave_is_due_again()
    {
        var below = new BillGenerated("p", November, new(-30m), [], Money.Zero, Money.Zero, [new(November, new(-30m))], new(30m), Due);
        var less = Assert.IsType<BillRestated>(Assert.Single(Given(Closed, below, Ordered(2)).When(Restate(-5m)).Decision.Events));
        Assert.Equal((new Money(35m), Money.Zero, Money.Zero), (less.Credited, less.Total, less.Unpaid));
        // The 30 were spent since: all of what comes now is due.
        var more = Assert.IsType<BillRestated>(Assert.Single(
            Given(Closed, below, new RepaymentRecorded("p", "r", new(30m), PaymentSource.Balance, new(30m), Money.Zero), Ordered(2)).When(Restate(50m)).Decision.Events));
        Assert.Equal((new Money(20m), new Money(50m), new Money(30m), new Money(50m)), (more.Usage, more.Total, more.Credited, more.Unpaid));
    }

    [Theory, Trait("Rule", "COUPON-8"), Trait("Rule", "BILL-1")]
    [InlineData(30, 0, 20, 10)]
    [InlineData(15, 0, 15, 0)]
    [InlineData(30, -20, 10, 0)]
    [InlineData(20, -30, 0, -10)]
    public void Coupons_pay_what_is_added_as_the_bill_was_and_no_more_than_it_comes_to(decimal charged, decimal givenBack, decimal deducted, decimal left)
    {
        var events = Given(new CouponIssued("p", "k", new(20m), CouponTerms.Unrestricted), Closed, Bill(100m), Ordered(2))
            .When(Restate(charged, givenBack)).Decision.Events;
        var restated = Assert.IsType<BillRestated>(events[0]);
        Assert.Equal(new Money(deducted), restated.Coupons.Aggregate(Money.Zero, (sum, coupon) => sum + coupon.Amount));
        Assert.Equal(new Money(left), restated.DueChange);
        Assert.Equal(new Money(deducted), restated.CouponApplied);
    }

    [Fact, Trait("Rule", "COUPON-8")]
    public void A_coupon_that_came_after_the_month_was_closed_pays_no_part_of_its_restatement() => Assert.Empty(Assert.IsType<BillRestated>(Assert.Single(
        Given(Closed, Bill(100m), new CouponIssued("p", "k", new(20m), CouponTerms.Unrestricted), Ordered(2)).When(Restate(30m)).Decision.Events)).Coupons);

    [Fact, Trait("Rule", "COUPON-31")]
    public void Before_coupons_were_deducted_centrally_none_pays() => Assert.Empty(Assert.IsType<BillRestated>(Assert.Single(
        Given(new CouponIssued("p", "k", new(20m), CouponTerms.Unrestricted), Closed, Bill(100m), Ordered(2)).When(Restate(30m) with { Central = false }).Decision.Events)).Coupons);

    [Fact, Trait("Rule", "NOTIFY-5")]
    public void A_bill_that_is_overdue_stays_so_and_its_restatement_to_what_was_paid_ends_it()
    {
        var overdue = new BillOverdue("p", November, new(100m), new(100m), Due, Now.AddDays(-5));
        var more = Given(Closed, Bill(100m), overdue, Ordered(2)).When(Restate(30m)).StateAfter();
        Assert.Equal(new BillTerms(new(130m), Due, IsOverdue: true), more.Terms[November]);
        var nothing = Given(Closed, Bill(100m), overdue, Ordered(2)).When(Restate(-100m)).StateAfter();
        Assert.False(nothing.IsInArrears);
        Assert.Equal(Now, nothing.ArrearsPaidAt);
    }

    [Fact, Trait("Rule", "BILL-1")]
    public void A_bill_that_was_made_again_is_the_same_whatever_was_restated_since()
    {
        var state = Given(Closed, Bill(100m), Ordered(2)).When(Restate(30m)).StateAfter();
        Assert.Empty(PartnerAccountDecider.Decide(new GenerateBill("p", November, [new(November, new(100m))], []), state).Events);
        Assert.Equal(new BilledUsage(November, new(130m)), Assert.Single(state.Bills[November].Months));
    }

    [Fact, Trait("Rule", "BILL-1")]
    public void Only_what_was_ordered_is_restated() => Given(Closed, Bill(100m)).When(Restate(30m)).ThenRejected("BILL-24").WithCode("MONTH_NOT_CLOSED");

    [Fact, Trait("Rule", "BILL-1")]
    public void Lines_that_are_not_what_is_added_are_a_fault() => Assert.Throws<ArgumentException>(() =>
        Given(new CouponIssued("p", "k", new(20m), CouponTerms.Unrestricted), Closed, Bill(100m), Ordered(2)).When(Restate(30m) with { Charges = [] }));

    private static Scenario<PartnerAccountCommand, PartnerAccount> Given(params IReadOnlyList<IDomainEvent> history) => PartnerAccountDecider.Definition.Given(history);

    private static OrderBillRestatement Order() => new("p", November, "Late lines.", Seen: 1, IsChanged: true, Now);

    private static BillRestatementOrdered Ordered(int version) => new("p", November, version, "Late lines.", Now);

    private static RestateBill Restate(params decimal[] lines) => new(
        "p", November, 2, [new(November, new(lines.Sum()))],
        [.. lines.Where(line => line != 0).Select(line => new BilledCharge("c", "ECS", November.FirstDay, new(line), BillingMode.PayPerUse))], DueLater, Central: true, Now);

    private static BillGenerated Bill(decimal usage) =>
        new("p", November, new(usage), [], new(usage), Money.Zero, [new(November, new(usage))], Money.Zero, Due);

    private static RepaymentRecorded Paid(decimal amount) => new("p", $"paid-{amount}", new(amount), PaymentSource.Online, new(amount), Money.Zero);
}
