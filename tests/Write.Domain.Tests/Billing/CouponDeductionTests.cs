using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing;

/// <summary>Which coupon pays which line of a bill, and when what is left of one is lost.</summary>
public sealed class CouponDeductionTests
{
    private static readonly BillingMonth November = new(2024, 11);

    private static readonly BillingMonthClosed Closed = new("p", November, new(2024, 12, 5, 0, 0, 0, TimeSpan.Zero));

    [Fact, Trait("Rule", "COUPON-10")]
    public void A_coupon_that_ended_before_the_month_is_not_deducted() =>
        Paid([Coupon("k", 50m, to: new(2024, 10, 31))], [Line(1, 80m)]).Is();

    [Theory, Trait("Rule", "COUPON-10"), Trait("Rule", "COUPON-36")]
    [InlineData(9, "")]
    [InlineData(10, "k 5")]
    [InlineData(20, "k 5")]
    [InlineData(21, "")]
    public void The_day_of_the_transaction_lies_within_the_validity(int day, string paid) =>
        Paid([Coupon("k", 50m, new(2024, 11, 10), new(2024, 11, 20))], [Line(day, 5m)]).Is(paid.Length > 0 ? [paid] : []);

    [Fact, Trait("Rule", "COUPON-36")]
    public void Each_transaction_is_paid_by_the_coupon_of_its_time() =>
        Paid([Coupon("K1", 100m, to: new(2024, 11, 15)), Coupon("K2", 100m, new(2024, 11, 16))], [Line(10, 30m), Line(20, 40m)]).Is("K1 30", "K2 40");

    [Fact, Trait("Rule", "COUPON-19")]
    public void A_coupon_of_one_customer_pays_for_nobody_else()
    {
        Paid([Coupon("k", 100m, customer: "C")], [Line(1, 20m, "C"), Line(2, 50m, "D")]).Is("k 20");
        Paid([Coupon("k", 100m, customer: "C")], [Line(2, 50m, "D")]).Is();
    }

    [Fact, Trait("Rule", "COUPON-20")]
    public void A_coupon_of_nobody_in_particular_pays_for_all() =>
        Paid([Coupon("k", 100m)], [Line(1, 30m, "C"), Line(2, 40m, "D")]).Is("k 70");

    [Theory, Trait("Rule", "COUPON-9")]
    [InlineData("OBS", "")]
    [InlineData("ecs", "k 7")]
    public void A_coupon_of_a_product_pays_for_no_other(string product, string paid) =>
        Paid([Coupon("k", 100m) with { Terms = CouponTerms.Unrestricted with { Products = [product] } }], [Line(1, 7m)]).Is(paid.Length > 0 ? [paid] : []);

    [Fact, Trait("Rule", "COUPON-37")]
    public void Those_of_a_certain_customer_come_first() =>
        Paid([Coupon("K1", 20m), Coupon("K2", 20m, customer: "C")], [Line(1, 20m, "C")]).Is("K2 20");

    [Fact, Trait("Rule", "COUPON-37")]
    public void Then_those_that_end_first_then_the_smallest_then_by_id()
    {
        Paid([Coupon("a", 20m, to: new(2024, 12, 31)), Coupon("b", 20m, to: new(2024, 11, 30)), Coupon("c", 5m)], [Line(1, 20m)]).Is("b 20");
        Paid([Coupon("a", 20m), Coupon("b", 19.99999999m)], [Line(1, 10m)]).Is("b 10");
        Paid([Coupon("b", 20m), Coupon("a", 20m)], [Line(1, 10m)]).Is("a 10");
    }

    [Fact, Trait("Rule", "COUPON-9")]
    public void Several_coupons_pay_one_bill_until_they_are_used_up() =>
        Paid([Coupon("a", 50m), Coupon("b", 20m)], [Line(1, 80m)]).Is("b 20", "a 50");

    [Fact, Trait("Rule", "COUPON-8")]
    public void Coupons_pay_no_more_than_the_bill_comes_to_when_something_was_given_back() =>
        Paid([Coupon("a", 80m)], [Line(1, 50m), Line(2, 50m), Line(3, -40m)]).Is("a 60");

    [Fact, Trait("Rule", "COUPON-16"), Trait("Rule", "COUPON-19")]
    public void What_one_customer_gave_back_is_not_paid_for_another_by_its_coupon()
    {
        Paid([Coupon("k", 100m, customer: "C")], [Line(1, 20m, "C"), Line(2, 50m, "D"), Line(3, -20m, "C")]).Is();
        Paid([Coupon("k", 100m, customer: "C")], [Line(1, 20m, "C"), Line(2, 30m, "C"), Line(2, 50m, "D"), Line(3, -40m, "C")]).Is("k 10");
        // What was given back of an earlier month is no charge of this bill.
        Paid([Coupon("k", 100m, customer: "C")], [Line(1, -20m, "C"), Line(2, 50m, "D"), Line(3, 20m, "C")]).Is("k 20");
    }

    [Fact, Trait("Rule", "COUPON-2")]
    public void What_was_given_back_of_one_product_is_not_paid_by_its_coupon_for_others() =>
        Paid([Coupon("k", 100m) with { Terms = CouponTerms.Unrestricted with { Products = ["ECS"] } }],
            [Line(1, 20m), Line(2, 50m) with { ServiceType = "OBS" }, Line(3, -15m)]).Is("k 5");

    [Fact, Trait("Rule", "COUPON-9")]
    public void A_coupon_pays_no_more_than_it_holds_over_all_transactions() =>
        Paid([Coupon("a", 50m)], [Line(1, 30m), Line(2, 30m), Line(3, 30m)]).Is("a 50");

    [Fact, Trait("Rule", "COUPON-24")]
    public void What_is_used_after_a_test_coupon_is_used_up_is_due()
    {
        var state = PartnerAccountDecider.Definition.Given(Issued("t", 100m), Closed).When(Bill(Line(1, 120m))).StateAfter();
        Assert.Equal((new Money(20m), Money.Zero), (state.Due, state.CouponsLeft));
    }

    [Fact, Trait("Rule", "COUPON-10")]
    public void What_is_left_is_lost_with_the_bill_of_the_last_month_and_not_before()
    {
        var ends = Issued("k", 50m, CouponTerms.Unrestricted with { ValidTo = new(2024, 11, 15) });
        var later = Issued("m", 50m, CouponTerms.Unrestricted with { ValidTo = new(2024, 12, 1) });
        var events = Decided(Bill(Line(10, 30m)), ends, later, Closed);
        Assert.Equal(new CouponApplied("k", new(30m)), Assert.Single(Assert.IsType<BillGenerated>(events[0]).Coupons));
        Assert.Equal(new CouponExpired("p", "k", new(20m)), Assert.Single(events.Skip(1)));
    }

    [Fact, Trait("Rule", "COUPON-10")]
    public void An_expired_coupon_pays_nothing_more_and_the_others_are_kept()
    {
        var state = new IDomainEvent[] { Issued("k", 50m), Issued("m", 7m), new CouponExpired("p", "k", new(50m)), Closed }.Aggregate(PartnerAccount.Empty, PartnerAccount.Evolve);
        Assert.Equal("m", Assert.Single(state.Coupons).CouponId);
        Assert.Equal(new Money(7m), state.CouponsLeft);
    }

    [Fact, Trait("Rule", "COUPON-9")]
    public void What_is_used_up_is_no_coupon_any_more() =>
        Assert.Empty(PartnerAccountDecider.Definition.Given(Issued("k", 30m), Closed).When(Bill(Line(1, 30m))).StateAfter().Coupons);

    [Fact, Trait("Rule", "COUPON-8")]
    public void A_coupon_that_was_issued_after_the_month_before_was_closed_pays_this_bill()
    {
        var october = new BillingMonthClosed("p", new(2024, 10), new(2024, 11, 5, 0, 0, 0, TimeSpan.Zero));
        Assert.Single(Assert.IsType<BillGenerated>(Decided(Bill(Line(1, 30m)), october, Issued("k", 50m), Closed)[0]).Coupons);
    }

    [Fact, Trait("Rule", "COUPON-8")]
    public void A_coupon_that_is_issued_after_the_month_was_closed_pays_the_next_bill() =>
        Assert.Empty(Assert.IsType<BillGenerated>(Decided(Bill(Line(1, 30m)), Closed, Issued("k", 50m))[0]).Coupons);

    [Fact, Trait("Rule", "COUPON-8")]
    public void Lines_that_are_not_the_bills_usage_are_a_fault_and_no_bill() => Assert.Throws<ArgumentException>(() => PartnerAccountDecider.Decide(
        new GenerateBill("p", November, [new(November, new(10m))], []),
        PartnerAccount.Empty with { LastClosed = November, Coupons = [Coupon("k", 5m)] }));

    private static IReadOnlyList<IDomainEvent> Decided(GenerateBill bill, params IDomainEvent[] history) =>
        PartnerAccountDecider.Decide(bill, history.Aggregate(PartnerAccount.Empty, PartnerAccount.Evolve)).Events;

    private static Coupon Coupon(string id, decimal left, DateOnly? from = null, DateOnly? to = null, string? customer = null) =>
        new(id, new(left), new(CouponKind.Cash, from, to, customer is null ? [] : [customer], [], null), null);

    private static CouponIssued Issued(string id, decimal amount, CouponTerms? terms = null) => new("p", id, new(amount), terms ?? CouponTerms.Unrestricted);

    private static BilledCharge Line(int day, decimal amount, string customer = "C") => new(customer, "ECS", new(2024, 11, day), new(amount), BillingMode.PayPerUse);

    private static GenerateBill Bill(params BilledCharge[] lines) =>
        new("p", November, [new(November, lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount))], lines);

    private static Deduction Paid(Coupon[] coupons, BilledCharge[] lines) => new(CouponDeduction.Of(
        coupons, lines, lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount)).Select(used => $"{used.CouponId} {used.Amount.Amount:0.########}"));

    private sealed record Deduction(IEnumerable<string> Paid)
    {
        public void Is(params string[] expected) => Assert.Equal(expected, Paid);
    }
}
