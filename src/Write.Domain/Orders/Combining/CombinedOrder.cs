using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.Combining;

/// <summary>Several instances became one order, which is paid and cancelled as a whole (ORDER-1, ORDER-3, ORDER-4).</summary>
[EventType("orders.combined-order-placed")]
public sealed record CombinedOrderPlaced(
    string OrderId, string CustomerId, string Name, CombinationType CombinationType, CombinedOrderOperation Operation,
    ImmutableArray<OrderedResourceType> ResourceTypes) : IDomainEvent;
