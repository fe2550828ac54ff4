using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders;

public enum ChargingMode
{
    /// <summary>Metered; enabled as soon as it is ordered.</summary>
    PayPerUse,

    /// <summary>Prepaid for a period; can be renewed.</summary>
    YearlyMonthly,
}

/// <param name="Product">The service, such as <c>ECS</c>.</param>
/// <param name="Region">Where it runs, such as <c>ap-southeast-3</c>.</param>
/// <param name="Specification">The size, such as <c>s6.large.2</c>.</param>
/// <param name="Months">The prepaid period; null for pay-per-use.</param>
/// <param name="ListPrice">The official price of the period, or of an hour of pay-per-use.</param>
[GivenTexts]
public sealed record OrderItem(
    string Product, string Region, string Specification, ChargingMode ChargingMode, int? Months, Money ListPrice);

[EventType("orders.order-placed")]
public sealed record OrderPlaced(
    string OrderId, string CustomerId, ImmutableArray<OrderItem> Items, Money ListTotal, DateTimeOffset PlacedAt) : IDomainEvent;

/// <param name="ValidTo">The end of the prepaid period; null for pay-per-use.</param>
[EventType("orders.resource-enabled")]
public sealed record ResourceEnabled(
    string OrderId, string CustomerId, string ResourceId, OrderItem Item, DateTimeOffset EnabledAt, DateTimeOffset? ValidTo) : IDomainEvent;

[EventType("orders.resource-renewed")]
public sealed record ResourceRenewed(
    string OrderId, string CustomerId, string ResourceId, DateTimeOffset From, DateTimeOffset ValidTo, DateTimeOffset RenewedAt) : IDomainEvent;

[EventType("orders.resource-changed")]
public sealed record ResourceChanged(
    string OrderId, string CustomerId, string ResourceId, string From, string Specification, DateTimeOffset ChangedAt) : IDomainEvent;

/// <summary>One instance of an order after it was enabled.</summary>
public sealed record OrderedResource(ChargingMode ChargingMode, string Specification, DateTimeOffset? ValidTo);

/// <summary>An order as decisions need it.</summary>
public sealed record Order(string CustomerId, ImmutableArray<OrderItem> Items, ImmutableSortedDictionary<string, OrderedResource> Resources)
{
    public static readonly Order None =
        new("", [], ImmutableSortedDictionary<string, OrderedResource>.Empty.WithComparers(StringComparer.Ordinal));

    public bool Exists => CustomerId.Length > 0;

    /// <summary>The id of the n-th instance (from 1) of an order: it names the order, so that a resource leads to it.</summary>
    public static string ResourceId(string orderId, int number) => $"{orderId}-{number}";

    /// <summary>The order that a resource came from; null when the text is no resource id.</summary>
    public static string? OrderOf(string resourceId) =>
        resourceId.LastIndexOf('-') is > 0 and var dash && int.TryParse(resourceId.AsSpan(dash + 1), out _) ? resourceId[..dash] : null;

    public static Order Evolve(Order state, IDomainEvent @event) => @event switch
    {
        OrderPlaced e => state with { CustomerId = e.CustomerId, Items = e.Items },
        ResourceEnabled e => state with
        {
            Resources = state.Resources.SetItem(e.ResourceId, new(e.Item.ChargingMode, e.Item.Specification, e.ValidTo)),
        },
        ResourceRenewed e => state with { Resources = state.Resources.SetItem(e.ResourceId, state.Resources[e.ResourceId] with { ValidTo = e.ValidTo }) },
        ResourceChanged e => state with
        {
            Resources = state.Resources.SetItem(e.ResourceId, state.Resources[e.ResourceId] with { Specification = e.Specification }),
        },
        _ => throw new UnknownEventException(state, @event),
    };
}
