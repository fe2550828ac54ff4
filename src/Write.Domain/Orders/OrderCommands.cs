using System.Collections.Immutable;

namespace PartnerGraph.Write.Domain.Orders;

public abstract record OrderCommand(string OrderId);

/// <summary>A customer orders; it orders for itself (CUST-4, CUST-5).</summary>
/// <param name="CustomerId">The account that buys.</param>
public sealed record PlaceOrder(
    string OrderId, string CustomerId, ImmutableArray<OrderItem> Items, OrderFacts Facts, OrderPolicy Policy, DateTimeOffset At) : OrderCommand(OrderId);

/// <summary>Prolongs a prepaid resource to an instant; asking for the same end again changes nothing.</summary>
public sealed record RenewResource(
    string OrderId, string CustomerId, string ResourceId, DateTimeOffset ValidTo, OrderFacts Facts, OrderPolicy Policy, DateTimeOffset At)
    : OrderCommand(OrderId);

public sealed record ChangeResource(
    string OrderId, string CustomerId, string ResourceId, string Specification, OrderFacts Facts, OrderPolicy Policy, DateTimeOffset At)
    : OrderCommand(OrderId);
