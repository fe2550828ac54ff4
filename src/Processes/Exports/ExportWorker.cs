using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Files;
using PartnerGraph.Read.Projections.Runtime.Turns;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Exports;

/// <summary>
/// Writes what was asked for, one after the other, also what a process that ended had begun; in between it sleeps until something is asked for. It is no
/// reaction: nobody waits for a file as for a read model. Of nodes that share read models the one whose turn it is writes.
/// </summary>
public sealed partial class ExportWorker(
    ExportReads reads, ExportJob job, IFileStore files, ProjectionHost projections, IEventStore store, EventTypeRegistry types, ProjectionOptions options,
    INodeTurns turns, TimeProvider clock, ILogger<ExportWorker> log) : BackgroundService
{
    private const int Looked = 100;

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);

    private readonly string[] asked = [.. types.StoredNamesOf(typeof(ExportRequested))];

    /// <summary>Writes everything that is still to be written.</summary>
    public async Task RunPending(CancellationToken cancellation)
    {
        for (string? last = null; await reads.Pending(Looked, cancellation) is { Count: > 0 } pending;)
        {
            // Owners take turns: who asked for much keeps nobody waiting behind all of it.
            var next = pending.FirstOrDefault(export => export.OwnerKey != last) ?? pending[0];
            last = next.OwnerKey;
            await job.Run(next, cancellation);
            await Include(await store.Head(cancellation), cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunReactions) return;
        await Task.Yield();
        var (turn, swept) = (CancellationToken.None, default(CancellationToken?));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Before this node writes anything, whoever's turn it is: the folder is its own. Where nodes share files they are those of whose turn it is.
                if (!files.IsShared && swept is null) await Sweep(stoppingToken);
                var before = swept;
                turn = await turns.Next(stoppingToken);
                using var acting = CancellationTokenSource.CreateLinkedTokenSource(turn, stoppingToken);
                if (files.IsShared && before != turn) await Sweep(acting.Token);
                swept = turn;
                // Before anything is read: what is asked for in the meantime ends the sleep at once.
                var head = await store.Head(acting.Token);
                await Include(head, acting.Token);
                await RunPending(acting.Token);
                await store.WaitForEvents(head, asked, acting.Token);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (OperationCanceledException) when (turn.IsCancellationRequested)
            {
                // Another node goes on.
            }
            catch (Exception fault)
            {
                Failed(fault is ReadModelUnavailableException ? LogLevel.Warning : LogLevel.Error, fault);
                await Task.Delay(PauseAfterFault, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Takes away what no export holds: drafts, and files that were written twice or whose export has ended.</summary>
    private async Task Sweep(CancellationToken cancellation)
    {
        await Include(await store.Head(cancellation), cancellation);
        await files.DeleteDrafts(cancellation);
        foreach (var some in (await files.All(cancellation)).Chunk(500))
        {
            var kept = await reads.Kept([.. some.Select(file => file.Id).Distinct()], cancellation);
            foreach (var (id, sha256) in some)
                if (kept.GetValueOrDefault(id) != sha256) await files.Delete(id, sha256, cancellation);
        }
    }

    private async Task Include(long position, CancellationToken cancellation)
    {
        // However long it takes: without it nothing can be written.
        if (!(await projections.WaitFor(position, Timeout.InfiniteTimeSpan, [ExportProjection.ReadModelName], cancellation)).Reached)
            throw new ReadModelUnavailableException(ExportProjection.ReadModelName);
    }

    [LoggerMessage("Exports cannot be written at present; it is tried again.")]
    private partial void Failed(LogLevel level, Exception fault);
}
