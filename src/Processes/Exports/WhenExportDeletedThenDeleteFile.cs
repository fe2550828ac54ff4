using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Files;
using PartnerGraph.Write.Domain.Exports;

namespace PartnerGraph.Processes.Exports;

/// <summary>What nobody needs any more lies nowhere. A file that is being written meanwhile is deleted by whoever writes it.</summary>
public sealed class WhenExportDeletedThenDeleteFile : Reaction
{
    public WhenExportDeletedThenDeleteFile(IFileStore files) =>
        On<ExportDeleted>(async (_, recorded, cancellation) => await files.Delete(recorded.Event.ExportId, cancellation));

    public override string Name => "reaction-delete-exports";

    public override void Map(ModelBuilder model)
    {
    }
}
