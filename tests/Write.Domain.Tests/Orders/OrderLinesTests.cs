using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Domain.Tests.Orders;

/// <summary>What an order says in the expenditure.</summary>
public sealed class OrderLinesTests
{
    [Fact]
    public void A_charge_says_by_how_much_it_is_below_the_list_price()
    {
        var charge = new ResourceCharge("o-1", "o-1", new(100m), new(90m), new(50m), new(40m), Money.Zero, PaymentMethod.Balance, "k", null, null, null);
        var amounts = OrderLines.Of(charge, "ECS", "r1", "c", "o", Ordering.Start).Amounts;
        Assert.Equal(Exact(100m, 10m, 90m, 50m, 40m), (amounts.ListPrice, amounts.DiscountedAmount, amounts.AmountDue, amounts.CashPayment, amounts.CashCoupons));
    }

    [Theory]
    [InlineData(50, 45, -5)]
    [InlineData(45, 45, 0)]
    [InlineData(44, 45, 0)]
    public void A_refund_takes_back_what_was_charged_and_the_discount_with_it(int list, int value, int discounted)
    {
        var refund = new ChargeRefund("o-1-refund-1", "o-1", "o-1", new(list), new(value), new(30m), new(5m), Money.Zero, PaymentMethod.Balance, "k", null);
        var amounts = OrderLines.Of(refund, "ECS", "r1", "c", "o", Ordering.Start).Amounts;
        Assert.Equal(Exact(-list, discounted, -35m, -30m, -5m), (amounts.ListPrice, amounts.DiscountedAmount, amounts.AmountDue, amounts.CashPayment, amounts.CashCoupons));
    }

    private static (ExactAmount, ExactAmount, ExactAmount, ExactAmount, ExactAmount) Exact(decimal list, decimal discounted, decimal due, decimal cash, decimal coupons) =>
        (ExactAmount.Of(list), ExactAmount.Of(discounted), ExactAmount.Of(due), ExactAmount.Of(cash), ExactAmount.Of(coupons));
}
