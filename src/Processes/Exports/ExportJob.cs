using System.Text.Json;
using Microsoft.Extensions.Logging;
using PartnerGraph.Processes.Exports.Contents;
using PartnerGraph.Processes.Exports.Files;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Files;
using PartnerGraph.Read.Projections.Runtime.Turns;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Exports;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Exports;

/// <summary>Writes one export. It may stop anywhere and be begun again, and two may write the same: there is one file in the end.</summary>
public sealed partial class ExportJob(
    IEnumerable<IExportContent> contents, IFileStore files, ExportProgress progress, ExportWorkflow exports, INodeTurns turns, ILogger<ExportJob> log)
{
    private readonly Dictionary<ExportKind, IExportContent> contents = contents.ToDictionary(content => content.Kind);

    /// <exception cref="ReadModelUnavailableException">What it is made of cannot be read at present.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or another node's turn has come; nothing has become of it.</exception>
    public async Task Run(ExportRow export, CancellationToken cancellation)
    {
        var context = new CommandContext("system:exports", $"export:{export.ExportId}");
        try
        {
            var written = await Write(export, cancellation);
            // A node that stalled meanwhile leaves the export to its successor, and, where files are shared, what its successor may have written alike.
            if (!await turns.IsMine(cancellation))
            {
                if (!files.IsShared) await files.Delete(export.ExportId, written.Sha256, cancellation);
                throw new OperationCanceledException("Another node writes exports now.");
            }

            if (!await exports.Complete(export.Owner, export.ExportId, written, context, cancellation)) await files.Delete(export.ExportId, written.Sha256, cancellation);
        }
        catch (Exception fault) when (fault is not (ReadModelUnavailableException or OperationCanceledException) && EventLogFaults.FileOf(fault) is null)
        {
            if (!await turns.IsMine(cancellation)) throw new OperationCanceledException("Another node writes exports now.", fault);
            Failed(fault, export.ExportId);
            await exports.Fail(export.Owner, export.ExportId, ReasonOf(fault), context, cancellation);
        }
        finally
        {
            progress.End(export.ExportId);
        }
    }

    private async Task<WrittenExport> Write(ExportRow export, CancellationToken cancellation)
    {
        var order = JsonSerializer.Deserialize<ExportOrder>(export.Order, EventJson.Options)!;
        return await contents[order.Kind].Use(order, export.Position, async table =>
        {
            void Told(long rows) => progress.Reach(export.ExportId, rows, table.Rows);
            Told(0);
            var (sha256, bytes, rows) = await files.Write(export.ExportId, output => order.Format == ExportFormat.Xlsx
                ? XlsxTable.Write(output, table, Told, cancellation)
                : CsvTable.Write(output, table, order.ByteOrderMark, Told, cancellation), cancellation);
            return new WrittenExport(rows, bytes, sha256, table.AsOf);
        }, cancellation);
    }

    // What a fault says of itself may name paths of the server, which are nobody's matter.
    private static string ReasonOf(Exception fault) => fault switch
    {
        ExportContentException known => known.Message,
        IOException or UnauthorizedAccessException => "The server could not store the file. Ask for it again later.",
        _ => "The file could not be written. Ask for it again; if that fails too, tell operations the export's id.",
    };

    [LoggerMessage(LogLevel.Error, "The export {ExportId} could not be written.")]
    private partial void Failed(Exception fault, string exportId);
}
