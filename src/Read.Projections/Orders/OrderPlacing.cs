using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Combining;

namespace PartnerGraph.Read.Projections.Orders;

/// <summary>The rows of an order that is placed.</summary>
internal static class OrderPlacing
{
    public static void Placed(ReadModelContext db, Recorded<OrderPlaced> recorded)
    {
        var e = recorded.Event;
        var waits = e.Items.Any(item => item.IsPrepaid);
        db.Add(new OrderRow
        {
            OrderId = e.OrderId, CustomerId = e.CustomerId, State = waits ? OrderState.PendingPayment : OrderState.Effective, ListTotal = e.ListTotal,
            Operation = CombinedOrderOperation.Purchase, PlacedAt = e.PlacedAt, Version = recorded.ClientVersion,
            AmountDue = e.Items.Where(item => item.IsPrepaid).Aggregate(Money.Zero, (sum, item) => sum + item.ListPrice),
        });
        foreach (var (index, item) in e.Items.Index())
            db.Add(new OrderItemRow
            {
                OrderId = e.OrderId, Number = index + 1, ResourceId = Order.ResourceId(e.OrderId, index + 1), Product = item.Product, Region = item.Region,
                Specification = item.Specification, ChargingMode = item.ChargingMode, Months = item.Months, ListPrice = item.ListPrice, Role = item.Role,
                PartOf = item.PartOf, ResourceType = Combination.TypeOf(item, e.Items),
                State = waits ? OrderItemState.PendingPayment : OrderItemState.Provisioning,
            });
    }

    public static void Placed(ReadModelContext db, Recorded<RenewalPlaced> recorded)
    {
        var e = recorded.Event;
        db.Add(new OrderRow
        {
            OrderId = e.OrderId, CustomerId = e.CustomerId, State = OrderState.PendingPayment, ListTotal = e.ListTotal, AmountDue = e.ListTotal,
            Operation = CombinedOrderOperation.Renewal, PlacedAt = e.PlacedAt, Version = recorded.ClientVersion,
        });
        foreach (var (index, renewal) in e.Renewals.Index())
            db.Add(new OrderItemRow
            {
                OrderId = e.OrderId, Number = index + 1, ResourceId = renewal.ResourceId, Product = renewal.Product, Region = renewal.Region, Specification = "",
                ChargingMode = ChargingMode.YearlyMonthly, Months = renewal.Months, ListPrice = renewal.ListPrice, ResourceType = renewal.Product,
                State = OrderItemState.PendingPayment,
            });
    }

    public static void Placed(ReadModelContext db, Recorded<BatchPlaced> recorded)
    {
        var e = recorded.Event;
        db.Add(new OrderRow
        {
            OrderId = e.OrderId, CustomerId = e.CustomerId, State = OrderState.Effective, ListTotal = Money.Zero, AmountDue = Money.Zero, Operation = e.Operation,
            PlacedAt = e.PlacedAt, Version = recorded.ClientVersion,
        });
        foreach (var (index, resource) in e.Resources.Index())
            db.Add(new OrderItemRow
            {
                OrderId = e.OrderId, Number = index + 1, ResourceId = resource.ResourceId, Product = resource.Product, Region = resource.Region,
                Specification = resource.Specification ?? "", ListPrice = resource.ListPrice ?? Money.Zero, ResourceType = resource.Product,
                ChargingMode = resource.Months is null ? ChargingMode.PayPerUse : ChargingMode.YearlyMonthly, Months = resource.Months,
                State = e.Operation == CombinedOrderOperation.Unsubscription ? OrderItemState.Unsubscribed : OrderItemState.Effective,
            });
    }

    /// <summary>The resource that an instance is subordinate to (ORDER-12), by the function that decides.</summary>
    public static string? ParentOf(OrderItemRow item, IReadOnlyList<OrderItemRow> items) =>
        Combination.ParentOf(item.Number, [.. items.Select(ItemOf)]) is { } parent ? Order.ResourceId(item.OrderId, parent) : null;

    private static OrderItem ItemOf(OrderItemRow row) =>
        new(row.Product, row.Region, row.Specification, row.ChargingMode, row.Months, row.ListPrice, row.Role, row.PartOf);
}
