using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Processes.Partners;

/// <summary>Which distributor manages a reseller.</summary>
public sealed class ManagedResellerRow
{
    public required string PartnerId { get; init; }

    public required string DistributorId { get; init; }
}

/// <summary>Carries the freeze of a distributor, and its end, to the resellers that it manages (ACCT-12).</summary>
public sealed class WhenDistributorFrozenThenFreezeResellers : Cascade<ManagedResellerRow>
{
    private readonly PartnerStatusWorkflow status;

    public WhenDistributorFrozenThenFreezeResellers(PartnerStatusWorkflow status)
    {
        this.status = status;
        On<PartnerRegistered>(Registered);
        CarryOn<PartnerFrozen>(e => e.PartnerId);
        CarryOn<PartnerUnfrozen>(e => e.PartnerId);
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
        await Follow(recorded.Event.PartnerId, distributor, this.Context(recorded), cancellation);
    }

    protected override IQueryable<string> Belonging(IQueryable<ManagedResellerRow> rows, string partnerId) =>
        rows.Where(row => row.DistributorId == partnerId).Select(row => row.PartnerId);

    protected override Task Follow(string id, string partnerId, CommandContext context, CancellationToken cancellation) =>
        status.FollowDistributor(id, partnerId, context, cancellation);
}
