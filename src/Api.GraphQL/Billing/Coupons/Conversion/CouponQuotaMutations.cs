using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing.Coupons.Conversion;
using PartnerGraph.Write.Application.Billing;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;

namespace PartnerGraph.Api.GraphQL.Billing.Coupons.Conversion;

public sealed record GrantCouponQuotaInput(
    [property: Id] string PartnerId,
    [property: Scalar<UsdAmountScalar>, Description("USD above 0.")] decimal Amount,
    [property: Description("The grant's own id: the same grant counts once.")] string ReferenceId,
    string? IdempotencyKey) : IMutationInput;

public sealed record IssueCouponToCustomerInput(
    [property: Id] string CustomerId,
    [property: Scalar<UsdAmountScalar>, Description("USD above 0, within the partner's coupon quota.")] decimal Amount,
    [property: Description("The products that it pays, as the billing source names them; all when omitted (COUPON-4).")] IReadOnlyList<string>? Products,
    string? IdempotencyKey) : IMutationInput;

public sealed record RecordHistoricCouponInput(
    [property: Id] string PartnerId,
    [property: Id, Description("A customer of the partner.")] string CustomerId,
    [property: Description("What it is called, unique for the partner: the same coupon counts once.")] string Name,
    CustomerCouponOrigin Origin,
    [property: Scalar<UsdAmountScalar>, Description("USD above 0; what a partner issued is taken from its coupon quota.")] decimal Amount,
    [property: Description("When the customer was given it; for one of its partner before issuing ended (COUPON-30, COUPON-45).")] DateTimeOffset IssuedAt,
    [property: Description("The products that it pays, as the billing source names them; all when omitted.")] IReadOnlyList<string>? Products,
    [property: Description("The discounts that it cannot be combined with; none when omitted (COUPON-7).")] IReadOnlyList<CombinableDiscount>? Excludes,
    string? IdempotencyKey) : IMutationInput;

public sealed class GrantCouponQuotaPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The quota as the grant left it; null when it was refused.")]
    public async Task<CouponQuota?> CouponQuota(IResolveFieldContext context, CouponQuotaQueries quotas) =>
        Answer.EntityId is { } partner ? await quotas.Find(context.PartnerScope(), partner, context.CancellationToken) : null;
}

public abstract class HistoricCouponPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The coupon; null when it was refused.")]
    public async Task<HistoricCoupon?> HistoricCoupon(IResolveFieldContext context, CouponQuotaReads reads) =>
        Answer is { EntityId: { } partner, Detail: { } coupon } && await reads.Coupon(partner, coupon, context.CancellationToken) is { } row ? new(row) : null;
}

public sealed class IssueCouponToCustomerPayload(MutationAnswer answer) : HistoricCouponPayload(answer);

public sealed class RecordHistoricCouponPayload(MutationAnswer answer) : HistoricCouponPayload(answer);

public sealed class CouponQuotaMutations(MutationRunner mutations, CouponConversionWorkflow coupons)
{
    [Description("Records what the vendor granted a partner for coupons to its customers, before coupons became its own. Once the current month's bill exists, what is left becomes a coupon of the partner (COUPON-11).")]
    public async Task<GrantCouponQuotaPayload> GrantCouponQuota(IResolveFieldContext context, GrantCouponQuotaInput input)
    {
        var partner = GlobalId.KeyOf("Partner", input.PartnerId);
        return new(await mutations.Run(
            context, input, partner, with => coupons.Grant(partner, input.ReferenceId, input.Amount, with, context.CancellationToken)));
    }

    [Description("Issues a coupon to a customer of the caller. Refused since 2021-01-01, for partners from Asia-Pacific since 2021-04-01 (COUPON-30, COUPON-45).")]
    public async Task<IssueCouponToCustomerPayload> IssueCouponToCustomer(IResolveFieldContext context, IssueCouponToCustomerInput input)
    {
        var order = new HistoricCouponOrder(
            Actor.Of(context).RequirePartner(), GlobalId.KeyOf("Customer", input.CustomerId), CustomerCouponOrigin.Partner, input.Amount, [.. input.Products ?? []], []);
        return new(await Run(context, input, order, null, null));
    }

    [Description("Records a coupon that a customer had from its partner or from the vendor. Once the current month's bill exists, one of a reseller customer becomes the partner's, for the usage of that customer (COUPON-14 to COUPON-16).")]
    public async Task<RecordHistoricCouponPayload> RecordHistoricCoupon(IResolveFieldContext context, RecordHistoricCouponInput input)
    {
        var order = new HistoricCouponOrder(
            GlobalId.KeyOf("Partner", input.PartnerId), GlobalId.KeyOf("Customer", input.CustomerId), input.Origin, input.Amount, [.. input.Products ?? []],
            [.. (input.Excludes ?? []).Distinct()]);
        return new(await Run(context, input, order, input.Name, input.IssuedAt));
    }

    private Task<MutationAnswer> Run<TInput>(IResolveFieldContext context, TInput input, HistoricCouponOrder order, string? name, DateTimeOffset? issuedAt)
        where TInput : IMutationInput => mutations.Run(context, input, async with =>
        {
            var (result, id) = await coupons.Issue(order, name, issuedAt, with, context.CancellationToken);
            return result.IsAccepted ? new MutationAnswer(order.PartnerId, result.Position, [], id) : new(null, result.Position, result.Rejections);
        });
}
