using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Provisioning;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Domain.Orders.Payments;

/// <summary>What happens to an order until it is paid.</summary>
internal static class PaymentDecisions
{
    public static Decision Pay(PayOrder pay, Order state)
    {
        if (!state.Exists || state.CustomerId != pay.CustomerId) return Decision.Reject(PaymentRules.OrderNotFound.Refuse("orderId"));
        if (IsRepeated(pay, state.Payment)) return Decision.Nothing;
        if (!state.IsPending) return Decision.Reject(PaymentRules.NotPending.Refuse("orderId"));
        var operation = state.Renewals.IsEmpty ? OrderOperation.Purchase : OrderOperation.Renew;
        List<Rejection> refusals = [.. RuleCheck.RefusalsOf(OrderChecks.For(operation, pay.Facts, pay.Policy))];
        if (!IsWhole(pay.InstanceIds, pay.OrderId, state)) refusals.Add(PaymentRules.PaidTogether.Refuse("instanceIds"));
        var lines = OrderPricing.Priced(OrderPricing.Payable(state, pay.Choice.PartnerDiscountType), pay.Choice, pay.Payment.Pricing, out var discounts);
        refusals.AddRange(discounts);
        if (discounts.Count == 0) refusals.AddRange(Payment.Refusals(lines, pay.Choice, pay.Payment, pay.CustomerId));
        return Decision.RejectOr(refusals, () =>
        {
            var payment = Payment.Of(lines, pay.Choice, pay.Payment);
            return Decision.Accept(
                [
                    new OrderPaid(
                        pay.OrderId, pay.CustomerId, payment.Method, payment.Cash, payment.Coupon, payment.Settlement, payment.CouponId,
                        pay.Choice.PartnerDiscountType, Charges(pay, state, lines, payment), pay.At),
                    .. pay.Policy.Provisioning == ProvisioningMode.Immediate ? OrderDecider.Enabled(pay.OrderId, pay.CustomerId, state.Items, pay.At) : [],
                ]).By([.. OrderChecks.Passed(operation, pay.Facts, pay.Policy), PaymentRules.MethodAvailable, PaymentRules.PaidTogether, .. Coupons(payment)]);
        });
    }

    public static Decision Cancel(CancelOrder cancel, Order state)
    {
        if (!state.Exists || state.CustomerId != cancel.CustomerId) return Decision.Reject(PaymentRules.OrderNotFound.Refuse("orderId"));
        if (state.IsCancelled) return Decision.Nothing;
        List<Rejection> refusals = [];
        if (!state.IsPending) refusals.Add(PaymentRules.NotPending.Refuse("orderId"));
        if (!IsWhole(cancel.InstanceIds, cancel.OrderId, state)) refusals.Add(PaymentRules.CancelledTogether.Refuse("instanceIds"));
        return Decision.RejectOr(refusals, () =>
            Decision.Accept(new OrderCancelled(cancel.OrderId, cancel.CustomerId, cancel.At)).By(PaymentRules.CancelledTogether));
    }

    /// <summary>Whose order it is was asked before; only what belongs to the partner comes here.</summary>
    public static Decision Adjust(AdjustOrderPrice adjust, Order state)
    {
        if (!state.Exists || state.CustomerId != adjust.CustomerId) return Decision.Reject(PaymentRules.OrderNotFound.Refuse("orderId"));
        List<Rejection> refusals = [];
        if (!adjust.IsReferral) refusals.Add(DiscountRules.OrderOfReferral.Refuse("orderId"));
        if (adjust.Discount < 0 || adjust.Discount > adjust.Limit || !DiscountRatio.IsPart(adjust.Discount)) refusals.Add(DiscountRules.WithinScope.Refuse("discount"));
        if (!state.IsPending) refusals.Add(PaymentRules.NotPending.Refuse("orderId"));
        return Decision.RejectOr(refusals, () =>
        {
            if ((state.Adjustment?.Discount ?? 0) == adjust.Discount) return Decision.Nothing;
            var due = OrderPricing.Payable(state, null).Aggregate(Money.Zero, (sum, item) => sum + DiscountRatio.Off(item.ListPrice, adjust.Discount));
            return Decision.Accept(new OrderPriceAdjusted(adjust.OrderId, adjust.CustomerId, adjust.PartnerId, adjust.Discount, due, adjust.At))
                .By(DiscountRules.OrderOfReferral, DiscountRules.WithinScope);
        });
    }

    private static bool IsRepeated(PayOrder pay, OrderPaid? paid) => paid is not null && paid.CouponId == pay.Choice.CouponId
        && paid.PartnerDiscountType == pay.Choice.PartnerDiscountType && (pay.Choice.Method is null || pay.Choice.Method == paid.Method);

    // A name that is none of the order's is a part of another one.
    private static bool IsWhole(ImmutableArray<string> instanceIds, string orderId, Order state) => instanceIds.IsDefaultOrEmpty
        || instanceIds.ToHashSet(StringComparer.Ordinal).SetEquals(state.Renewals.IsEmpty
            ? Enumerable.Range(1, state.Items.Length).Select(number => Order.ResourceId(orderId, number))
            : state.Renewals.Select(renewal => renewal.ResourceId));

    private static Rule[] Coupons(Payment payment) => payment.CouponId is null ? [] : [PaymentRules.OneCoupon, PaymentRules.CouponApplicable];

    private static ImmutableArray<ResourceCharge> Charges(PayOrder pay, Order state, ImmutableArray<PayableLine> lines, Payment payment)
    {
        string[] resources = state.Renewals.IsEmpty
            ? [.. state.Items.Index().Where(item => item.Item.IsPrepaid).Select(item => Order.ResourceId(pay.OrderId, item.Index + 1))]
            : [.. state.Renewals.Select(renewal => renewal.ResourceId)];
        return [.. lines.Select((line, index) => payment.Charge(
            index, line, state.Renewals.IsEmpty ? resources[index] : Order.ResourceId(pay.OrderId, index + 1), resources[index], pay.Payment) with
            {
                To = state.Renewals.IsEmpty ? null : state.Renewals[index].ValidTo,
            })];
    }
}
