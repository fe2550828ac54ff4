using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Discounts;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Write.Application.Orders;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Api.GraphQL.Orders;

[Description("With what an order can be paid now, by the code that decides (DISC-18). USD with eight decimals.")]
public sealed record PaymentOptions(
    [property: Description("What it costs when no partner's discount is taken, at official prices where the customer's partner pays (BILL-9); 0 when nothing is to be paid any more.")] Money AmountDue,
    [property: Description("The ways to pay (BILL-4).")] IReadOnlyList<PaymentMethod> Methods,
    [property: Description("What the customer's partner gave on products of the order, and applies to them; at most one is taken (DISC-20).")] IReadOnlyList<PartnerDiscountOption> PartnerDiscounts,
    [property: Description("The customer's coupons that would pay for all of it; at most one is taken (COUPON-1, COUPON-2).")] IReadOnlyList<CouponOption> Coupons);

[Description("A partner's discount that can be taken for an order.")]
public sealed record PartnerDiscountOption(
    [property: Id, Description("For partnerDiscountId of payOrder.")] string PartnerDiscountId, string ProductType,
    [property: Scalar<RatioScalar>, Description("The part of the price that it takes off.")] decimal Discount,
    [property: Description("What the order costs with it.")] Money AmountDue);

[Description("A coupon that can pay an order.")]
public sealed record CouponOption(
    [property: Id, Description("For couponIds of payOrder.")] string CouponId,
    [property: Description("What is left of it.")] Money Balance,
    [property: Description("Whether it pays the order alone: its value is at least what is due (COUPON-3).")] bool PaysAlone,
    [property: Description("Whether it can be taken beside a partner's discount (DISC-16).")] bool CombinesWithPartnerDiscount);

public sealed class PaymentOptionQueries(ResourceWorkflow resources)
{
    [Cost(500), Description("With what the caller can pay one of its orders; null when there is no such order.")]
    public async Task<PaymentOptions?> PaymentOptions(IResolveFieldContext context, [Id] string orderId)
    {
        var customer = Actor.Of(context).RequireCustomer();
        if (await resources.Options(GlobalId.KeyOf(nameof(Order), orderId), customer, context.CancellationToken) is not { } options) return null;
        return new(
            options.Due, options.Methods,
            [.. options.Discounts.Select(offered => new PartnerDiscountOption(
                GlobalId.Of(nameof(CustomerDiscount), DiscountGrant.KeyOf(customer, offered.ProductType)), offered.ProductType, offered.Ratio, offered.Due))],
            [.. options.Coupons.Select(coupon => new CouponOption(
                GlobalId.Of(nameof(CustomerCoupon), coupon.CouponId), coupon.Left, coupon.Left >= options.Due, !coupon.ExcludesPartnerDiscount))]);
    }

    [Cost(250), Description("How the yearly/monthly products of one of the caller's orders can be paid, none for a metered order; null when there is no such order (BILL-4).")]
    public async Task<IReadOnlyList<PaymentMethod>?> PaymentMethods(IResolveFieldContext context, [Id] string orderId) =>
        (await resources.Options(GlobalId.KeyOf(nameof(Order), orderId), Actor.Of(context).RequireCustomer(), context.CancellationToken))?.Methods;
}
