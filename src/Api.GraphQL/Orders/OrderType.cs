using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Api.GraphQL.Orders;

[Node, Description("What a customer ordered at once. What is prepaid waits for its payment; only metered orders take effect as they are placed.")]
public sealed record Order
{
    [Id]
    public required string Id { get; init; }

    [Ignore]
    public required string Key { get; init; }

    public required OrderState State { get; init; }

    [Description("Whether it has several instances, which are paid and cancelled together (ORDER-1).")]
    public bool Combined => CombinationType is not null;

    [Description("What a combined order is called; null for one of a single instance (ORDER-6).")]
    public required string? Name { get; init; }

    [Description("What makes several instances one order; null for a single one.")]
    public required CombinationType? CombinationType { get; init; }

    public required CombinedOrderOperation Operation { get; init; }

    [Description("USD at official prices, eight decimals.")]
    public required Money ListTotal { get; init; }

    [Description("The same as listTotal, by the name that the rule gives it (BILL-9).")]
    public Money OfficialPrice => ListTotal;

    [Description("What was paid, or what is to be paid when no partner's discount is taken; USD, at official prices where the customer's partner pays (BILL-9).")]
    public required Money AmountDue { get; init; }

    [Description("How it was paid; null before.")]
    public OrderPayment? Payment => PaidAt is { } at ? new(Method, Cash, Coupon, Settlement, CouponId is null ? null : GlobalId.Of(nameof(CustomerCoupon), CouponId), at) : null;

    [Ignore]
    public required PaymentMethod? Method { get; init; }

    [Ignore]
    public required Money Cash { get; init; }

    [Ignore]
    public required Money Coupon { get; init; }

    [Ignore]
    public required Money Settlement { get; init; }

    [Ignore]
    public required string? CouponId { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    [Ignore]
    public required DateTimeOffset? PaidAt { get; init; }

    [Description("When it was cancelled, or given back before it took effect; null otherwise.")]
    public required DateTimeOffset? CancelledAt { get; init; }

    [Description("For expectedVersion; every change of a resource of the order moves it.")]
    public required long Version { get; init; }

    [Description("Every instance in its order, also before it is a resource.")]
    public IDataLoaderResult<IReadOnlyList<OrderItem>> Items(IResolveFieldContext context, OrderReads reads) =>
        ItemsOf(context, reads).Then(IReadOnlyList<OrderItem> (rows) => [.. (rows ?? []).Select(row => new OrderItem(row))]);

    [Description("The types of resources that the instances are; each is enabled by itself (ORDER-10, ORDER-11).")]
    public IDataLoaderResult<IReadOnlyList<OrderResources>> ResourceTypes(IResolveFieldContext context, OrderReads reads) =>
        ItemsOf(context, reads).Then(IReadOnlyList<OrderResources> (rows) =>
            [.. (rows ?? []).GroupBy(row => row.ResourceType).Select(type => new OrderResources(type.Key, [.. type.Select(row => new OrderItem(row))]))]);

    private IDataLoaderResult<IReadOnlyList<OrderItemRow>?> ItemsOf(IResolveFieldContext context, OrderReads reads) =>
        context.Load<string, IReadOnlyList<OrderItemRow>>("items-of-orders", Key, reads.ItemsOf);

    public IDataLoaderResult<IReadOnlyList<Resource>> Resources(IResolveFieldContext context, OrderReads reads) =>
        new Continued<IReadOnlyList<ResourceRow>?, IReadOnlyList<Resource>>(
            context.Load<string, IReadOnlyList<ResourceRow>>("resources-of-orders", Key, reads.ResourcesOf),
            rows => [.. (rows ?? []).Select(row => row.To<Resource>())]);
}

internal sealed class OrderMapping : IRegister
{
    public void Register(TypeAdapterConfig config)
    {
        config.NewConfig<OrderRow, Order>()
            .Map(order => order.Id, row => GlobalId.Of(nameof(Order), row.OrderId))
            .Map(order => order.Key, row => row.OrderId);
        config.NewConfig<ResourceRow, Resource>()
            .Map(resource => resource.Id, row => GlobalId.Of(nameof(Resource), row.ResourceId))
            .Map(resource => resource.Key, row => row.ResourceId)
            .Map(resource => resource.OrderKey, row => row.OrderId)
            .Map(resource => resource.OrderId, row => GlobalId.Of(nameof(Order), row.OrderId));
    }
}
