using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Api.GraphQL.Orders;

[Node, Description("What a customer ordered at once.")]
public sealed record Order
{
    [Id]
    public required string Id { get; init; }

    [Ignore]
    public required string Key { get; init; }

    [Description("USD at official prices, eight decimals.")]
    public required Money ListTotal { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    [Description("For expectedVersion; every change of a resource of the order moves it.")]
    public required long Version { get; init; }

    public IDataLoaderResult<IReadOnlyList<Resource>> Resources(IResolveFieldContext context, OrderReads reads) =>
        new Continued<IReadOnlyList<ResourceRow>?, IReadOnlyList<Resource>>(
            context.Load<string, IReadOnlyList<ResourceRow>>("resources-of-orders", Key, reads.ResourcesOf),
            rows => [.. (rows ?? []).Select(row => row.To<Resource>())]);
}

public enum ResourceAvailability
{
    Available,

    [Description("The customer's account is frozen: the resource may become unavailable, its fees go on (ACCT-22, ACCT-23).")]
    PossiblyUnavailable,

    [Description("The customer's resources are frozen: unusable, no pay-per-use fees (ASSOC-16).")]
    Frozen,
}

[Node, Description("A cloud resource that a customer has.")]
public sealed record Resource
{
    [Id]
    public required string Id { get; init; }

    [Ignore]
    public required string CustomerId { get; init; }

    [Id]
    public required string OrderId { get; init; }

    [Ignore]
    public required string OrderKey { get; init; }

    [Description("Of its order, for expectedVersion: a change of another resource of the same order moves it, too.")]
    public IDataLoaderResult<long> Version(IResolveFieldContext context, OrderReads reads) =>
        context.Load<string, long>("order-versions", OrderKey, reads.Versions);

    public required string Product { get; init; }

    public required string Region { get; init; }

    public required string Specification { get; init; }

    public required ChargingMode ChargingMode { get; init; }

    [Description("USD at official prices: of the prepaid period, or of an hour of pay-per-use.")]
    public required Money ListPrice { get; init; }

    public required DateTimeOffset EnabledAt { get; init; }

    [Description("The end of the prepaid period; null for pay-per-use.")]
    public required DateTimeOffset? ValidTo { get; init; }

    public IDataLoaderResult<ResourceAvailability> Availability(IResolveFieldContext context, CustomerStatusReads reads) =>
        new Continued<IReadOnlyList<CustomerFreezeRow>?, ResourceAvailability>(
            context.Load<string, IReadOnlyList<CustomerFreezeRow>>("customer-freezes", CustomerId, reads.Of),
            freezes => (freezes ?? []).Any(freeze => freeze.ResourcesFrozen) ? ResourceAvailability.Frozen
                : freezes is { Count: > 0 } ? ResourceAvailability.PossiblyUnavailable
                : ResourceAvailability.Available);
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
            .Map(resource => resource.OrderKey, row => row.OrderId)
            .Map(resource => resource.OrderId, row => GlobalId.Of(nameof(Order), row.OrderId));
    }
}
