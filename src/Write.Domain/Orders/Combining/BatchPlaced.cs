using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.Combining;

/// <summary>A resource that is managed together with others.</summary>
/// <param name="Specification">The new one, of a change; null for any other operation.</param>
/// <param name="ListPrice">The new official price of the ordered period, or of an hour; null when it stays.</param>
[GivenTexts]
public sealed record BatchedResource(string ResourceId, string Product, string Region, string? Specification = null, Money? ListPrice = null);

/// <summary>Several resources were changed or unsubscribed at once; it is told as a combined order beside (ORDER-8), and took effect with it.</summary>
[EventType("orders.batch-placed")]
public sealed record BatchPlaced(
    string OrderId, string CustomerId, CombinedOrderOperation Operation, ImmutableArray<BatchedResource> Resources, DateTimeOffset PlacedAt) : IDomainEvent;
