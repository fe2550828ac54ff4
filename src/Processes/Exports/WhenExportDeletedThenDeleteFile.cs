using Microsoft.EntityFrameworkCore;
using PartnerGraph.Processes.Exports.Files;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Exports;

namespace PartnerGraph.Processes.Exports;

/// <summary>What nobody needs any more lies nowhere. A file that is being written meanwhile is deleted by whoever writes it.</summary>
public sealed class WhenExportDeletedThenDeleteFile : Reaction
{
    public WhenExportDeletedThenDeleteFile(ExportFiles files) => On<ExportDeleted>((_, recorded) => files.Delete(recorded.Event.ExportId));

    public override string Name => "reaction-delete-exports";

    public override void Map(ModelBuilder model)
    {
    }
}
