using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Write.Domain.Tests.Orders;

/// <summary>Paying for an order: all of it, by the means that the rules allow.</summary>
public sealed class PaymentTests
{
    [Fact, Trait("Rule", "ORDER-3")]
    public void All_instances_are_paid_together()
    {
        var order = Pending(10m, 10m, 10m);
        Assert.Equal(["ORDER-3 PARTIAL_PAYMENT_NOT_ALLOWED"], order.Refused(order.Pay(Balance, "o-1", "o-2")));
        Assert.Equal(["ORDER-3 PARTIAL_PAYMENT_NOT_ALLOWED"], order.Refused(order.Pay(Balance, "o-1", "o-2", "x-1")));
        var paid = order.Accept(order.Pay(Balance, "o-3", "o-2", "o-1")).OfType<OrderPaid>().Single();
        Assert.Equal((new Money(30m), 3), (paid.Cash, order.State.Resources.Count));
        Assert.Empty(order.Accept(order.Pay(Balance)));
        Assert.Equal(["ORDER-3 ORDER_NOT_PENDING"], order.Refused(order.Pay(Ordering.By(PaymentMethod.Online))));
    }

    [Fact, Trait("Rule", "ORDER-4")]
    public void All_instances_are_cancelled_together()
    {
        var order = Pending(10m, 10m, 10m);
        Assert.Equal(["ORDER-4 PARTIAL_CANCELLATION_NOT_ALLOWED"], order.Refused(order.Cancel("o-1")));
        order.Accept(order.Cancel("o-1", "o-2", "o-3"));
        Assert.Equal((OrderState.Cancelled, 0), (order.State.State, order.Accept(order.Cancel()).Count));
        Assert.Equal(["ORDER-3 ORDER_NOT_PENDING"], order.Refused(order.Pay(Balance)));
        Assert.Equal(["ORDER-3 ORDER_NOT_PENDING"], Pending(10m).Paid().Refused(order.Cancel()));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void Another_customers_order_is_as_if_absent()
    {
        var order = Pending(10m);
        Assert.Equal(["CONV-7 ORDER_NOT_FOUND"], order.Refused(order.Pay(Balance) with { CustomerId = "x" }));
        Assert.Equal(["CONV-7 ORDER_NOT_FOUND"], order.Refused(order.Cancel() with { CustomerId = "x" }));
        Assert.Equal(["CONV-7 ORDER_NOT_FOUND"], new Ordering().Refused(order.Pay(Balance)));
    }

    [Fact, Trait("Rule", "COUPON-1")]
    public void An_order_takes_one_coupon()
    {
        var order = Pending(100m);
        order.Wallet = Ordering.Rich(Ordering.Coupon("k", 50m), Ordering.Coupon("l", 50m));
        Assert.Equal(["COUPON-1 ONE_COUPON_PER_ORDER"], order.Refused(order.Pay(Ordering.By(PaymentMethod.Balance, "k", "l"))));
        var paid = order.Accept(order.Pay(Ordering.By(PaymentMethod.Balance, "k"))).OfType<OrderPaid>().Single();
        Assert.Equal((new Money(50m), new Money(50m), "k"), (paid.Cash, paid.Coupon, paid.CouponId));
    }

    [Fact, Trait("Rule", "COUPON-2")]
    public void A_coupon_pays_what_it_is_meant_for()
    {
        var order = Ordering.WithCoupon(100m, "OBS").Placed(Ordering.Prepaid(100m));
        Assert.Equal(["COUPON-2 COUPON_NOT_APPLICABLE"], order.Refused(order.Pay(Ordering.By(PaymentMethod.Balance, "k"))));
        Assert.Equal(["COUPON-2 COUPON_NOT_APPLICABLE"], order.Refused(order.Pay(Ordering.By(PaymentMethod.Balance, "other"))));
        var both = Ordering.WithCoupon(100m, "OBS").Placed(Ordering.Prepaid(1m, "OBS"), Ordering.Prepaid(1m));
        Assert.Equal(["COUPON-2 COUPON_NOT_APPLICABLE"], both.Refused(both.Pay(Ordering.By(null, "k"))));
        Ordering.WithCoupon(100m, "obs").Placed(Ordering.Prepaid(100m, "OBS")).Paid(Ordering.By(null, "k"));
        // The partner of a reseller customer pays, and a customer's own coupons lie idle (GAP-16).
        var settled = new Ordering { Model = AssociationModel.Reseller, Wallet = Ordering.Rich(Ordering.Coupon("k", 100m)) }.Placed(Ordering.Prepaid(100m));
        Assert.Equal(["COUPON-2 COUPON_NOT_APPLICABLE"], settled.Refused(settled.Pay(Ordering.By(null, "k"))));
    }

    [Fact, Trait("Rule", "COUPON-2")]
    public void A_coupon_pays_within_its_validity()
    {
        var day = new DateOnly(2024, 11, 1);
        foreach (var (from, to, pays) in new[] { (day, day, true), (day.AddDays(1), day.AddDays(1), false), (day.AddDays(-1), day.AddDays(-1), false) })
        {
            var coupon = Ordering.Coupon("k", 100m);
            var order = new Ordering { Wallet = Ordering.Rich(coupon with { Terms = coupon.Terms with { ValidFrom = from, ValidTo = to } }) }.Placed(Ordering.Prepaid(100m));
            Assert.Equal(pays, OrderDecider.Decide(order.Pay(Ordering.By(null, "k")), order.State).IsAccepted);
        }
    }

    [Fact, Trait("Rule", "COUPON-3")]
    public void A_coupon_pays_alone_when_it_is_worth_the_order()
    {
        var paid = Ordering.WithCoupon(100m).Placed(Ordering.Prepaid(100m));
        var e = paid.Accept(paid.Pay(Ordering.By(null, "k"))).OfType<OrderPaid>().Single();
        Assert.Equal((Money.Zero, new Money(100m), (PaymentMethod?)null), (e.Cash, e.Coupon, e.Method));
        var less = Ordering.WithCoupon(99.99m).Placed(Ordering.Prepaid(100m));
        Assert.Equal(["COUPON-3 COUPON_INSUFFICIENT"], less.Refused(less.Pay(Ordering.By(null, "k"))));
        less.Accept(less.Pay(Ordering.By(PaymentMethod.Balance, "k")));
    }

    [Fact, Trait("Rule", "BILL-4")]
    public void Reseller_customers_settle_monthly_and_others_pay_themselves()
    {
        var settled = new Ordering { Model = AssociationModel.Reseller }.Placed(Ordering.Prepaid(100m));
        Assert.Equal(["BILL-4 PAYMENT_METHOD_NOT_AVAILABLE"], settled.Refused(settled.Pay(Balance)));
        var e = settled.Accept(settled.Pay(PaymentChoice.None)).OfType<OrderPaid>().Single();
        Assert.Equal((PaymentMethod.MonthlySettlement, new Money(100m), Money.Zero), (e.Method, e.Settlement, e.Cash));
        Assert.Equal("p", e.Charges.Single().PartnerId);
        foreach (var model in new AssociationModel?[] { AssociationModel.Referral, null })
        {
            var own = new Ordering { Model = model, Wallet = Ordering.Rich() }.Placed(Ordering.Prepaid(100m));
            Assert.Equal(["BILL-4 PAYMENT_METHOD_NOT_AVAILABLE"], own.Refused(own.Pay(Ordering.By(PaymentMethod.MonthlySettlement))));
            Assert.Equal(["BILL-4 PAYMENT_METHOD_MISSING"], own.Refused(own.Pay(PaymentChoice.None)));
            Assert.Equal(["BILL-4 PAYMENT_REFERENCE_INVALID"], own.Refused(own.Pay(Ordering.By(PaymentMethod.Online))));
            own.Accept(own.Pay(Ordering.By(PaymentMethod.Online) with { ReferenceId = "r" }));
        }
    }

    [Theory, Trait("Rule", "BILL-4")]
    [InlineData("100", true)]
    [InlineData("99.99999999", false)]
    public void The_balance_pays_what_it_holds(string balance, bool pays)
    {
        var order = Pending(100m);
        order.Wallet = order.Wallet with { Balance = new(decimal.Parse(balance, System.Globalization.CultureInfo.InvariantCulture)) };
        if (pays) order.Paid();
        else Assert.Equal(["BILL-4 BALANCE_INSUFFICIENT"], order.Refused(order.Pay(Balance)));
    }

    [Fact, Trait("Rule", "DISC-20"), Trait("Rule", "DISC-18")]
    public void A_partners_discount_takes_effect_only_when_it_is_taken()
    {
        Assert.Equal(new Money(100m), Discounted().Placed(Ordering.Prepaid(100m)).Paid().Charges.Single().Due);
        var taken = Discounted().Placed(Ordering.Prepaid(100m)).Paid(Taking("ECS")).Charges.Single();
        Assert.Equal((new Money(95m), new Money(95m), new Money(100m)), (taken.Due, taken.Cash, taken.ListPrice));
        var options = OrderPaymentOptions.Of(Discounted().Placed(Ordering.Prepaid(100m)).State, Discounted().Payment, "c");
        Assert.Equal(new OfferedDiscount("ECS", 0.05m, new(95m)), options.Discounts.Single());
        Assert.Equal(new Money(100m), options.Due);
        var other = Discounted().Placed(Ordering.Prepaid(100m, "OBS"));
        Assert.Equal(["DISC-20 DISCOUNT_NOT_APPLICABLE"], other.Refused(other.Pay(Taking("ECS"))));
        var year = Discounted().Placed(Ordering.Prepaid(100m, months: 12));
        Assert.Equal(["DISC-20 DISCOUNT_NOT_APPLICABLE"], year.Refused(year.Pay(Taking("ECS"))));
        Assert.Empty(OrderPaymentOptions.Of(year.State, year.Payment, "c").Discounts);
        Assert.Equal(["DISC-1 DISCOUNT_NOT_ON_OFFER"], Pending(100m).Refused(Pending(100m).Pay(Taking("ECS"))));
    }

    [Fact, Trait("Rule", "DISC-20")]
    public void A_discount_is_taken_for_the_products_that_it_is_for()
    {
        var order = Discounted().Placed(Ordering.Prepaid(100m), Ordering.Prepaid(100m, "OBS")).Paid(Taking("ECS"));
        Assert.Equal([new Money(95m), new Money(100m)], order.Charges.Select(charge => charge.Due));
    }

    [Fact, Trait("Rule", "BILL-4"), Trait("Rule", "COUPON-2")]
    public void What_an_order_can_be_paid_with()
    {
        var both = Given.Add("DCS", new(0.02m, 0.10m));
        var used = Ordering.Coupon("used", 10m) with { Left = Money.Zero };
        var wallet = Ordering.Rich(Ordering.Coupon("k", 10m), Ordering.Coupon("o", 10m, "OBS"), used);
        var order = new Ordering { Discounts = both, Wallet = wallet }.Placed(Ordering.Prepaid(100m), Ordering.Prepaid(10m, "DCS"));
        var options = OrderPaymentOptions.Of(order.State, order.Payment, "c");
        Assert.Equal([PaymentMethod.Balance, PaymentMethod.Online], options.Methods.AsEnumerable());
        Assert.Equal([new OfferedDiscount("DCS", 0.02m, new(109.8m)), new OfferedDiscount("ECS", 0.05m, new(105m))], options.Discounts.AsEnumerable());
        Assert.Equal((new Money(110m), "k"), (options.Due, options.Coupons.Single().CouponId));
        var settled = new Ordering { Model = AssociationModel.Reseller, Wallet = wallet }.Placed(Ordering.Prepaid(100m));
        Assert.Equal([PaymentMethod.MonthlySettlement], OrderPaymentOptions.Of(settled.State, settled.Payment, "c").Methods.AsEnumerable());
        Assert.Empty(OrderPaymentOptions.Of(settled.State, settled.Payment, "c").Coupons);
        var metered = new Ordering { Wallet = wallet }.Placed(Ordering.Metered());
        Assert.Empty(OrderPaymentOptions.Of(metered.State, metered.Payment, "c").Methods);
    }

    [Fact, Trait("Rule", "BILL-4"), Trait("Rule", "COUPON-3")]
    public void What_is_missing_is_named_where_it_belongs()
    {
        var order = Ordering.WithCoupon(50m).Placed(Ordering.Prepaid(100m));
        Assert.Equal("method", OrderDecider.Decide(order.Pay(PaymentChoice.None), order.State).Rejections.Single().Path);
        Assert.Equal("couponIds", OrderDecider.Decide(order.Pay(Ordering.By(null, "k")), order.State).Rejections.Single().Path);
    }

    [Fact, Trait("Rule", "COUPON-1"), Trait("Rule", "COUPON-2")]
    public void A_charge_names_what_paid_it_and_the_payment_its_rules()
    {
        var order = Ordering.WithCoupon(50m).Placed(Ordering.Metered(), Ordering.Prepaid(100m), Ordering.Prepaid(0m, "OBS"));
        var decision = OrderDecider.Decide(order.Pay(Ordering.By(PaymentMethod.Balance, "k")), order.State);
        Assert.Equal(
            [("o-2", "o-2", 50m, PaymentMethod.Balance, "k"), ("o-3", "o-3", 0m, (PaymentMethod?)null, null)],
            decision.Events.OfType<OrderPaid>().Single().Charges.Select(charge => (charge.LineId, charge.ResourceId, charge.Cash.Amount, charge.Method, charge.CouponId)));
        Assert.Empty(new[] { "ACCT-19", "BILL-4", "ORDER-3", "COUPON-1", "COUPON-2" }.Except(decision.RuleIds));
        Assert.DoesNotContain("COUPON-1", OrderDecider.Decide(order.Pay(Balance), order.State).RuleIds);
        var whole = Ordering.WithCoupon(100m).Placed(Ordering.Prepaid(100m)).Paid(Ordering.By(PaymentMethod.Balance, "k"));
        Assert.Equal((null, null), (whole.State.Payment!.Method, whole.Charges.Single().Method));
    }

    [Fact, Trait("Rule", "BILL-4")]
    public void What_costs_nothing_is_paid_with_nothing()
    {
        var paid = new Ordering().Placed(Ordering.Prepaid(0m)).Paid(PaymentChoice.None).State.Payment!;
        Assert.Equal((null, Money.Zero, Money.Zero), (paid.Method, paid.Cash, paid.Coupon));
    }

    [Fact, Trait("Rule", "DISC-16")]
    public void A_coupon_decides_whether_a_partners_discount_is_taken_beside_it()
    {
        foreach (var excludes in new[] { true, false })
        {
            var order = new Ordering
            {
                Discounts = Given, Wallet = Ordering.Rich(Ordering.Coupon("k", 10m) with { ExcludesPartnerDiscount = excludes }),
            }.Placed(Ordering.Prepaid(100m));
            var both = Ordering.By(PaymentMethod.Balance, "k") with { PartnerDiscountType = "ECS" };
            if (excludes) Assert.Equal(["DISC-16 COUPON_EXCLUDES_DISCOUNT"], order.Refused(order.Pay(both)));
            else Assert.Equal(new Money(85m), order.Accept(order.Pay(both)).OfType<OrderPaid>().Single().Cash);
        }
    }

    [Fact, Trait("Rule", "DISC-4"), Trait("Rule", "DISC-14")]
    public void A_partner_gives_one_order_of_a_referral_customer_a_price_of_its_own()
    {
        var order = Discounted().Placed(Ordering.Prepaid(100m));
        var adjust = new AdjustOrderPrice("o", "c", "p", 0.08m, true, 0.10m, order.Now);
        Assert.Equal(["DISC-4 NOT_A_REFERRAL_CUSTOMER"], order.Refused(adjust with { IsReferral = false }));
        Assert.Equal(["DISC-2 DISCOUNT_OUT_OF_SCOPE"], order.Refused(adjust with { Discount = 0.10000001m }));
        Assert.Equal(["DISC-2 DISCOUNT_OUT_OF_SCOPE"], order.Refused(adjust with { Discount = -0.01m }));
        Assert.Equal(new Money(92m), order.Accept(adjust).OfType<OrderPriceAdjusted>().Single().AmountDue);
        Assert.Empty(order.Accept(adjust));
        Assert.Equal(["CONV-7 ORDER_NOT_FOUND"], order.Refused(adjust with { CustomerId = "x" }));
        Assert.Equal(["CONV-7 ORDER_NOT_FOUND"], new Ordering().Refused(adjust with { CustomerId = "" }));
        Assert.Equal(["DISC-14 DISCOUNTS_NOT_COMBINABLE"], order.Refused(order.Pay(Taking("ECS"))));
        order.Paid();
        Assert.Equal(new Money(92m), order.Charges.Single().Cash);
        Assert.Equal(["ORDER-3 ORDER_NOT_PENDING"], order.Refused(adjust with { Discount = 0.05m }));
        // Taken back, it leaves room for another discount.
        var again = Discounted().Placed(Ordering.Prepaid(100m));
        again.Accept(adjust);
        Assert.Equal(new Money(100m), again.Accept(adjust with { Discount = 0m }).OfType<OrderPriceAdjusted>().Single().AmountDue);
        Assert.Equal(new Money(95m), again.Paid(Taking("ECS")).Charges.Single().Cash);
    }

    private static readonly PaymentChoice Balance = Ordering.By(PaymentMethod.Balance);

    private static readonly System.Collections.Immutable.ImmutableDictionary<string, StandingDiscount> Given =
        System.Collections.Immutable.ImmutableDictionary<string, StandingDiscount>.Empty.Add("ECS", new(0.05m, 0.10m));

    private static PaymentChoice Taking(string type) => Balance with { PartnerDiscountType = type };

    private static Ordering Pending(params decimal[] prices) =>
        new Ordering { Wallet = Ordering.Rich() }.Placed([.. prices.Select(price => Ordering.Prepaid(price))]);

    private static Ordering Discounted() => new() { Wallet = Ordering.Rich(), Discounts = Given };
}
