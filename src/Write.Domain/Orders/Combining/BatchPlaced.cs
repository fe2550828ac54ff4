using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.Combining;

/// <summary>A resource that is managed together with others.</summary>
/// <param name="Specification">The new one, of a change; null for any other operation.</param>
/// <param name="ListPrice">The new official price of the ordered period, or of an hour; null when it stays.</param>
/// <param name="Months">The period for which it is prepaid from now on, of a change of the billing mode; null for any other operation, and in the first version of the event.</param>
[GivenTexts]
public sealed record BatchedResource(string ResourceId, string Product, string Region, string? Specification = null, Money? ListPrice = null, int? Months = null);

/// <summary>Several resources were changed, unsubscribed or prepaid at once; it is told as a combined order beside (ORDER-8), and took effect with it.</summary>
[EventType("orders.batch-placed", 2)]
public sealed record BatchPlaced(
    string OrderId, string CustomerId, CombinedOrderOperation Operation, ImmutableArray<BatchedResource> Resources, DateTimeOffset PlacedAt) : IDomainEvent;
