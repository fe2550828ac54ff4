using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Domain.Orders;

public abstract record OrderCommand(string OrderId);

/// <summary>A customer orders; it orders for itself (CUST-4, CUST-5).</summary>
/// <param name="CustomerId">The account that buys.</param>
public sealed record PlaceOrder(
    string OrderId, string CustomerId, ImmutableArray<OrderItem> Items, OrderFacts Facts, OrderPolicy Policy, DateTimeOffset At) : OrderCommand(OrderId)
{
    /// <summary>What the customer calls a combined order; null to have it named after what it holds.</summary>
    [Text(TextKind.Name)]
    public string? Name { get; init; }
}

/// <summary>Orders the renewal of several resources, which is paid as one (ORDER-8).</summary>
/// <param name="Renewals">As the streams of the resources' orders say.</param>
/// <param name="Missing">Whether one that was named is none of the customer's, or cannot be renewed.</param>
public sealed record PlaceRenewal(
    string OrderId, string CustomerId, ImmutableArray<OrderedRenewal> Renewals, bool Missing, OrderFacts Facts, OrderPolicy Policy, DateTimeOffset At)
    : OrderCommand(OrderId);

/// <summary>Changes or unsubscribes several resources at once (ORDER-8).</summary>
/// <param name="Resources">As the streams of their orders say.</param>
/// <param name="Missing">Whether one that was named is none of the customer's.</param>
public sealed record PlaceBatch(
    string OrderId, string CustomerId, CombinedOrderOperation Operation, ImmutableArray<BatchedResource> Resources, bool Missing, DateTimeOffset At) : OrderCommand(OrderId);

/// <param name="InstanceIds">All of them, or none named (ORDER-3).</param>
public sealed record PayOrder(
    string OrderId, string CustomerId, ImmutableArray<string> InstanceIds, PaymentChoice Choice, PaymentFacts Payment, OrderFacts Facts, OrderPolicy Policy,
    DateTimeOffset At) : OrderCommand(OrderId);

/// <param name="InstanceIds">All of them, or none named (ORDER-4).</param>
public sealed record CancelOrder(string OrderId, string CustomerId, ImmutableArray<string> InstanceIds, DateTimeOffset At) : OrderCommand(OrderId);

/// <summary>A partner gives an unpaid order a discount of its own (DISC-4).</summary>
/// <param name="Discount">A part of the price; 0 takes it back.</param>
/// <param name="IsReferral">Whether the customer belongs to the partner in the referral model.</param>
/// <param name="Limit">The highest discount that the vendor allows on everything of the order.</param>
public sealed record AdjustOrderPrice(
    string OrderId, string CustomerId, string PartnerId, decimal Discount, bool IsReferral, decimal Limit, DateTimeOffset At) : OrderCommand(OrderId);

/// <summary>The cloud tells what became of a type of resource that was paid (ORDER-11).</summary>
/// <param name="ResourceType">Such as <c>VPC</c>.</param>
public sealed record ReportProvisioning(
    string OrderId, string ResourceType, bool IsEnabled, [property: Text(TextKind.Reason)] string? Reason, DateTimeOffset At) : OrderCommand(OrderId);

/// <summary>Prolongs a prepaid resource to an instant; asking for the same end again changes nothing.</summary>
public sealed record RenewResource(
    string OrderId, string CustomerId, string ResourceId, DateTimeOffset ValidTo, OrderFacts Facts, OrderPolicy Policy, DateTimeOffset At)
    : OrderCommand(OrderId)
{
    public PaymentChoice Choice { get; init; } = PaymentChoice.None;

    public PaymentFacts Payment { get; init; } = PaymentFacts.Unknown;
}

/// <summary>A resource is renewed by an order of several that was paid.</summary>
public sealed record ApplyRenewal(string OrderId, string CustomerId, string RenewalOrderId, OrderedRenewal Renewal, ResourceCharge Charge, DateTimeOffset At)
    : OrderCommand(OrderId);

/// <param name="ListPrice">The new official price of the ordered period, or of an hour; null when it stays.</param>
public sealed record ChangeResource(
    string OrderId, string CustomerId, string ResourceId, string Specification, OrderFacts Facts, OrderPolicy Policy, DateTimeOffset At)
    : OrderCommand(OrderId)
{
    public Money? ListPrice { get; init; }

    public PaymentChoice Choice { get; init; } = PaymentChoice.None;

    public PaymentFacts Payment { get; init; } = PaymentFacts.Unknown;
}

/// <summary>A metered resource shall be prepaid, with those subordinate to it.</summary>
/// <param name="ListPrice">The official price of the period, of all of them together.</param>
public sealed record ChangeBillingMode(
    string OrderId, string CustomerId, string ResourceId, int Months, Money ListPrice, OrderFacts Facts, OrderPolicy Policy, DateTimeOffset At)
    : OrderCommand(OrderId)
{
    public PaymentChoice Choice { get; init; } = PaymentChoice.None;

    public PaymentFacts Payment { get; init; } = PaymentFacts.Unknown;
}

public sealed record Unsubscribe(string OrderId, string CustomerId, string ResourceId, UnsubscriptionReason Reason, DateTimeOffset At) : OrderCommand(OrderId);

public sealed record UnsubscribeRenewal(string OrderId, string CustomerId, string ResourceId, DateTimeOffset At) : OrderCommand(OrderId);
