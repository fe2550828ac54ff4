using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Customers;

/// <summary>One cause's hold on a customer, also after it was lifted: then neither account nor resources are frozen.</summary>
public sealed class CustomerFreezeRow
{
    public required string CustomerId { get; init; }

    public CustomerFreezeCause Cause { get; init; }

    public bool AccountFrozen { get; set; }

    public bool ResourcesFrozen { get; set; }

    public required string Reason { get; set; }

    public DateTimeOffset Since { get; set; }

    /// <summary>When the data is due for deletion; null while resources are not frozen.</summary>
    public DateTimeOffset? DataDeletionDueAt { get; set; }
}

public sealed class CustomerStatusProjection : Projection
{
    public CustomerStatusProjection()
    {
        On<CustomerFrozen>((db, recorded, cancellation) => Freeze(db, recorded.Event, cancellation));
        On<CustomerResourcesFrozen>((db, recorded, cancellation) => FreezeResources(db, recorded.Event, cancellation));
        On<CustomerUnfrozen>((db, recorded, cancellation) => Unfreeze(db, recorded.Event, cancellation));
    }

    public override string Name => "customer-status";

    public override void Map(ModelBuilder model) => model.Entity<CustomerFreezeRow>(freeze =>
    {
        freeze.ToTable("customer_freeze");
        freeze.HasKey(row => new { row.CustomerId, row.Cause });
    });

    private static async ValueTask Freeze(ReadModelContext db, CustomerFrozen e, CancellationToken cancellation)
    {
        var row = await Row(db, e.CustomerId, e.Cause, cancellation);
        (row.AccountFrozen, row.Reason, row.Since) = (true, e.Reason, e.FrozenAt);
    }

    private static async ValueTask FreezeResources(ReadModelContext db, CustomerResourcesFrozen e, CancellationToken cancellation)
    {
        var row = await Row(db, e.CustomerId, e.Cause, cancellation);
        (row.ResourcesFrozen, row.DataDeletionDueAt) = (true, e.DataDeletionDueAt);
    }

    private static async ValueTask Unfreeze(ReadModelContext db, CustomerUnfrozen e, CancellationToken cancellation)
    {
        var row = await db.Row<CustomerFreezeRow>(cancellation, e.CustomerId, e.Cause);
        row.AccountFrozen = false;
        if (e.Scope == FreezeScope.AccountAndResources) (row.ResourcesFrozen, row.DataDeletionDueAt) = (false, null);
    }

    private static async ValueTask<CustomerFreezeRow> Row(ReadModelContext db, string customerId, CustomerFreezeCause cause, CancellationToken cancellation)
    {
        if (await db.FindAsync<CustomerFreezeRow>([customerId, cause], cancellation) is { } held) return held;
        var row = new CustomerFreezeRow { CustomerId = customerId, Cause = cause, Reason = "" };
        db.Add(row);
        return row;
    }
}
