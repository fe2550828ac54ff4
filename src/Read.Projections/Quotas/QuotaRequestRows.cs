using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Quotas;

/// <summary>A partner's request for more quota that waits for an answer; a newer one takes its place (QUOTA-13).</summary>
public sealed class QuotaRequestRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public required string RequestId { get; set; }

    public Money Amount { get; set; }

    public required string Reason { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public long Position { get; set; }
}

internal static class QuotaRequestRows
{
    public static void Map(ModelBuilder model) => model.Entity<QuotaRequestRow>(request =>
    {
        request.ToTable("quota_request");
        request.HasKey(row => row.PartnerId);
        request.HasIndex(row => new { row.Position, row.PartnerId });
    });

    public static async ValueTask Open(ReadModelContext db, Recorded<QuotaIncreaseRequested> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var row = await db.RowOrNew<QuotaRequestRow>(
            () => new() { PartnerId = e.PartnerId, RequestId = e.RequestId, Reason = e.Reason }, cancellation, e.PartnerId);
        (row.RequestId, row.Amount, row.Reason) = (e.RequestId, e.Amount, e.Reason);
        (row.RequestedAt, row.Position) = (recorded.Metadata.OccurredAt, recorded.Position);
    }

    /// <summary>Granting, changing and declining answer what is open.</summary>
    public static async ValueTask Close(ReadModelContext db, string partnerId, CancellationToken cancellation)
    {
        if (await db.FindAsync<QuotaRequestRow>([partnerId], cancellation) is { } open) db.Remove(open);
    }
}
