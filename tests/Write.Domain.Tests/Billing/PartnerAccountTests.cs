using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing;

public sealed class PartnerAccountTests
{
    private static readonly DateTimeOffset Now = new(2024, 12, 10, 4, 0, 0, TimeSpan.Zero);

    private static readonly BillingMonth October = new(2024, 10), November = new(2024, 11);

    private static readonly BillingMonthClosed Closed = new("p", November, new(2024, 12, 5, 4, 0, 0, TimeSpan.Zero));

    private static readonly BalanceToppedUp FiveHundred = new("p", "t", new(500m));

    [Fact, Trait("Rule", "BILL-2")]
    public void A_top_up_raises_the_balance() =>
        Assert.Equal(new Money(500m), Given().When(new TopUpBalance("p", "t", 500m)).Then(FiveHundred).StateAfter().Balance);

    [Theory, Trait("Rule", "BILL-2")]
    [InlineData("0")]
    [InlineData("-1")]
    public void A_top_up_is_an_amount_above_zero(string amount) =>
        Given().When(new TopUpBalance("p", "t", decimal.Parse(amount))).ThenRejected("BILL-2").WithCode("AMOUNT_INVALID");

    [Fact, Trait("Rule", "BILL-3")]
    public void A_bill_is_deducted_from_the_balance()
    {
        var state = Given(Closed, FiveHundred).When(Generate(300m)).Then(Made(300m, [], 300m, 300m)).StateAfter();
        Assert.Equal((new Money(200m), Money.Zero), (state.Balance, state.Due));
        Assert.Empty(state.Unpaid);
    }

    [Fact, Trait("Rule", "BILL-3"), Trait("Rule", "BILL-1")]
    public void What_the_balance_does_not_cover_is_due()
    {
        var billed = Given(Closed, FiveHundred).When(Generate(600m)).Then(Made(600m, [], 600m, 500m));
        Assert.Equal((Money.Zero, new Money(100m)), (billed.StateAfter().Balance, billed.StateAfter().Due));
        billed.AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "BILL-1")]
    public void A_month_is_billed_once() =>
        Given(Closed, Bill(November, 600m)).When(Generate(601m)).ThenRejected("BILL-1").WithCode("BILL_ALREADY_GENERATED");

    [Fact, Trait("Rule", "COUPON-9")]
    public void Coupons_pay_first_the_smaller_ahead()
    {
        var state = Given(new CouponIssued("p", "a", new(100m), CouponTerms.Unrestricted), new CouponIssued("p", "b", new(50m), CouponTerms.Unrestricted), FiveHundred, Closed)
            .When(Generate(120.00000001m))
            .Then(Made(120.00000001m, [new("b", new(50m)), new("a", new(70.00000001m))], 0m, 0m))
            .StateAfter();
        Assert.Equal((new Money(500m), Money.Zero, new Money(29.99999999m)), (state.Balance, state.Due, state.CouponsLeft));
    }

    [Fact, Trait("Rule", "COUPON-9")]
    public void What_a_bill_leaves_of_the_coupons_pays_the_next_one()
    {
        var first = new BillGenerated(
            "p", October, new(100m), [new("b", new(50m)), new("a", new(50m))], Money.Zero, Money.Zero, [new(October, new(100m))], Money.Zero);
        IDomainEvent[] issued = [new CouponIssued("p", "a", new(100m), CouponTerms.Unrestricted), new CouponIssued("p", "b", new(50m), CouponTerms.Unrestricted), Closed];
        Given(issued).When(new GenerateBill("p", October, first.Months, [new("c", "ECS", new(2024, 10, 1), first.Usage, BillingMode.PayPerUse)])).Then(first);
        Given([.. issued, first]).When(Generate(80m)).Then(Made(80m, [new("a", new(50m))], 30m, 0m));
    }

    [Fact, Trait("Rule", "COUPON-9")]
    public void A_coupon_is_issued_once() =>
        Given(new CouponIssued("p", "a", new(100m), CouponTerms.Unrestricted)).When(new IssueCoupon("p", "a", 100m, CouponTerms.Unrestricted)).ThenNothing();

    [Fact, Trait("Rule", "BILL-25")]
    public void The_amount_due_can_be_repaid()
    {
        var repaid = Given(Bill(November, 11.95m)).When(Repay(11.95m)).Then(Repaid(11.95m, 11.95m, 0m), Paid(November));
        Assert.Equal(Money.Zero, repaid.StateAfter().Due);
        repaid.AndRepeatingChangesNothing();
    }

    [Theory, Trait("Rule", "BILL-25")]
    [InlineData("0")]
    [InlineData("-0.01")]
    public void Zero_or_less_is_refused(string amount) =>
        Given(Bill(November, 11.95m)).When(Repay(decimal.Parse(amount))).ThenRejected("BILL-25").WithCode("AMOUNT_INVALID");

    [Fact, Trait("Rule", "BILL-21")]
    public void The_oldest_month_is_settled_first()
    {
        var state = Given(Bill(November, 5m), Bill(new(2024, 10), 10m)).When(Repay(12m)).Then(Repaid(12m, 12m, 0m), Paid(October)).StateAfter();
        Assert.Equal([new(November, new Money(3m))], state.Unpaid);
    }

    [Fact, Trait("Rule", "QUOTA-14")]
    public void What_is_paid_in_advance_lies_on_the_balance()
    {
        var state = Given(Bill(November, 100m)).When(Repay(400m)).Then(Repaid(400m, 100m, 300m), Paid(November)).StateAfter();
        Assert.Equal((new Money(300m), Money.Zero), (state.Balance, state.Due));
    }

    [Fact, Trait("Rule", "QUOTA-15")]
    public void The_quota_is_no_means_of_payment() =>
        Given(Bill(November, 100m)).When(Repay(100m) with { Source = PaymentSource.Quota })
            .ThenRejected("QUOTA-15").WithCode("PAYMENT_SOURCE_INVALID");

    [Fact, Trait("Rule", "BILL-25")]
    public void The_balance_pays_no_more_than_it_holds_and_than_is_due()
    {
        var due = Bill(November, 600m);
        Given(due, FiveHundred).When(FromBalance(500.00000001m)).ThenRejected("BILL-25").WithCode("BALANCE_INSUFFICIENT");
        var state = Given(due, FiveHundred).When(FromBalance(500m))
            .Then(Repaid(500m, 500m, 0m) with { Source = PaymentSource.Balance }).StateAfter();
        Assert.Equal((Money.Zero, new Money(100m)), (state.Balance, state.Due));
    }

    private static Scenario<PartnerAccountCommand, PartnerAccount> Given(params IReadOnlyList<IDomainEvent> history) =>
        PartnerAccountDecider.Definition.Given(history);

    private static BillGenerated Bill(BillingMonth month, decimal amount) =>
        new("p", month, new(amount), [], new(amount), Money.Zero, [new(month, new(amount))], Money.Zero);

    private static GenerateBill Generate(decimal usage) => new("p", November, [new(November, new(usage))], [new("c", "ECS", new(2024, 11, 1), new(usage), BillingMode.PayPerUse)]);

    private static BillGenerated Made(decimal usage, ImmutableArray<CouponApplied> coupons, decimal total, decimal fromBalance) =>
        new("p", November, new(usage), coupons, new(total), new(fromBalance), [new(November, new(usage))], Money.Zero);

    private static Repay Repay(decimal amount) => new("p", "r", amount, PaymentSource.Online, Now);

    private static Repay FromBalance(decimal amount) => Repay(amount) with { Source = PaymentSource.Balance };

    private static BillPaid Paid(BillingMonth month) => new("p", month, Now);

    private static RepaymentRecorded Repaid(decimal amount, decimal settled, decimal credited) =>
        new("p", "r", new(amount), PaymentSource.Online, new(settled), new(credited));
}
