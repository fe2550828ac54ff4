using Microsoft.EntityFrameworkCore;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Read.Projections.Orders;

public sealed class OrderRow
{
    public required string OrderId { get; init; }

    public required string CustomerId { get; init; }

    public OrderState State { get; set; }

    /// <summary>Null for an order of one instance.</summary>
    public string? Name { get; set; }

    public CombinationType? CombinationType { get; set; }

    public CombinedOrderOperation Operation { get; set; }

    public Money ListTotal { get; init; }

    /// <summary>What was paid, or what would be paid now without a partner's discount.</summary>
    public Money AmountDue { get; set; }

    /// <summary>Null while nothing was paid in cash.</summary>
    public PaymentMethod? Method { get; set; }

    public Money Cash { get; set; }

    public Money Coupon { get; set; }

    /// <summary>What the customer's partner settles, at official prices: the customer sees no others (BILL-9).</summary>
    public Money Settlement { get; set; }

    public string? CouponId { get; set; }

    public DateTimeOffset PlacedAt { get; init; }

    public DateTimeOffset? PaidAt { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>The version of the last event of the order, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }
}

/// <summary>How far an instance of an order is.</summary>
public enum OrderItemState { PendingPayment, Provisioning, Effective, Failed, Unsubscribed, Cancelled }

/// <summary>One instance of an order, also before it is a resource.</summary>
public sealed class OrderItemRow
{
    public required string OrderId { get; init; }

    /// <summary>The place in its order, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The resource that it becomes, or the one that it renews.</summary>
    public required string ResourceId { get; init; }

    public required string Product { get; init; }

    public required string Region { get; init; }

    /// <summary>Empty for a renewal.</summary>
    public required string Specification { get; init; }

    public ChargingMode ChargingMode { get; init; }

    public int? Months { get; init; }

    public Money ListPrice { get; init; }

    public ItemRole? Role { get; init; }

    public int? PartOf { get; init; }

    public required string ResourceType { get; init; }

    public OrderItemState State { get; set; }

    /// <summary>Why the cloud could not enable it; null otherwise.</summary>
    public string? FailureReason { get; set; }
}

public sealed class ResourceRow
{
    public required string ResourceId { get; init; }

    public required string OrderId { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>The place in its order, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The resource that it is subordinate to (ORDER-12); null for one that stands alone.</summary>
    public string? ParentId { get; init; }

    public required string Product { get; init; }

    public required string Region { get; init; }

    public required string Specification { get; set; }

    public ChargingMode ChargingMode { get; set; }

    public Money ListPrice { get; set; }

    public DateTimeOffset EnabledAt { get; init; }

    /// <summary>Null for pay-per-use.</summary>
    public DateTimeOffset? ValidTo { get; set; }

    /// <summary>Null while the customer has it.</summary>
    public DateTimeOffset? UnsubscribedAt { get; set; }
}

/// <summary>What was paid for a resource and given back of it, renewals and changes included; what its partner settles at official prices.</summary>
public sealed class ResourceMoneyRow
{
    public required string ResourceId { get; init; }

    public Money Cash { get; set; }

    public Money Coupon { get; set; }

    public Money Settlement { get; set; }

    public Money CashBack { get; set; }

    public Money CouponBack { get; set; }

    public Money SettlementBack { get; set; }
}

internal static class OrderTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<OrderRow>(order =>
        {
            order.ToTable("order");
            order.HasKey(row => row.OrderId);
            order.HasIndex(row => new { row.CustomerId, row.PlacedAt, row.OrderId });
        });
        model.Entity<OrderItemRow>(item =>
        {
            item.ToTable("order_item");
            item.HasKey(row => new { row.OrderId, row.Number });
        });
        model.Entity<ResourceRow>(resource =>
        {
            resource.ToTable("resource");
            resource.HasKey(row => row.ResourceId);
            resource.HasIndex(row => new { row.CustomerId, row.EnabledAt, row.ResourceId });
            resource.HasIndex(row => row.OrderId);
            resource.HasIndex(row => row.ParentId);
        });
        model.Entity<ResourceMoneyRow>(money =>
        {
            money.ToTable("resource_money");
            money.HasKey(row => row.ResourceId);
        });
    }
}
