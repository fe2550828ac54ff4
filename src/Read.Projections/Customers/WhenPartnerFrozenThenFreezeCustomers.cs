using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Customers;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Customers;

/// <summary>Which partner a customer belongs to now.</summary>
public sealed class CustomerOfPartnerRow
{
    public required string CustomerId { get; init; }

    public required string PartnerId { get; set; }
}

/// <summary>Carries the freeze of a partner, its own or through its distributor, and its end, to its customers (ACCT-4, 5, 16, 18); ends what hung on an association with it.</summary>
public sealed class WhenPartnerFrozenThenFreezeCustomers : Reaction
{
    private readonly CustomerStatusWorkflow status;

    public WhenPartnerFrozenThenFreezeCustomers(CustomerStatusWorkflow status)
    {
        this.status = status;
        On<CustomerAssociated>(Associated);
        On<CustomerDisassociated>(Left);
        On<PartnerFrozen>((db, recorded, cancellation) => Follow(db, recorded, recorded.Event.PartnerId, cancellation));
        On<PartnerUnfrozen>((db, recorded, cancellation) => Follow(db, recorded, recorded.Event.PartnerId, cancellation));
        On<ResellerFrozen>((db, recorded, cancellation) => Follow(db, recorded, recorded.Event.PartnerId, cancellation));
        On<ResellerUnfrozen>((db, recorded, cancellation) => Follow(db, recorded, recorded.Event.PartnerId, cancellation));
    }

    public override string Name => "reaction-freeze-customers";

    public override void Map(ModelBuilder model) => model.Entity<CustomerOfPartnerRow>(customer =>
    {
        customer.ToTable("customer_of_partner");
        customer.HasKey(row => row.CustomerId);
        customer.HasIndex(row => row.PartnerId);
    });

    // The association may have been decided just before the freeze and stored just after it.
    private async ValueTask Associated(ReadModelContext db, Recorded<CustomerAssociated> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        db.Add(new CustomerOfPartnerRow { CustomerId = e.CustomerId, PartnerId = e.PartnerId });
        await status.FollowPartner(e.CustomerId, e.PartnerId, this.Context(recorded), cancellation);
    }

    // Also here and not only with the request that ended the association: in the log's order nothing of the partner's comes behind it.
    private async ValueTask Left(ReadModelContext db, Recorded<CustomerDisassociated> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        db.Remove(await db.Row<CustomerOfPartnerRow>(cancellation, e.CustomerId));
        await status.EndFreezes(e.CustomerId, e.PartnerId, e.EndedAt, this.Context(recorded), cancellation);
    }

    private async ValueTask Follow<TEvent>(ReadModelContext db, Recorded<TEvent> recorded, string partner, CancellationToken cancellation)
        where TEvent : Domain.Kernel.IDomainEvent
    {
        // Rows of earlier events of the same batch are found as well.
        await db.SaveChangesAsync(cancellation);
        foreach (var customer in await db.Set<CustomerOfPartnerRow>().Where(row => row.PartnerId == partner).Select(row => row.CustomerId).ToListAsync(cancellation))
            await status.FollowPartner(customer, partner, this.Context(recorded), cancellation);
    }
}
