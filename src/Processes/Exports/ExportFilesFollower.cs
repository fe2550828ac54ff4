using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Files;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Exports;

/// <summary>
/// Takes away files whose exports have ended, whichever node acted on that: a file may lie with the node that wrote it. What ended while the node was away
/// is swept by <see cref="ExportWorker"/>.
/// </summary>
public sealed partial class ExportFilesFollower(
    ExportReads reads, IFileStore files, ProjectionHost projections, IEventStore store, EventTypeRegistry types, ProjectionOptions options, TimeProvider clock,
    ILogger<ExportFilesFollower> log) : BackgroundService
{
    private const int AtOnce = 500;

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);

    private readonly string[] ended = [.. types.StoredNamesOf(typeof(ExportDeleted)), .. types.StoredNamesOf(typeof(ExportExpired))];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunReactions) return;
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var head = await store.Head(stoppingToken);
                await projections.Require(ExportProjection.ReadModelName, head, stoppingToken, Timeout.InfiniteTimeSpan);
                foreach (var some in (await files.All(stoppingToken)).Select(file => file.Id).Distinct().Chunk(AtOnce))
                    foreach (var exportId in await reads.Ended(some, stoppingToken)) await files.Delete(exportId, stoppingToken);
                await store.WaitForEvents(head, ended, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Failed(fault is ReadModelUnavailableException ? LogLevel.Warning : LogLevel.Error, fault);
                await Task.Delay(PauseAfterFault, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage("Files of exports that have ended cannot be taken away at present; it is tried again.")]
    private partial void Failed(LogLevel level, Exception fault);
}
