using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Partners;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Partners;

/// <summary>Which distributor manages a reseller.</summary>
public sealed class ManagedResellerRow
{
    public required string PartnerId { get; init; }

    public required string DistributorId { get; init; }
}

/// <summary>Carries the freeze of a distributor, and its end, to the resellers that it manages (ACCT-12).</summary>
public sealed class WhenDistributorFrozenThenFreezeResellers : Reaction
{
    private readonly PartnerStatusWorkflow status;

    public WhenDistributorFrozenThenFreezeResellers(PartnerStatusWorkflow status)
    {
        this.status = status;
        On<PartnerRegistered>(Registered);
        On<PartnerFrozen>((db, recorded, cancellation) => Follow(db, recorded, recorded.Event.PartnerId, cancellation));
        On<PartnerUnfrozen>((db, recorded, cancellation) => Follow(db, recorded, recorded.Event.PartnerId, cancellation));
    }

    public override string Name => "reaction-freeze-resellers";

    public override void Map(ModelBuilder model) => model.Entity<ManagedResellerRow>(reseller =>
    {
        reseller.ToTable("managed_reseller");
        reseller.HasKey(row => row.PartnerId);
        reseller.HasIndex(row => row.DistributorId);
    });

    // The registration may have been decided just before the freeze and stored just after it.
    private async ValueTask Registered(ReadModelContext db, Recorded<PartnerRegistered> recorded, CancellationToken cancellation)
    {
        if (recorded.Event.DistributorId is not { } distributor) return;
        db.Add(new ManagedResellerRow { PartnerId = recorded.Event.PartnerId, DistributorId = distributor });
        await status.FollowDistributor(recorded.Event.PartnerId, distributor, this.Context(recorded), cancellation);
    }

    private async ValueTask Follow<TEvent>(ReadModelContext db, Recorded<TEvent> recorded, string distributor, CancellationToken cancellation)
        where TEvent : Domain.Kernel.IDomainEvent
    {
        // Rows of earlier events of the same batch are found as well.
        await db.SaveChangesAsync(cancellation);
        foreach (var reseller in await db.Set<ManagedResellerRow>().Where(row => row.DistributorId == distributor).Select(row => row.PartnerId).ToListAsync(cancellation))
            await status.FollowDistributor(reseller, distributor, this.Context(recorded), cancellation);
    }
}
