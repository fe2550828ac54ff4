using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Provisioning;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Domain.Tests.Orders;

/// <summary>Giving back what was paid: cash for the whole days that are left, and coupons of what had not taken effect.</summary>
public sealed class RefundTests
{
    private static readonly PaymentChoice SixtyForty = Ordering.By(PaymentMethod.Balance, "k");

    [Fact, Trait("Rule", "COUPON-38")]
    public void Cash_is_given_back_and_the_coupon_is_not()
    {
        var order = Hundred();
        order.Accept(order.Unsubscribe("o-1"));
        var refund = Assert.Single(order.Refunds);
        Assert.Equal(("o-1-refund-1", 100m, 100m, 60m, 0m, null), (refund.LineId, refund.ListPrice.Amount, refund.Value.Amount, refund.Cash.Amount, refund.Coupon.Amount, refund.CouponId));
        Assert.Empty(order.Accept(order.Unsubscribe("o-1")));
    }

    [Theory, Trait("Rule", "COUPON-38")]
    [InlineData(0, 0, "60")]
    [InlineData(0, 86_399, "60")]
    [InlineData(11, 86_399, "60")]
    [InlineData(12, 0, "60")]
    [InlineData(12, 86_400, "56.66666667")]
    [InlineData(29, 86_399, "3.33333333")]
    [InlineData(30, 0, "0")]
    [InlineData(90, 0, "0")]
    public void A_day_that_has_not_passed_is_not_used(int days, int seconds, string cash)
    {
        // 100.00 for the 30 days of November, 60.00 of it in cash: no more than that comes back.
        var order = Hundred();
        order.Now = Ordering.Start.AddDays(days).AddSeconds(seconds);
        order.Accept(order.Unsubscribe("o-1"));
        Assert.Equal(decimal.Parse(cash, System.Globalization.CultureInfo.InvariantCulture), Ordering.Sum(order.Refunds).Cash);
    }

    [Fact, Trait("Rule", "COUPON-39"), Trait("Rule", "COUPON-40")]
    public void What_had_not_taken_effect_is_given_back_as_it_was_paid()
    {
        var order = Hundred(ProvisioningMode.Reported);
        Assert.Equal(OrderState.Paid, order.State.State);
        Assert.Equal(["COUPON-40 ORDER_EXCEPTION_UNKNOWN"], order.Refused(order.Unsubscribe("o-1", UnsubscriptionReason.OrderException)));
        order.Now = Ordering.Start.AddDays(40);
        order.Accept(order.Unsubscribe("o-1"));
        Assert.Equal((60m, 40m, 0m), Ordering.Sum(order.Refunds));
        Assert.Equal(new Money(100m), order.Refunds.Single().Amount());
        Assert.Equal(("k", OrderState.Cancelled), (order.Refunds.Single().CouponId, order.State.State));
        Assert.Empty(order.Accept(order.Report("ECS", enabled: true)));

        var failed = Hundred(ProvisioningMode.Reported);
        failed.Accept(failed.Report("ECS", enabled: false));
        Assert.Empty(failed.Accept(failed.Report("ECS", enabled: false)));
        failed.Accept(failed.Unsubscribe("o-1", UnsubscriptionReason.OrderException));
        Assert.Equal((60m, 40m, 0m), Ordering.Sum(failed.Refunds));
        var enabled = Hundred(ProvisioningMode.Reported);
        enabled.Accept(enabled.Report("ecs", enabled: true));
        Assert.Equal(["ORDER-11 RESOURCE_ALREADY_ENABLED"], enabled.Refused(enabled.Report("ECS", enabled: false)));
        enabled.Accept(enabled.Unsubscribe("o-1"));
        Assert.Equal((60m, 0m, 0m), Ordering.Sum(enabled.Refunds));
    }

    [Theory, Trait("Rule", "COUPON-41")]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void A_renewal_is_given_back_until_the_second_in_which_it_begins(int seconds, bool isPending)
    {
        var order = new Ordering { Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(100m)).Paid();
        order.Wallet = Ordering.Rich(Ordering.Coupon("k", 40m));
        var begins = Ordering.Start.AddMonths(1);
        order.Accept(order.Renew("o-1", begins.AddMonths(1), SixtyForty));
        order.Now = begins.AddSeconds(seconds);
        if (!isPending)
        {
            Assert.Equal(["COUPON-41 RENEWAL_IN_EFFECT"], order.Refused(order.UnsubscribeRenewal("o-1")));
            order.Accept(order.Unsubscribe("o-1"));
            Assert.Equal((60m, 0m, 0m), Ordering.Sum(order.Refunds));
            return;
        }

        var e = order.Accept(order.UnsubscribeRenewal("o-1")).OfType<RenewalUnsubscribed>().Single();
        Assert.Equal((60m, 40m, 0m), Ordering.Sum(order.Refunds));
        Assert.Equal((begins, begins.AddMonths(1)), (e.ValidTo, e.From));
        Assert.Equal((new Money(100m), new Money(100m)), (e.Refunds.Single().ListPrice, e.Refunds.Single().Value));
        Assert.Equal(["COUPON-41 RENEWAL_IN_EFFECT"], order.Refused(order.UnsubscribeRenewal("o-1")));
        order.Accept(order.Unsubscribe("o-1"));
        Assert.Equal(60m + 3.33333333m, Ordering.Sum(order.Refunds).Cash);
    }

    [Fact, Trait("Rule", "COUPON-41")]
    public void The_resource_with_a_renewal_that_has_not_begun_gives_back_its_coupon_too()
    {
        var order = new Ordering { Wallet = Ordering.Rich(Ordering.Coupon("k", 40m)) }.Placed(Ordering.Prepaid(100m)).Paid();
        order.Accept(order.Renew("o-1", Ordering.Start.AddMonths(2), SixtyForty));
        order.Now = Ordering.Start.AddMonths(1).AddSeconds(-1);
        order.Accept(order.Unsubscribe("o-1"));
        Assert.Equal((63.33333333m, 40m, 0m), Ordering.Sum(order.Refunds));
    }

    [Fact, Trait("Rule", "COUPON-46")]
    public void A_downgrade_gives_back_cash_alone()
    {
        var order = Hundred();
        order.Accept(order.Change("o-1", 80m));
        Assert.Equal((20m, 0m, 0m), Ordering.Sum(order.Refunds));
        Assert.Empty(order.Accept(order.Change("o-1", 80m)));
        order.Now = Ordering.Start.AddDays(15);
        order.Accept(order.Unsubscribe("o-1"));
        // Fifteen days of 80.00 are worth 40.00, and 40.00 of the cash are left.
        Assert.Equal((60m, 0m, 0m), Ordering.Sum(order.Refunds));
        Assert.Equal([20m, 40m], order.Refunds.Select(refund => refund.ListPrice.Amount));
    }

    [Fact, Trait("Rule", "COUPON-46")]
    public void However_often_it_is_downgraded_no_more_comes_back_than_was_paid_in_cash()
    {
        var order = Hundred();
        var first = OrderDecider.Decide(order.Change("o-1", 60m, PaymentChoice.None), order.State);
        Assert.Contains("COUPON-46", first.RuleIds);
        order.Accept(order.Change("o-1", 60m, PaymentChoice.None));
        order.Accept(order.Change("o-1", 20m, PaymentChoice.None));
        Assert.Equal([("o-1-refund-1", 40m, 0m), ("o-1-refund-2", 20m, 0m)], order.Refunds.Select(refund => (refund.LineId, refund.Cash.Amount, refund.Coupon.Amount)));
        Assert.DoesNotContain("COUPON-46", OrderDecider.Decide(order.Change("o-1", 30m), order.State).RuleIds);
    }

    [Fact, Trait("Rule", "COUPON-46")]
    public void What_was_paid_last_is_given_back_first()
    {
        var order = new Ordering { Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(30m)).Paid();
        order.Now = Ordering.Start.AddDays(10);
        order.Accept(order.Change("o-1", 60m));
        order.Accept(order.Change("o-1", 15m));
        // 45.00 less for 20 of 30 days: all 20.00 of the change, and 10.00 of what was ordered.
        Assert.Equal([("o-1-change-2", 20m, 20m), ("o-1", 10m, 10m)], order.Refunds.Select(refund => (refund.ChargeLineId, refund.ListPrice.Amount, refund.Cash.Amount)));
    }

    [Fact, Trait("Rule", "COUPON-41")]
    public void Renewals_that_have_not_begun_go_together_and_of_a_change_the_time_that_they_reach_into()
    {
        var order = new Ordering { Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(30m)).Paid();
        var (begins, ends) = (Ordering.Start.AddMonths(1), Ordering.Start.AddMonths(3));
        order.Accept(order.Renew("o-1", Ordering.Start.AddMonths(2)));
        order.Accept(order.Renew("o-1", ends));
        // 30.00 more for 30 days is 92.00 for the 92 days of November to January.
        order.Accept(order.Change("o-1", 60m));
        Assert.Equal(92m, order.Charges.Last().Cash.Amount);
        order.Now = Ordering.Start.AddDays(10);
        var e = order.Accept(order.UnsubscribeRenewal("o-1")).OfType<RenewalUnsubscribed>().Single();
        Assert.Equal((ends, begins), (e.From, e.ValidTo));
        // Both months, and 62.00 for December and January.
        Assert.Equal([(30m, 30m), (30m, 30m), (62m, 62m)], e.Refunds.Select(refund => (refund.ListPrice.Amount, refund.Cash.Amount)));
    }

    [Fact, Trait("Rule", "COUPON-38"), Trait("Rule", "COUPON-39"), Trait("Rule", "COUPON-40")]
    public void What_is_given_back_is_filed_under_the_rule_that_decided_it()
    {
        var enabled = Hundred();
        Assert.Equal(["ORDER-5", "COUPON-38"], OrderDecider.Decide(enabled.Unsubscribe("o-1", UnsubscriptionReason.Other), enabled.State).RuleIds);
        var waiting = Hundred(ProvisioningMode.Reported);
        Assert.Equal(["ORDER-5", "COUPON-39"], OrderDecider.Decide(waiting.Unsubscribe("o-1"), waiting.State).RuleIds);
        waiting.Accept(waiting.Report("ECS", enabled: false));
        Assert.Equal(["ORDER-5", "COUPON-40"], OrderDecider.Decide(waiting.Unsubscribe("o-1", UnsubscriptionReason.OrderException), waiting.State).RuleIds);
    }

    [Fact]
    public void What_was_given_away_is_given_back_at_its_list_price()
    {
        var order = new Ordering { Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(100m));
        order.Accept(new AdjustOrderPrice("o", "c", "p", 1m, true, 1m, order.Now));
        order.Paid(PaymentChoice.None);
        order.Accept(order.Unsubscribe("o-1"));
        Assert.Equal((100m, 0m), (order.Refunds.Single().ListPrice.Amount, order.Refunds.Single().Value.Amount));
        var free = new Ordering { Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(0m)).Paid(PaymentChoice.None);
        free.Accept(free.Change("o-1", 30m));
        Assert.Equal(30m, free.Charges.Last().Cash.Amount);
    }

    [Fact]
    public void An_upgrade_is_paid_for_the_days_that_are_left_and_given_back_like_the_rest()
    {
        var order = new Ordering { Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(30m)).Paid();
        order.Now = Ordering.Start.AddDays(10);
        order.Accept(order.Change("o-1", 60m));
        Assert.Equal(20m, order.Charges.Last().Cash.Amount);
        order.Now = Ordering.Start.AddDays(20);
        order.Accept(order.Unsubscribe("o-1"));
        Assert.Equal(20m, Ordering.Sum(order.Refunds).Cash);
    }

    [Fact]
    public void What_was_bought_at_a_discount_is_changed_at_the_same_one()
    {
        var order = new Ordering { Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(100m));
        order.Accept(new AdjustOrderPrice("o", "c", "p", 0.10m, true, 0.10m, order.Now));
        order.Paid();
        order.Accept(order.Change("o-1", 200m));
        Assert.Equal(90m, order.Charges.Last().Cash.Amount);
        order.Accept(order.Change("o-1", 100m));
        Assert.Equal(90m, Ordering.Sum(order.Refunds).Cash);
    }

    [Fact, Trait("Rule", "ORDER-5")]
    public void Instances_are_managed_one_by_one_after_the_payment()
    {
        var order = new Ordering { Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(10m), Ordering.Prepaid(10m), Ordering.Prepaid(10m));
        Assert.Equal(["ORDER-11 ORDER_NOT_PAID"], order.Refused(order.Unsubscribe("o-1")));
        order.Paid();
        order.Accept(order.Unsubscribe("o-2"));
        order.Accept(order.Renew("o-1", Ordering.Start.AddMonths(2)));
        Assert.Equal(["o-2"], order.State.Unsubscribed);
        Assert.Equal(10m, Ordering.Sum(order.Refunds).Cash);
        Assert.Equal((OrderState.Effective, Ordering.Start.AddMonths(2)), (order.State.State, order.State.Resources["o-1"].ValidTo));
        Assert.Equal(["ORDER-5 RESOURCE_UNSUBSCRIBED"], order.Refused(order.Renew("o-2", Ordering.Start.AddMonths(2))));
        Assert.Equal(["ORDER-5 RESOURCE_UNSUBSCRIBED"], order.Refused(order.Change("o-2", 20m)));
        Assert.Equal(["CONV-7 RESOURCE_NOT_FOUND"], order.Refused(order.Unsubscribe("o-4")));
        Assert.Equal(["CONV-7 RESOURCE_NOT_FOUND"], order.Refused(order.Unsubscribe("o-03")));
        Assert.Equal(["CONV-7 RESOURCE_NOT_FOUND"], order.Refused(order.Unsubscribe("nothing")));
        Assert.Equal(["CONV-7 RESOURCE_NOT_FOUND"], order.Refused(order.Unsubscribe("o-3") with { CustomerId = "x" }));
    }

    [Fact]
    public void What_a_partner_settled_is_given_back_as_settlement()
    {
        var order = new Ordering { Model = AssociationModel.Reseller }.Placed(Ordering.Prepaid(30m)).Paid(PaymentChoice.None);
        order.Now = Ordering.Start.AddDays(10);
        order.Accept(order.Unsubscribe("o-1"));
        Assert.Equal((0m, 0m, 20m), Ordering.Sum(order.Refunds));
        Assert.Equal(new Money(20m), order.Refunds.Single().Amount());
    }

    private static Ordering Hundred(ProvisioningMode mode = ProvisioningMode.Immediate) =>
        new Ordering { Provisioning = mode, Wallet = Ordering.Rich(Ordering.Coupon("k", 40m)) }.Placed(Ordering.Prepaid(100m)).Paid(SixtyForty);
}
