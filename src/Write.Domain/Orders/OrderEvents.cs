using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Domain.Orders;

[EventType("orders.order-placed", 2)]
public sealed record OrderPlaced(
    string OrderId, string CustomerId, ImmutableArray<OrderItem> Items, Money ListTotal, DateTimeOffset PlacedAt) : IDomainEvent;

/// <summary>Several resources shall be renewed at once; it is told as a combined order beside (ORDER-8).</summary>
[EventType("orders.renewal-placed")]
public sealed record RenewalPlaced(
    string OrderId, string CustomerId, ImmutableArray<OrderedRenewal> Renewals, Money ListTotal, DateTimeOffset PlacedAt) : IDomainEvent;

/// <summary>A partner gave an unpaid order a price of its own (DISC-4).</summary>
/// <param name="Discount">A part of the price; 0.08 is eight percent, 0 takes it back.</param>
[EventType("orders.order-price-adjusted")]
public sealed record OrderPriceAdjusted(string OrderId, string CustomerId, string PartnerId, decimal Discount, Money AmountDue, DateTimeOffset AdjustedAt) : IDomainEvent;

/// <summary>All instances of an order were paid together.</summary>
/// <param name="Method">How the cash was paid; null when a coupon paid all of it, or nothing was to be paid.</param>
/// <param name="PartnerDiscountType">The product type on which the customer took its partner's discount; null when it took none.</param>
[EventType("orders.order-paid")]
public sealed record OrderPaid(
    string OrderId, string CustomerId, PaymentMethod? Method, Money Cash, Money Coupon, Money Settlement, string? CouponId, string? PartnerDiscountType,
    ImmutableArray<ResourceCharge> Charges, DateTimeOffset PaidAt) : IDomainEvent;

[EventType("orders.order-cancelled")]
public sealed record OrderCancelled(string OrderId, string CustomerId, DateTimeOffset CancelledAt) : IDomainEvent;

/// <param name="ValidTo">The end of the prepaid period; null for pay-per-use.</param>
[EventType("orders.resource-enabled", 2)]
public sealed record ResourceEnabled(
    string OrderId, string CustomerId, string ResourceId, OrderItem Item, DateTimeOffset EnabledAt, DateTimeOffset? ValidTo) : IDomainEvent;

/// <summary>The cloud could not enable a resource that was paid: an order exception (COUPON-40).</summary>
[EventType("orders.resource-failed")]
public sealed record ResourceFailed(string OrderId, string CustomerId, string ResourceId, string? Reason, DateTimeOffset FailedAt) : IDomainEvent;

[EventType("orders.resource-renewed")]
public sealed record ResourceRenewed(
    string OrderId, string CustomerId, string ResourceId, DateTimeOffset From, DateTimeOffset ValidTo, DateTimeOffset RenewedAt) : IDomainEvent;

/// <param name="ListPrice">The new official price of the period, or of an hour; null when it stays.</param>
[EventType("orders.resource-changed", 2)]
public sealed record ResourceChanged(
    string OrderId, string CustomerId, string ResourceId, string From, string Specification, DateTimeOffset ChangedAt, Money? ListPrice = null) : IDomainEvent;

/// <summary>A renewal or an upgrade was paid.</summary>
/// <param name="RenewalOrderId">The order that renewed several at once; null when the resource was renewed or changed by itself.</param>
[EventType("orders.resource-charged")]
public sealed record ResourceCharged(
    string OrderId, string CustomerId, string ResourceId, ResourceCharge Charge, string? RenewalOrderId, DateTimeOffset ChargedAt) : IDomainEvent;

/// <summary>A resource costs less from now on, and what was paid too much is given back (COUPON-46).</summary>
[EventType("orders.resource-refunded")]
public sealed record ResourceRefunded(
    string OrderId, string CustomerId, string ResourceId, ImmutableArray<ChargeRefund> Refunds, DateTimeOffset RefundedAt) : IDomainEvent;

/// <summary>A renewal whose period had not begun is given back (COUPON-41).</summary>
/// <param name="ValidTo">The end of the period as it is now.</param>
[EventType("orders.renewal-unsubscribed")]
public sealed record RenewalUnsubscribed(
    string OrderId, string CustomerId, string ResourceId, DateTimeOffset From, DateTimeOffset ValidTo, ImmutableArray<ChargeRefund> Refunds,
    DateTimeOffset UnsubscribedAt) : IDomainEvent;

[EventType("orders.resource-unsubscribed")]
public sealed record ResourceUnsubscribed(
    string OrderId, string CustomerId, string ResourceId, UnsubscriptionReason Reason, ImmutableArray<ChargeRefund> Refunds, DateTimeOffset UnsubscribedAt)
    : IDomainEvent;
