using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Billing;

namespace PartnerGraph.Read.Projections.Billing.Visibility;

/// <summary>Whether the reseller customers of a partner may look at bills and cost; partners without a row never took it away.</summary>
public sealed class BillVisibilityRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public bool IsRevoked { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public long Version { get; set; }
}

public sealed class BillVisibilityProjection : Projection
{
    public BillVisibilityProjection()
    {
        On<BillVisibilityRevoked>(async (db, recorded, cancellation) =>
        {
            var row = await Row(db, recorded.Event.PartnerId, cancellation);
            (row.IsRevoked, row.ChangedAt, row.Version) = (true, recorded.Event.RevokedAt, recorded.ClientVersion);
        });
        On<BillVisibilityGranted>(async (db, recorded, cancellation) =>
        {
            var row = await Row(db, recorded.Event.PartnerId, cancellation);
            (row.IsRevoked, row.ChangedAt, row.Version) = (false, recorded.Event.GrantedAt, recorded.ClientVersion);
        });
    }

    public const string ReadModelName = "bill-visibility";

    public override string Name => ReadModelName;

    public override void Map(ModelBuilder model) => model.Entity<BillVisibilityRow>(visibility =>
    {
        visibility.ToTable("bill_visibility");
        visibility.HasKey(row => row.PartnerId);
    });

    private static ValueTask<BillVisibilityRow> Row(ReadModelContext db, string partnerId, CancellationToken cancellation) =>
        db.RowOrNew<BillVisibilityRow>(() => new() { PartnerId = partnerId }, cancellation, partnerId);
}

/// <summary>Reads of what partners let their reseller customers see.</summary>
public sealed class BillVisibilityReads(IDbContextFactory<ReadModel<BillVisibilityProjection>> visibility)
{
    /// <summary>Null where the partner never changed it, or the scope leaves it out.</summary>
    public async Task<BillVisibilityRow?> Of(PartnerScope scope, string partnerId, CancellationToken cancellation)
    {
        await using var db = await visibility.CreateDbContextAsync(cancellation);
        return await db.Set<BillVisibilityRow>().Within(scope).FirstOrDefaultAsync(row => row.PartnerId == partnerId, cancellation);
    }
}
