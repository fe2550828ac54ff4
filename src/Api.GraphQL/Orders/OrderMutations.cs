using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Write.Application.Orders;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Api.GraphQL.Orders;

public sealed record OrderItemInput(
    [property: Description("The service, such as ECS.")] string Product,
    string Region,
    string Specification,
    ChargingMode ChargingMode,
    [property: Description("The prepaid period, 1 to 60; exactly for YEARLY_MONTHLY.")] int? Months,
    [property: Scalar<UsdAmountScalar>, Description("USD at official prices: of the period, or of an hour of pay-per-use.")] decimal ListPrice);

public sealed record PlaceOrderInput(
    IReadOnlyList<OrderItemInput> Items,
    [property: Id, Description("Refused: customers order for themselves (CUST-5).")] string? OnBehalfOf,
    string? IdempotencyKey) : IMutationInput;

public sealed record RenewResourceInput(
    [property: Id] string ResourceId, [property: Description("The new end of the prepaid period.")] DateTimeOffset ValidTo,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record ChangeResourceInput(
    [property: Id] string ResourceId, string Specification, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed class PlaceOrderPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<Order?> Order(IResolveFieldContext context, OrderReads reads) =>
        Answer.EntityId is { } id && Actor.Of(context).CustomerId is { } customer
            ? (await reads.Order(customer, id, context.CancellationToken))?.To<Order>()
            : null;
}

public abstract class ResourcePayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<Resource?> Resource(IResolveFieldContext context, OrderReads reads) =>
        Answer.EntityId is { } id && Actor.Of(context).CustomerId is { } customer
            ? (await reads.Resource(customer, id, context.CancellationToken))?.To<Resource>()
            : null;
}

public sealed class RenewResourcePayload(MutationAnswer answer) : ResourcePayload(answer);

public sealed class ChangeResourcePayload(MutationAnswer answer) : ResourcePayload(answer);

public sealed class OrderMutations(MutationRunner mutations, OrderWorkflow orders, TimeProvider clock)
{
    [Description("Orders resources for the caller, a customer (CUST-4). A partner is refused (PROG-47, CUST-5).")]
    public async Task<PlaceOrderPayload> PlaceOrder(IResolveFieldContext context, PlaceOrderInput input)
    {
        var buyer = BuyerOf(context, input.OnBehalfOf);
        if (input.Items.Any(item => !Money.Fits(item.ListPrice)))
            return new(new(null, 0, [OrderRules.ItemsValid.Refuse("items")]));
        return new(await mutations.Run(context, input, async with =>
        {
            // The same request is the same order, also when it is sent again after a crash.
            var orderId = with.NewId(clock);
            var result = await orders.Place(
                orderId, buyer,
                [.. input.Items.Select(item => new OrderItem(
                    item.Product, item.Region, item.Specification, item.ChargingMode, item.Months, new(item.ListPrice)))],
                with, context.CancellationToken);
            return new MutationAnswer(result.IsAccepted ? orderId : null, result.Position, result.Rejections);
        }));
    }

    [Description("Prolongs one of the caller's prepaid resources; asking for the same end again changes nothing.")]
    public async Task<RenewResourcePayload> RenewResource(IResolveFieldContext context, RenewResourceInput input)
    {
        var resource = GlobalId.KeyOf(nameof(Resource), input.ResourceId);
        var buyer = new Buyer(Actor.Of(context).RequireCustomer());
        return new(await mutations.Run(context, input, resource, with =>
            orders.Renew(resource, buyer, input.ValidTo.ToUniversalTime(), with, context.CancellationToken)));
    }

    [Description("Changes the specification of one of the caller's resources.")]
    public async Task<ChangeResourcePayload> ChangeResource(IResolveFieldContext context, ChangeResourceInput input)
    {
        var resource = GlobalId.KeyOf(nameof(Resource), input.ResourceId);
        var buyer = new Buyer(Actor.Of(context).RequireCustomer());
        return new(await mutations.Run(context, input, resource, with =>
            orders.Change(resource, buyer, input.Specification, with, context.CancellationToken)));
    }

    private static Buyer BuyerOf(IResolveFieldContext context, string? onBehalfOf)
    {
        var actor = Actor.Of(context);
        var other = onBehalfOf is null ? null : GlobalId.KeyOf("Customer", onBehalfOf);
        return actor.CustomerId is { } customer
            ? new Buyer(customer) { OnBehalfOf = other is not null && other != customer }
            : Buyer.Partner(actor.RequirePartner(), other);
    }
}
