using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Read.Projections.Orders;

public sealed class OrderRow
{
    public required string OrderId { get; init; }

    public required string CustomerId { get; init; }

    public Money ListTotal { get; init; }

    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>The version of the last event of the order, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }
}

public sealed class ResourceRow
{
    public required string ResourceId { get; init; }

    public required string OrderId { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>The place in its order, from 1.</summary>
    public int Number { get; init; }

    public required string Product { get; init; }

    public required string Region { get; init; }

    public required string Specification { get; set; }

    public ChargingMode ChargingMode { get; init; }

    public Money ListPrice { get; init; }

    public DateTimeOffset EnabledAt { get; init; }

    /// <summary>Null for pay-per-use.</summary>
    public DateTimeOffset? ValidTo { get; set; }
}

public sealed class OrderProjection : Projection
{
    public OrderProjection()
    {
        On<OrderPlaced>((db, recorded) => db.Add(new OrderRow
        {
            OrderId = recorded.Event.OrderId, CustomerId = recorded.Event.CustomerId, ListTotal = recorded.Event.ListTotal, PlacedAt = recorded.Event.PlacedAt, Version = recorded.ClientVersion,
        }));
        On<ResourceEnabled>(async (db, recorded, cancellation) =>
        {
            db.Add(Row(recorded.Event));
            (await db.Row<OrderRow>(cancellation, recorded.Event.OrderId)).Version = recorded.ClientVersion;
        });
        On<ResourceRenewed>(async (db, recorded, cancellation) =>
            (await Changed(db, recorded.Event.ResourceId, recorded.ClientVersion, cancellation)).ValidTo = recorded.Event.ValidTo);
        On<ResourceChanged>(async (db, recorded, cancellation) =>
            (await Changed(db, recorded.Event.ResourceId, recorded.ClientVersion, cancellation)).Specification = recorded.Event.Specification);
    }

    public override string Name => "orders";

    public override void Map(ModelBuilder model)
    {
        model.Entity<OrderRow>(order =>
        {
            order.ToTable("order");
            order.HasKey(row => row.OrderId);
            order.HasIndex(row => new { row.CustomerId, row.PlacedAt, row.OrderId });
        });
        model.Entity<ResourceRow>(resource =>
        {
            resource.ToTable("resource");
            resource.HasKey(row => row.ResourceId);
            resource.HasIndex(row => new { row.CustomerId, row.EnabledAt, row.ResourceId });
            resource.HasIndex(row => row.OrderId);
        });
    }

    private static async ValueTask<ResourceRow> Changed(ReadModelContext db, string resourceId, long version, CancellationToken cancellation)
    {
        var resource = await db.Row<ResourceRow>(cancellation, resourceId);
        (await db.Row<OrderRow>(cancellation, resource.OrderId)).Version = version;
        return resource;
    }

    private static ResourceRow Row(ResourceEnabled e) => new()
    {
        ResourceId = e.ResourceId,
        OrderId = e.OrderId,
        CustomerId = e.CustomerId,
        Number = int.Parse(e.ResourceId.AsSpan(e.OrderId.Length + 1), System.Globalization.CultureInfo.InvariantCulture),
        Product = e.Item.Product,
        Region = e.Item.Region,
        Specification = e.Item.Specification,
        ChargingMode = e.Item.ChargingMode,
        ListPrice = e.Item.ListPrice,
        EnabledAt = e.EnabledAt,
        ValidTo = e.ValidTo,
    };
}
