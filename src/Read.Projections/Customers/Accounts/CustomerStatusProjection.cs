using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Read.Projections.Customers.Accounts;

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
        On<CustomerFrozen>((db, recorded, cancellation) => Freeze(db, recorded, recorded.Event, cancellation));
        On<CustomerResourcesFrozen>((db, recorded, cancellation) => FreezeResources(db, recorded, recorded.Event, cancellation));
        On<CustomerUnfrozen>((db, recorded, cancellation) => Unfreeze(db, recorded, recorded.Event, cancellation));
        On<CustomerAssociated>((db, recorded, cancellation) => CustomerStatusHistory.Associate(db, recorded.Event, cancellation));
        On<CustomerDisassociated>((db, recorded, cancellation) => CustomerStatusHistory.Disassociate(db, recorded.Event, cancellation));
    }

    public override string Name => "customer-status";

    public override void Map(ModelBuilder model)
    {
        CustomerStatusHistory.Map(model);
        model.Entity<CustomerFreezeRow>(freeze =>
        {
            freeze.ToTable("customer_freeze");
            freeze.HasKey(row => new { row.CustomerId, row.Cause });
        });
    }

    private static async ValueTask Freeze(ReadModelContext db, Recorded<CustomerFrozen> recorded, CustomerFrozen e, CancellationToken cancellation)
    {
        var row = await Row(db, e.CustomerId, e.Cause, cancellation);
        (row.AccountFrozen, row.Reason, row.Since) = (true, e.Reason, e.FrozenAt);
        await CustomerStatusHistory.Remember(
            db, recorded, e.CustomerId, e.PartnerId, CustomerStatusStep.Frozen, e.Cause, e.Scope, e.Reason, null, cancellation);
    }

    private static async ValueTask FreezeResources(
        ReadModelContext db, Recorded<CustomerResourcesFrozen> recorded, CustomerResourcesFrozen e, CancellationToken cancellation)
    {
        var row = await Row(db, e.CustomerId, e.Cause, cancellation);
        (row.ResourcesFrozen, row.DataDeletionDueAt) = (true, e.DataDeletionDueAt);
        await CustomerStatusHistory.Remember(
            db, recorded, e.CustomerId, e.PartnerId, CustomerStatusStep.ResourcesFrozen, e.Cause, FreezeScope.AccountAndResources, null, e.DataDeletionDueAt,
            cancellation);
    }

    private static async ValueTask Unfreeze(ReadModelContext db, Recorded<CustomerUnfrozen> recorded, CustomerUnfrozen e, CancellationToken cancellation)
    {
        await CustomerStatusHistory.Remember(
            db, recorded, e.CustomerId, e.PartnerId, CustomerStatusStep.Unfrozen, e.Cause, e.Scope, null, null, cancellation);
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
