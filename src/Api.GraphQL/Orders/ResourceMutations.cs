using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Write.Application.Orders;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Api.GraphQL.Orders;

public sealed record RenewResourceInput(
    [property: Id] string ResourceId, [property: Description("The new end of the prepaid period, at most 60 months after the present one.")] DateTimeOffset ValidTo,
    [property: Description("Left out when a coupon pays alone, and by reseller customers, whose partner settles (BILL-4).")] PaymentMethod? Method,
    [property: Id, Description("One at most (COUPON-1).")] IReadOnlyList<string>? CouponIds,
    [property: Id, Description("The partner's discount that the caller takes; it takes none when left out (DISC-20).")] string? PartnerDiscountId,
    [property: Description("The online payment's own id, with ONLINE: the same payment counts once.")] string? ReferenceId,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record ChangeResourceInput(
    [property: Id] string ResourceId, string Specification,
    [property: Scalar<UsdAmountScalar>, Description("The official price of the ordered period, or of an hour, at the new specification; USD, as before when left out. "
        + "What the whole days that are left cost more is paid now, what they cost less is given back in cash (COUPON-46).")] decimal? ListPrice,
    [property: Description("For what it costs more: left out when a coupon pays alone, and by reseller customers (BILL-4).")] PaymentMethod? Method,
    [property: Id, Description("One at most (COUPON-1).")] IReadOnlyList<string>? CouponIds,
    [property: Description("The online payment's own id, with ONLINE: the same payment counts once.")] string? ReferenceId,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record ChangeBillingModeInput(
    [property: Id] string ResourceId, [property: Description("For how many months it is prepaid from now on, 1 to 60.")] int Months,
    [property: Scalar<UsdAmountScalar>, Description("The official price of that period in USD, of the resource with those subordinate to it: each has the share that an hour of it costs.")] decimal ListPrice,
    [property: Description("Left out when a coupon pays alone, and by reseller customers, whose partner settles (BILL-4).")] PaymentMethod? Method,
    [property: Id, Description("One at most (COUPON-1).")] IReadOnlyList<string>? CouponIds,
    [property: Id, Description("The partner's discount that the caller takes; it takes none when left out (DISC-20).")] string? PartnerDiscountId,
    [property: Description("The online payment's own id, with ONLINE: the same payment counts once.")] string? ReferenceId,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record UnsubscribeInput(
    [property: Id, Description("A resource, or an instance of an order that was paid and did not take effect.")] string ResourceId,
    UnsubscriptionReason Reason, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record UnsubscribeRenewalInput([property: Id] string ResourceId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public abstract class ResourcePayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<Resource?> Resource(IResolveFieldContext context, OrderReads reads) =>
        Answer.EntityId is { } id && Actor.Of(context).CustomerId is { } customer
            ? (await reads.Resource(customer, id, context.CancellationToken))?.To<Resource>()
            : null;
}

public sealed class RenewResourcePayload(MutationAnswer answer) : ResourcePayload(answer);

public sealed class ChangeResourcePayload(MutationAnswer answer) : ResourcePayload(answer);

public sealed class ChangeBillingModePayload(MutationAnswer answer) : ResourcePayload(answer);

public sealed class UnsubscribeRenewalPayload(MutationAnswer answer) : ResourcePayload(answer);

public sealed class UnsubscribePayload(MutationAnswer answer) : ResourcePayload(answer)
{
    [Description("The order of the resource; the other instances stay as they are (ORDER-5).")]
    public async Task<Order?> Order(IResolveFieldContext context, OrderReads reads) =>
        Answer.EntityId is { } id && Actor.Of(context).CustomerId is { } customer && Write.Domain.Orders.Order.OrderOf(id) is { } order
            ? (await reads.Order(customer, order, context.CancellationToken))?.To<Order>()
            : null;
}

public sealed class ResourceMutations(MutationRunner mutations, ResourceWorkflow resources, UnsubscribedTypes types)
{
    [Cost(500), Description("Prolongs one of the caller's prepaid resources, with those subordinate to it, and pays for it; asking for the same end again changes nothing.")]
    public async Task<RenewResourcePayload> RenewResource(IResolveFieldContext context, RenewResourceInput input)
    {
        var (resource, buyer) = Of(context, input.ResourceId);
        var choice = PaymentInputs.ChoiceOf(buyer.CustomerId, input.Method, input.CouponIds, input.ReferenceId, input.PartnerDiscountId);
        return new(await mutations.Run(context, input, resource, with =>
            resources.Renew(resource, buyer, input.ValidTo.ToUniversalTime(), choice, with, context.CancellationToken)));
    }

    [Cost(500), Description("Changes the specification of one of the caller's resources.")]
    public async Task<ChangeResourcePayload> ChangeResource(IResolveFieldContext context, ChangeResourceInput input)
    {
        var (resource, buyer) = Of(context, input.ResourceId);
        if (input.ListPrice is { } price && !Money.Fits(price)) return new(new(null, 0, [OrderRules.PriceInvalid.Refuse("listPrice")]));
        var choice = PaymentInputs.ChoiceOf(buyer.CustomerId, input.Method, input.CouponIds, input.ReferenceId, null);
        return new(await mutations.Run(context, input, resource, with => resources.Change(
            resource, buyer, input.Specification, input.ListPrice is { } given ? new Money(given) : null, choice, with, context.CancellationToken)));
    }

    [Cost(500), Description("Prepays one of the caller's metered resources from now on, with those subordinate to it (ORDER-2), and pays for it; what was metered before stays due. There is no way back; asking for the same again changes nothing.")]
    public async Task<ChangeBillingModePayload> ChangeBillingMode(IResolveFieldContext context, ChangeBillingModeInput input)
    {
        var (resource, buyer) = Of(context, input.ResourceId);
        if (!Money.Fits(input.ListPrice)) return new(new(null, 0, [OrderRules.PriceInvalid.Refuse("listPrice")]));
        var choice = PaymentInputs.ChoiceOf(buyer.CustomerId, input.Method, input.CouponIds, input.ReferenceId, input.PartnerDiscountId);
        return new(await mutations.Run(context, input, resource, with => resources.ChangeBillingMode(
            resource, buyer, input.Months, new(input.ListPrice), choice, with, context.CancellationToken)));
    }

    [Cost(500), Description("Gives back one of the caller's resources, with those subordinate to it: cash for the whole days that are left, and coupons only of what had not taken effect (COUPON-38 to COUPON-41).")]
    public async Task<UnsubscribePayload> Unsubscribe(IResolveFieldContext context, UnsubscribeInput input)
    {
        var (resource, buyer) = Of(context, input.ResourceId);
        await types.Check(context, resource);
        return new(await mutations.Run(context, input, resource, with => resources.Unsubscribe(resource, buyer, input.Reason, with, context.CancellationToken)));
    }

    [Cost(500), Description("Gives back what was renewed of one of the caller's resources and has not begun, as it was paid (COUPON-41).")]
    public async Task<UnsubscribeRenewalPayload> UnsubscribeRenewal(IResolveFieldContext context, UnsubscribeRenewalInput input)
    {
        var (resource, buyer) = Of(context, input.ResourceId);
        await types.Check(context, resource);
        return new(await mutations.Run(context, input, resource, with => resources.UnsubscribeRenewal(resource, buyer, with, context.CancellationToken)));
    }

    private static (string Resource, Buyer Buyer) Of(IResolveFieldContext context, string id) =>
        (GlobalId.KeyOf(nameof(Resource), id), new(Actor.Of(context).RequireCustomer()));
}
