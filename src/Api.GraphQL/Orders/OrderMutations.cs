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
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Api.GraphQL.Orders;

public sealed record OrderItemInput(
    [property: Description("The service, such as ECS.")] string Product,
    string Region,
    string Specification,
    ChargingMode ChargingMode,
    [property: Description("The prepaid period, 1 to 60; exactly for YEARLY_MONTHLY.")] int? Months,
    [property: Scalar<UsdAmountScalar>, Description("USD at official prices: of the period, or of an hour of pay-per-use.")] decimal ListPrice,
    [property: Description("What it is to the item that it is bought for; exactly with partOf.")] ItemRole? Role,
    [property: Description("The number of that item in the list, from 1; left out for what stands for itself.")] int? PartOf);

public sealed record PlaceOrderInput(
    IReadOnlyList<OrderItemInput> Items,
    [property: Description("What a combined order is called; named after what it holds when left out (ORDER-6). At most 200 characters.")] string? Name,
    [property: Id, Description("Refused: customers order for themselves (CUST-5).")] string? OnBehalfOf,
    string? IdempotencyKey) : IMutationInput;

public sealed record RenewResourcesInput(
    [property: Id, Description("1 to 100 of the caller's prepaid resources, each once.")] IReadOnlyList<string> ResourceIds,
    [property: Description("By how many months each is prolonged, 1 to 60.")] int Months,
    string? IdempotencyKey) : IMutationInput;

public sealed record PayOrderInput(
    [property: Id] string OrderId,
    [property: Id, Description("All instances of the order, or left out: they are paid together (ORDER-3).")] IReadOnlyList<string>? InstanceIds,
    [property: Description("Left out when a coupon pays alone, and by reseller customers, whose partner settles (BILL-4).")] PaymentMethod? Method,
    [property: Id, Description("One at most (COUPON-1).")] IReadOnlyList<string>? CouponIds,
    [property: Id, Description("The partner's discount that the caller takes; it takes none when left out (DISC-20).")] string? PartnerDiscountId,
    [property: Description("The online payment's own id, with ONLINE: the same payment counts once.")] string? ReferenceId,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record CancelOrderInput(
    [property: Id] string OrderId,
    [property: Id, Description("All instances of the order, or left out: they are cancelled together (ORDER-4).")] IReadOnlyList<string>? InstanceIds,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public abstract class OrderPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<Order?> Order(IResolveFieldContext context, OrderReads reads) =>
        Answer.EntityId is { } id && Actor.Of(context).CustomerId is { } customer
            ? (await reads.Order(customer, id, context.CancellationToken))?.To<Order>()
            : null;
}

public sealed class PlaceOrderPayload(MutationAnswer answer) : OrderPayload(answer);

public sealed class RenewResourcesPayload(MutationAnswer answer) : OrderPayload(answer);

public sealed class PayOrderPayload(MutationAnswer answer) : OrderPayload(answer);

public sealed class CancelOrderPayload(MutationAnswer answer) : OrderPayload(answer);

public sealed class OrderMutations(MutationRunner mutations, OrderWorkflow orders, ResourceWorkflow resources, TimeProvider clock)
{
    [Description("Orders resources for the caller, a customer (CUST-4). What is prepaid waits for payOrder. A partner is refused (PROG-47, CUST-5).")]
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
                [.. input.Items.Select(item => new Write.Domain.Orders.OrderItem(
                    item.Product, item.Region, item.Specification, item.ChargingMode, item.Months, new(item.ListPrice), item.Role, item.PartOf))],
                input.Name, with, context.CancellationToken);
            return new MutationAnswer(result.IsAccepted ? orderId : null, result.Position, result.Rejections);
        }));
    }

    [Description("Orders the renewal of several of the caller's prepaid resources, which is paid as one order (ORDER-8).")]
    public async Task<RenewResourcesPayload> RenewResources(IResolveFieldContext context, RenewResourcesInput input)
    {
        string[] ids = [.. input.ResourceIds.Select(id => GlobalId.KeyOf(nameof(Resource), id))];
        var buyer = new Buyer(Actor.Of(context).RequireCustomer());
        return new(await mutations.Run(context, input, async with =>
        {
            var orderId = with.NewId(clock);
            var result = await orders.PlaceRenewal(orderId, buyer, ids, input.Months, with, context.CancellationToken);
            return new MutationAnswer(result.IsAccepted ? orderId : null, result.Position, result.Rejections);
        }));
    }

    [Cost(500), Description("Pays for an order of the caller, all of its instances together (ORDER-3). What was paid is a line of its expenditure.")]
    public async Task<PayOrderPayload> PayOrder(IResolveFieldContext context, PayOrderInput input)
    {
        var (order, buyer) = (GlobalId.KeyOf(nameof(Order), input.OrderId), new Buyer(Actor.Of(context).RequireCustomer()));
        var choice = PaymentInputs.ChoiceOf(buyer.CustomerId, input.Method, input.CouponIds, input.ReferenceId, input.PartnerDiscountId);
        return new(await mutations.Run(context, input, order, with =>
            resources.Pay(order, buyer, Instances(input.InstanceIds), choice, with, context.CancellationToken)));
    }

    [Description("Cancels an order of the caller that waits for its payment, all of its instances together (ORDER-4).")]
    public async Task<CancelOrderPayload> CancelOrder(IResolveFieldContext context, CancelOrderInput input)
    {
        var (order, customer) = (GlobalId.KeyOf(nameof(Order), input.OrderId), Actor.Of(context).RequireCustomer());
        return new(await mutations.Run(context, input, order, with =>
            orders.Cancel(order, customer, Instances(input.InstanceIds), with, context.CancellationToken)));
    }

    private static string[] Instances(IReadOnlyList<string>? ids) => [.. (ids ?? []).Select(id => GlobalId.KeyOf(nameof(Resource), id))];

    private static Buyer BuyerOf(IResolveFieldContext context, string? onBehalfOf)
    {
        var actor = Actor.Of(context);
        var other = onBehalfOf is null ? null : GlobalId.KeyOf("Customer", onBehalfOf);
        return actor.CustomerId is { } customer
            ? new Buyer(customer) { OnBehalfOf = other is not null && other != customer }
            : Buyer.Partner(actor.RequirePartner(), other);
    }
}
