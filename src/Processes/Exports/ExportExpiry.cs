using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Files;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Exports;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Processes.Exports;

/// <summary>Takes a file away when its time is over.</summary>
public sealed class ExportExpiry(ExportReads reads, IFileStore files, ExportWorkflow exports) : IDeadlineProcess
{
    public static readonly DeadlineKind Declared = new DeadlineKind(
            "export-expiry", "CONV-3", ZoneRule.Elapsed, "Export", "The exported file is deleted.")
        .SetBy<ExportCompleted>(e => e.ExportId, (e, _) => e.ExpiresAt, e => e.Owner.PartnerId)
        .ClearedBy<ExportExpired>(e => e.ExportId)
        .ClearedBy<ExportDeleted>(e => e.ExportId);

    public DeadlineKind Kind => Declared;

    public async Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation)
    {
        // The same log has set the deadline; a read model that lags is asked again.
        var export = await reads.Find(due.Key, cancellation) ?? throw new ReadModelUnavailableException(ExportProjection.ReadModelName);
        // First, so that no file is left of which nothing tells any more.
        if (export.Sha256 is { } sha256) await files.Delete(export.ExportId, sha256, cancellation);
        return await exports.Expire(export.Owner, export.ExportId, context, cancellation);
    }
}
