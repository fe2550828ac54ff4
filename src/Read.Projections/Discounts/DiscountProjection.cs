using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Discounts;

/// <summary>Discounts that stand, what was done to them, and the vendor's limits. A discount ends where the log ends the association that it was given in.</summary>
public sealed class DiscountProjection : Projection
{
    public DiscountProjection()
    {
        On<DiscountGranted>(Grant);
        On<DiscountChanged>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<CustomerDiscountRow>(cancellation, DiscountGrant.KeyOf(recorded.Event.CustomerId, recorded.Event.ProductType));
            Move(db, recorded, row, recorded.Event.To, DiscountStep.Changed);
        });
        On<DiscountWithdrawn>(Withdraw);
        On<CustomerDisassociated>((db, recorded, cancellation) => Lapse(db, recorded, recorded.Event.CustomerId, cancellation));
        On<AssociationModelChanged>((db, recorded, cancellation) => Lapse(db, recorded, recorded.Event.CustomerId, cancellation));
        On<DiscountScopeSet>(async (db, recorded, cancellation) =>
        {
            var type = recorded.Event.ProductType;
            var row = await db.RowOrNew<DiscountScopeRow>(() => new() { ProductType = type }, cancellation, type);
            (row.Maximum, row.SetAt, row.Version) = (recorded.Event.Maximum, recorded.Metadata.OccurredAt, recorded.ClientVersion);
        });
    }

    public override string Name => "customer-discounts";

    public override void Map(ModelBuilder model)
    {
        model.Entity<CustomerDiscountRow>(discount =>
        {
            discount.ToTable("customer_discount");
            discount.HasKey(row => row.DiscountId);
            discount.HasIndex(row => new { row.CustomerId, row.Position });
            discount.HasIndex(row => new { row.PartnerId, row.Position });
            discount.HasIndex(row => new { row.Position, row.DiscountId });
        });
        model.Entity<DiscountHolderRow>(holder =>
        {
            holder.ToTable("discount_holder");
            holder.HasKey(row => row.CustomerId);
        });
        model.Entity<DiscountHistoryRow>(history =>
        {
            history.ToTable("customer_discount_history");
            history.HasKey(row => row.Id);
            history.HasIndex(row => new { row.DiscountId, row.Position });
        });
        model.Entity<DiscountScopeRow>(scope =>
        {
            scope.ToTable("discount_scope");
            scope.HasKey(row => row.ProductType);
        });
    }

    private static async ValueTask Grant(ReadModelContext db, Recorded<DiscountGranted> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var id = DiscountGrant.KeyOf(e.CustomerId, e.ProductType);
        var row = await db.RowOrNew<CustomerDiscountRow>(
            () => new() { DiscountId = id, CustomerId = e.CustomerId, PartnerId = e.PartnerId, ProductType = e.ProductType }, cancellation, id);
        (row.PartnerId, row.GrantedAt) = (e.PartnerId, recorded.Metadata.OccurredAt);
        Move(db, recorded, row, e.Discount, DiscountStep.Granted);
        var holder = await db.RowOrNew<DiscountHolderRow>(() => new() { CustomerId = e.CustomerId }, cancellation, e.CustomerId);
        holder.ProductTypes = string.Join(' ', TypesOf(holder).Append(e.ProductType).Distinct());
    }

    private static async ValueTask Withdraw(ReadModelContext db, Recorded<DiscountWithdrawn> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var row = await db.Row<CustomerDiscountRow>(cancellation, DiscountGrant.KeyOf(e.CustomerId, e.ProductType));
        Remember(db, recorded, row, DiscountStep.Withdrawn);
        db.Remove(row);
        var holder = await db.Row<DiscountHolderRow>(cancellation, e.CustomerId);
        holder.ProductTypes = string.Join(' ', TypesOf(holder).Where(type => type != e.ProductType));
    }

    private static async ValueTask Lapse<TEvent>(ReadModelContext db, Recorded<TEvent> recorded, string customerId, CancellationToken cancellation)
        where TEvent : IDomainEvent
    {
        if (await db.FindAsync<DiscountHolderRow>([customerId], cancellation) is not { } holder) return;
        foreach (var type in TypesOf(holder))
        {
            var row = await db.Row<CustomerDiscountRow>(cancellation, DiscountGrant.KeyOf(customerId, type));
            Remember(db, recorded, row, DiscountStep.Lapsed);
            db.Remove(row);
        }

        holder.ProductTypes = "";
    }

    private static string[] TypesOf(DiscountHolderRow holder) => holder.ProductTypes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void Move<TEvent>(ReadModelContext db, Recorded<TEvent> recorded, CustomerDiscountRow row, decimal discount, DiscountStep step)
        where TEvent : IDomainEvent
    {
        (row.Discount, row.ChangedAt) = (discount, recorded.Metadata.OccurredAt);
        (row.Position, row.Version) = (recorded.Position, recorded.ClientVersion);
        Remember(db, recorded, row, step);
    }

    private static void Remember<TEvent>(ReadModelContext db, Recorded<TEvent> recorded, CustomerDiscountRow discount, DiscountStep step)
        where TEvent : IDomainEvent => db.Add(new DiscountHistoryRow
        {
            // One event ends all discounts of a customer.
            Id = $"{recorded.Place}:{discount.ProductType}",
            DiscountId = discount.DiscountId,
            CustomerId = discount.CustomerId,
            PartnerId = discount.PartnerId,
            Step = step,
            Discount = discount.Discount,
            Operator = recorded.Metadata.Actor,
            At = recorded.Metadata.OccurredAt,
            Position = recorded.Position,
        });
}
