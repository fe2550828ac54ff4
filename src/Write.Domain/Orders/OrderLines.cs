using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Domain.Orders;

/// <summary>
/// What orders charge and give back, as lines of the customer's expenditure: so that bills, quotas and budgets see it by the one attribution.
/// A line stands at the instant of the payment or the refund, and has the id of its charge.
/// </summary>
public static class OrderLines
{
    /// <summary>Who numbers these lines.</summary>
    public const string Source = "orders";

    /// <param name="orderId">The order that was paid.</param>
    public static ExpenditureLine Of(ResourceCharge charge, string product, string region, string customerId, string orderId, DateTimeOffset at) =>
        Line(charge.LineId, charge.ResourceId, product, region, customerId, orderId, at, BillType.Expenditure, new()
        {
            ListPrice = Exact(charge.ListPrice),
            DiscountedAmount = Exact(charge.ListPrice - charge.Due),
            AmountDue = Exact(charge.Due),
            CashPayment = Exact(charge.Cash),
            CashCoupons = Exact(charge.Coupon),
            MonthlySettlement = Exact(charge.Settlement),
        });

    /// <summary>Takes back from the line of the charge; what a coupon paid and stays paid is not due again.</summary>
    public static ExpenditureLine Of(ChargeRefund refund, string product, string region, string customerId, string orderId, DateTimeOffset at) =>
        Line(refund.LineId, refund.ResourceId, product, region, customerId, orderId, at, BillType.RefundUnsubscription, new()
        {
            ListPrice = Back(refund.ListPrice),
            DiscountedAmount = Back(refund.ListPrice > refund.Value ? refund.ListPrice - refund.Value : Money.Zero),
            AmountDue = Back(refund.Amount()),
            CashPayment = Back(refund.Cash),
            CashCoupons = Back(refund.Coupon),
            MonthlySettlement = Back(refund.Settlement),
        });

    private static ExpenditureLine Line(
        string lineId, string resourceId, string product, string region, string customerId, string orderId, DateTimeOffset at, BillType type, LineAmounts amounts) =>
        new(Source, lineId, customerId, at, at, product, region, BillingMode.YearlyMonthly, type, amounts) { ResourceId = resourceId, OrderId = orderId };

    private static ExactAmount Exact(Money amount) => ExactAmount.Of(amount.Amount);

    private static ExactAmount Back(Money amount) => Exact(Money.Zero - amount);
}
