using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Exports;

/// <summary>Exports that were asked for, and what became of them.</summary>
public sealed class ExportProjection : Projection
{
    public ExportProjection()
    {
        On<ExportRequested>((db, recorded) =>
        {
            var e = recorded.Event;
            db.Add(new ExportRow
            {
                ExportId = e.ExportId, OwnerKey = e.Owner.Key, Subject = e.Owner.Subject, PartnerId = e.Owner.PartnerId, CustomerId = e.Owner.CustomerId,
                Kind = e.Order.Kind, Format = e.Order.Format, From = e.Order.From, To = e.Order.To, BilledPartnerId = e.Order.PartnerId, StatementId = e.Order.StatementId,
                Order = JsonSerializer.Serialize(e.Order, EventJson.Options), RequestedAt = e.RequestedAt, Position = recorded.Position,
            });
        });
        On<ExportCompleted>(async (db, recorded, cancellation) =>
        {
            var (e, row) = (recorded.Event, await db.Row<ExportRow>(cancellation, recorded.Event.ExportId));
            (row.State, row.Rows, row.Bytes, row.Sha256) = (ExportState.Completed, e.Rows, e.Bytes, e.Sha256);
            (row.AsOf, row.CompletedAt, row.ExpiresAt) = (e.AsOf, e.CompletedAt, e.ExpiresAt);
        });
        On<ExportFailed>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<ExportRow>(cancellation, recorded.Event.ExportId);
            (row.State, row.Reason) = (ExportState.Failed, recorded.Event.Reason);
        });
        On<ExportExpired>(async (db, recorded, cancellation) => (await db.Row<ExportRow>(cancellation, recorded.Event.ExportId)).State = ExportState.Expired);
        On<ExportDeleted>(async (db, recorded, cancellation) => (await db.Row<ExportRow>(cancellation, recorded.Event.ExportId)).State = ExportState.Deleted);
    }

    public const string ReadModelName = "exports";

    public override string Name => ReadModelName;

    public override void Map(ModelBuilder model) => model.Entity<ExportRow>(export =>
    {
        export.ToTable("export");
        export.HasKey(row => row.ExportId);
        export.HasIndex(row => new { row.OwnerKey, row.Subject, row.Position });
        export.HasIndex(row => new { row.State, row.Position });
        export.Ignore(row => row.Owner);
    });
}
