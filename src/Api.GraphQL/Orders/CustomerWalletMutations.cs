using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Write.Application.Orders;
using PartnerGraph.Write.Domain.Billing.Coupons;

namespace PartnerGraph.Api.GraphQL.Orders;

public sealed record TopUpCustomerBalanceInput(
    [property: Id] string CustomerId,
    [property: Scalar<UsdAmountScalar>, Description("USD above 0.")] decimal Amount,
    [property: Description("The payment's own id: the same payment counts once.")] string ReferenceId,
    string? IdempotencyKey) : IMutationInput;

public sealed record IssueCustomerCouponInput(
    [property: Id] string CustomerId,
    [property: Scalar<UsdAmountScalar>, Description("USD above 0.")] decimal Amount,
    [property: Description("The first day on which it pays, in the billing time zone; without a bound when left out.")] DateOnly? ValidFrom,
    [property: Description("The last day on which it pays, included; without a bound when left out.")] DateOnly? ValidTo,
    [property: Description("The products that it pays, at most 100; all when left out (COUPON-2).")] IReadOnlyList<string>? Products,
    [property: Description("Whether it cannot be taken beside a partner's discount; false when left out (DISC-16).")] bool? ExcludesPartnerDiscount,
    [property: Description("Noted with it, and told to the customer. At most 256 characters.")] string? Remarks,
    string? IdempotencyKey) : IMutationInput;

public sealed class TopUpCustomerBalancePayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("What the customer has after the top-up; null when it was refused.")]
    public async Task<CustomerWallet?> CustomerWallet(IResolveFieldContext context, CustomerWalletQueries wallets) =>
        Answer.EntityId is { } id && Answer.Rejections.Count == 0 ? await wallets.Find(context, id) : null;
}

public sealed class IssueCustomerCouponPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The coupon; null when it was refused.")]
    public async Task<CustomerCoupon?> CustomerCoupon(IResolveFieldContext context, CustomerWalletReads reads) =>
        Answer.EntityId is { } id && await reads.Coupon(context.CustomerScope(), id, context.CancellationToken) is { } row ? new(row) : null;
}

public sealed class CustomerWalletMutations(MutationRunner mutations, WalletWorkflow wallets, TimeProvider clock)
{
    [Description("Records money that a customer put on its own account, to pay orders with (BILL-4).")]
    public async Task<TopUpCustomerBalancePayload> TopUpCustomerBalance(IResolveFieldContext context, TopUpCustomerBalanceInput input)
    {
        var customer = GlobalId.KeyOf("Customer", input.CustomerId);
        return new(await mutations.Run(context, input, customer, with =>
            wallets.TopUp(customer, input.ReferenceId, input.Amount, with, context.CancellationToken)));
    }

    [Description("The vendor gives a customer a coupon that pays its own orders (COUPON-1).")]
    public async Task<IssueCustomerCouponPayload> IssueCustomerCoupon(IResolveFieldContext context, IssueCustomerCouponInput input)
    {
        var customer = GlobalId.KeyOf("Customer", input.CustomerId);
        var terms = new CouponTerms(CouponKind.Cash, input.ValidFrom, input.ValidTo, [], [.. input.Products ?? []], input.Remarks);
        return new(await mutations.Run(context, input, async with =>
        {
            var couponId = with.NewId(clock);
            var result = await wallets.Issue(customer, couponId, input.Amount, terms, input.ExcludesPartnerDiscount ?? false, with, context.CancellationToken);
            return new MutationAnswer(result.IsAccepted ? couponId : null, result.Position, result.Rejections);
        }));
    }
}
