using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Processes.Customers;

/// <summary>Which partner a customer belongs to now.</summary>
public sealed class CustomerOfPartnerRow
{
    public required string CustomerId { get; init; }

    public required string PartnerId { get; set; }
}

/// <summary>Carries the freeze of a partner, its own or through its distributor, and its end, to its customers (ACCT-4, 5, 16, 18); ends what hung on an association with it.</summary>
public sealed class WhenPartnerFrozenThenFreezeCustomers : Cascade<CustomerOfPartnerRow>
{
    private readonly CustomerStatusWorkflow status;

    public WhenPartnerFrozenThenFreezeCustomers(CustomerStatusWorkflow status)
    {
        this.status = status;
        On<CustomerAssociated>(Associated);
        On<CustomerDisassociated>(Left);
        CarryOn<PartnerFrozen>(e => e.PartnerId);
        CarryOn<PartnerUnfrozen>(e => e.PartnerId);
        CarryOn<ResellerFrozen>(e => e.PartnerId);
        CarryOn<ResellerUnfrozen>(e => e.PartnerId);
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
        await Follow(e.CustomerId, e.PartnerId, this.Context(recorded), cancellation);
    }

    // Also here and not only with the request that ended the association: in the log's order nothing of the partner's comes behind it.
    private async ValueTask Left(ReadModelContext db, Recorded<CustomerDisassociated> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        db.Remove(await db.Row<CustomerOfPartnerRow>(cancellation, e.CustomerId));
        await status.EndFreezes(e.CustomerId, e.PartnerId, e.EndedAt, this.Context(recorded), cancellation);
    }

    protected override IQueryable<string> Belonging(IQueryable<CustomerOfPartnerRow> rows, string partnerId) =>
        rows.Where(row => row.PartnerId == partnerId).Select(row => row.CustomerId);

    protected override Task Follow(string id, string partnerId, CommandContext context, CancellationToken cancellation) =>
        status.FollowPartner(id, partnerId, context, cancellation);
}
