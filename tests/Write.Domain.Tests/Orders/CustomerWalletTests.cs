using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Wallets;

namespace PartnerGraph.Write.Domain.Tests.Orders;

/// <summary>What a customer has to pay with, and that nothing of it pays twice.</summary>
public sealed class CustomerWalletTests
{
    private static readonly IDomainEvent[] Filled =
    [
        new CustomerBalanceToppedUp("c", "r", new(60m)), new CustomerCouponIssued("c", "k", new(40m), CouponTerms.Unrestricted, false),
    ];

    [Fact, Trait("Rule", "BILL-4")]
    public void A_payment_onto_the_balance_counts_once()
    {
        CustomerWalletDecider.Definition.Given().When(new TopUpCustomerBalance("c", "r", 60m)).Then(Filled[0]).AndRepeatingChangesNothing();
        foreach (var amount in new[] { 0m, -1m, 0.000000001m })
            Assert.False(CustomerWalletDecider.Decide(new TopUpCustomerBalance("c", "x", amount), CustomerWallet.Empty).IsAccepted);
    }

    [Fact, Trait("Rule", "CONV-5")]
    public void A_balance_stays_a_sum_that_can_be_held()
    {
        var rich = CustomerWalletDecider.Definition.Given(new CustomerBalanceToppedUp("c", "r", new(99_999_999_999_999_999_999m)));
        Assert.True(rich.When(new TopUpCustomerBalance("c", "s", 0.99999999m)).Decision.IsAccepted);
        rich.When(new TopUpCustomerBalance("c", "s", 1m)).ThenRejected("CONV-5").WithCode("SUM_TOO_LARGE");
        var refund = new RefundToWallet("c", "o-1-refund-1", PaymentMethod.Balance, new(1m), null, Money.Zero);
        rich.When(refund).ThenRejected("CONV-5").WithCode("SUM_TOO_LARGE");
        rich.When(refund with { Cash = new(0.99999999m) }).Then(new CustomerRefunded("c", "o-1-refund-1", PaymentMethod.Balance, new(0.99999999m)));
    }

    [Fact, Trait("Rule", "COUPON-1")]
    public void A_coupon_holds_an_amount_and_is_issued_once()
    {
        CustomerWalletDecider.Definition.Given().When(new IssueCustomerCoupon("c", "k", 40m, CouponTerms.Unrestricted, false)).Then(Filled[1]).AndRepeatingChangesNothing();
        CustomerWalletDecider.Definition.Given().When(new IssueCustomerCoupon("c", "k", 0m, CouponTerms.Unrestricted, false)).ThenRejected("COUPON-1");
        var day = new DateOnly(2024, 11, 1);
        CustomerWalletDecider.Definition.Given().When(new IssueCustomerCoupon(
            "c", "k", 1m, CouponTerms.Unrestricted with { ValidFrom = day, ValidTo = day.AddDays(-1) }, false)).ThenRejected("COUPON-1");
        var oneDay = CouponTerms.Unrestricted with { ValidFrom = day, ValidTo = day };
        CustomerWalletDecider.Definition.Given().When(new IssueCustomerCoupon("c", "k", 1m, oneDay, false)).Then(new CustomerCouponIssued("c", "k", new(1m), oneDay, false));
        var hundred = Enumerable.Range(0, 100).Select(number => new CustomerCouponIssued("c", $"k{number}", new(1m), CouponTerms.Unrestricted, false)).ToArray();
        var next = new IssueCustomerCoupon("c", "k", 1m, CouponTerms.Unrestricted, false);
        CustomerWalletDecider.Definition.Given(hundred).When(next).ThenRejected("COUPON-1").WithCode("TOO_MANY_COUPONS");
        Assert.True(CustomerWalletDecider.Decide(next, CustomerWalletDecider.Definition.Fold(
            [.. hundred, new CustomerPaid("c", "o", null, null, Money.Zero, "k0", new(1m))])).IsAccepted);
    }

    [Fact, Trait("Rule", "COUPON-1"), Trait("Rule", "BILL-4")]
    public void Nothing_pays_twice()
    {
        var pay = new PayFromWallet("c", "o", PaymentMethod.Balance, null, new(60m), "k", new(40m));
        var paid = new CustomerPaid("c", "o", PaymentMethod.Balance, null, new(60m), "k", new(40m));
        CustomerWalletDecider.Definition.Given(Filled).When(pay).Then(paid).AndRepeatingChangesNothing();
        CustomerWalletDecider.Definition.Given([.. Filled, paid]).When(pay with { PaymentId = "p" }).ThenRejected("COUPON-2");
        CustomerWalletDecider.Definition.Given([.. Filled, paid]).When(pay with { PaymentId = "p", CouponId = null, Coupon = Money.Zero })
            .ThenRejected("BILL-4").WithCode("BALANCE_INSUFFICIENT");
        var online = pay with { Method = PaymentMethod.Online, ReferenceId = "r", CouponId = null, Coupon = Money.Zero };
        CustomerWalletDecider.Definition.Given(Filled).When(online).ThenRejected("BILL-4").WithCode("PAYMENT_REFERENCE_INVALID");
        CustomerWalletDecider.Definition.Given(Filled).When(online with { ReferenceId = "s" })
            .Then(new CustomerPaid("c", "o", PaymentMethod.Online, "s", new(60m), null, Money.Zero)).AndRepeatingChangesNothing();
        Assert.Equal(new Money(60m), CustomerWalletDecider.Definition.Given(Filled).When(online with { ReferenceId = "s" }).StateAfter().Balance);
        // Half by coupon; the balance needs no reference.
        CustomerWalletDecider.Definition.Given(Filled).When(pay with { ReferenceId = "s", Cash = new(40m) }).Then(paid with { Cash = new(40m) });
    }

    [Fact, Trait("Rule", "COUPON-39"), Trait("Rule", "COUPON-41")]
    public void A_refund_goes_back_the_way_that_it_came_and_once()
    {
        IDomainEvent[] paid = [.. Filled, new CustomerPaid("c", "o", PaymentMethod.Balance, null, new(60m), "k", new(40m))];
        var refund = new RefundToWallet("c", "o-1-refund-1", PaymentMethod.Balance, new(60m), "k", new(40m));
        var given = CustomerWalletDecider.Definition.Given(paid).When(refund).Then(
            new CustomerRefunded("c", "o-1-refund-1", PaymentMethod.Balance, new(60m)), new CouponRefunded("c", "o-1-refund-1", "k", new(40m)));
        given.AndRepeatingChangesNothing();
        Assert.Equal((new Money(60m), new Money(40m)), (given.StateAfter().Balance, given.StateAfter().Coupons["k"].Left));
        Assert.Equal(Money.Zero, CustomerWalletDecider.Definition.Given(paid).When(refund with { Method = PaymentMethod.Online }).StateAfter().Balance);
        CustomerWalletDecider.Definition.Given(paid).When(refund with { Method = null, Cash = Money.Zero, CouponId = null, Coupon = Money.Zero }).ThenNothing();
    }
}
