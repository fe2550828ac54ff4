using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.BillingModes;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Read.Projections.Orders;

/// <summary>Orders with their instances, the resources that these become, and what was paid for each.</summary>
public sealed class OrderProjection : Projection
{
    public const string ReadModelName = "orders";

    public OrderProjection()
    {
        On<OrderPlaced>(OrderPlacing.Placed);
        On<RenewalPlaced>(OrderPlacing.Placed);
        On<BatchPlaced>(OrderPlacing.Placed);
        On<CombinedOrderPlaced>(async (db, recorded, cancellation) =>
        {
            var (order, e) = (await Order(db, recorded.Event.OrderId, recorded.ClientVersion, cancellation), recorded.Event);
            (order.Name, order.CombinationType, order.Operation) = (e.Name, e.CombinationType, e.Operation);
        });
        On<OrderPriceAdjusted>(async (db, recorded, cancellation) =>
            (await Order(db, recorded.Event.OrderId, recorded.ClientVersion, cancellation)).AmountDue = recorded.Event.AmountDue);
        On<OrderPaid>(Paid);
        On<OrderCancelled>(async (db, recorded, cancellation) =>
        {
            var order = await Order(db, recorded.Event.OrderId, recorded.ClientVersion, cancellation);
            (order.State, order.CancelledAt) = (OrderState.Cancelled, recorded.Event.CancelledAt);
            foreach (var item in await Items(db, order.OrderId, cancellation)) item.State = OrderItemState.Cancelled;
        });
        On<ResourceEnabled>(Enabled);
        On<ResourceFailed>(async (db, recorded, cancellation) =>
        {
            var (item, e) = (await Item(db, recorded.Event.OrderId, recorded.Event.ResourceId, cancellation), recorded.Event);
            (item.State, item.FailureReason) = (OrderItemState.Failed, e.Reason);
            await Order(db, e.OrderId, recorded.ClientVersion, cancellation);
        });
        On<ResourceRenewed>(async (db, recorded, cancellation) =>
            (await Changed(db, recorded.Event.ResourceId, recorded.ClientVersion, cancellation)).ValidTo = recorded.Event.ValidTo);
        On<ResourceChanged>(async (db, recorded, cancellation) =>
        {
            var (resource, e) = (await Changed(db, recorded.Event.ResourceId, recorded.ClientVersion, cancellation), recorded.Event);
            (resource.Specification, resource.ListPrice) = (e.Specification, e.ListPrice ?? resource.ListPrice);
        });
        On<BillingModeChanged>(async (db, recorded, cancellation) =>
        {
            var (resource, e) = (await Changed(db, recorded.Event.ResourceId, recorded.ClientVersion, cancellation), recorded.Event);
            (resource.ChargingMode, resource.ListPrice, resource.ValidTo) = (ChargingMode.YearlyMonthly, e.ListPrice, e.ValidTo);
        });
        On<ResourceCharged>(async (db, recorded, cancellation) =>
        {
            await Changed(db, recorded.Event.ResourceId, recorded.ClientVersion, cancellation);
            await ResourceMoney.Charge(db, recorded.Event.Charge, cancellation);
        });
        On<ResourceRefunded>(async (db, recorded, cancellation) =>
        {
            await Changed(db, recorded.Event.ResourceId, recorded.ClientVersion, cancellation);
            await ResourceMoney.GiveBack(db, recorded.Event.Refunds, cancellation);
        });
        On<RenewalUnsubscribed>(async (db, recorded, cancellation) =>
        {
            (await Changed(db, recorded.Event.ResourceId, recorded.ClientVersion, cancellation)).ValidTo = recorded.Event.ValidTo;
            await ResourceMoney.GiveBack(db, recorded.Event.Refunds, cancellation);
        });
        On<ResourceUnsubscribed>(Unsubscribed);
    }

    public override string Name => ReadModelName;

    public override void Map(ModelBuilder model) => OrderTables.Map(model);

    private static async ValueTask Paid(ReadModelContext db, Recorded<OrderPaid> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var order = await Order(db, e.OrderId, recorded.ClientVersion, cancellation);
        var isRenewal = order.Operation == CombinedOrderOperation.Renewal;
        (order.State, order.PaidAt) = (isRenewal ? OrderState.Effective : OrderState.Paid, e.PaidAt);
        (order.Method, order.CouponId) = (e.Method, e.CouponId);
        var settled = e.Charges.Aggregate(Money.Zero, (sum, charge) => sum + ResourceMoney.SettledOf(charge));
        (order.Cash, order.Coupon, order.Settlement, order.AmountDue) = (e.Cash, e.Coupon, settled, e.Cash + e.Coupon + settled);
        foreach (var item in await Items(db, e.OrderId, cancellation)) item.State = isRenewal ? OrderItemState.Effective : OrderItemState.Provisioning;
        // What a renewal charges is told with the resource.
        if (!isRenewal) foreach (var charge in e.Charges) await ResourceMoney.Charge(db, charge, cancellation);
    }

    private static async ValueTask Enabled(ReadModelContext db, Recorded<ResourceEnabled> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        (await Order(db, e.OrderId, recorded.ClientVersion, cancellation)).State = OrderState.Effective;
        var items = await Items(db, e.OrderId, cancellation);
        var item = items.Single(item => item.ResourceId == e.ResourceId);
        (item.State, item.FailureReason) = (OrderItemState.Effective, null);
        db.Add(new ResourceRow
        {
            ResourceId = e.ResourceId, OrderId = e.OrderId, CustomerId = e.CustomerId, Number = item.Number, ParentId = OrderPlacing.ParentOf(item, items),
            Product = e.Item.Product, Region = e.Item.Region, Specification = e.Item.Specification, ChargingMode = e.Item.ChargingMode,
            ListPrice = e.Item.ListPrice, EnabledAt = e.EnabledAt, ValidTo = e.ValidTo,
        });
    }

    private static async ValueTask Unsubscribed(ReadModelContext db, Recorded<ResourceUnsubscribed> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var order = await Order(db, e.OrderId, recorded.ClientVersion, cancellation);
        var items = await Items(db, e.OrderId, cancellation);
        items.Single(item => item.ResourceId == e.ResourceId).State = OrderItemState.Unsubscribed;
        if (order.State == OrderState.Paid && items.All(item => item.State == OrderItemState.Unsubscribed))
            (order.State, order.CancelledAt) = (OrderState.Cancelled, e.UnsubscribedAt);
        if (await db.FindAsync<ResourceRow>([e.ResourceId], cancellation) is { } resource) resource.UnsubscribedAt = e.UnsubscribedAt;
        await ResourceMoney.GiveBack(db, e.Refunds, cancellation);
    }

    private static async ValueTask<OrderRow> Order(ReadModelContext db, string orderId, long version, CancellationToken cancellation)
    {
        var order = await db.Row<OrderRow>(cancellation, orderId);
        order.Version = version;
        return order;
    }

    private static async ValueTask<ResourceRow> Changed(ReadModelContext db, string resourceId, long version, CancellationToken cancellation)
    {
        var resource = await db.Row<ResourceRow>(cancellation, resourceId);
        await Order(db, resource.OrderId, version, cancellation);
        return resource;
    }

    private static ValueTask<OrderItemRow> Item(ReadModelContext db, string orderId, string resourceId, CancellationToken cancellation) =>
        db.Row<OrderItemRow>(cancellation, orderId, Write.Domain.Orders.Order.NumberOf(resourceId));

    // Rows of this batch that are not saved yet are only in memory.
    private static async ValueTask<IReadOnlyList<OrderItemRow>> Items(ReadModelContext db, string orderId, CancellationToken cancellation)
    {
        await db.Set<OrderItemRow>().Where(item => item.OrderId == orderId).LoadAsync(cancellation);
        return [.. db.Set<OrderItemRow>().Local.Where(item => item.OrderId == orderId).OrderBy(item => item.Number)];
    }
}
