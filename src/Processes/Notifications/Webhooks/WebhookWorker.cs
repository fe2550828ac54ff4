using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerGraph.Processes.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Notifications.Webhooks;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Turns;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Notifications.Webhooks;

/// <summary>
/// Tells receivers what waits for them: what happened to one entity in its order, each receiver on its own. In between it sleeps until something happens, or
/// is to be tried again. Of nodes that share read models the one whose turn it is tells.
/// </summary>
public sealed partial class WebhookWorker(
    WebhookReads reads, WebhookCourier courier, ProjectionHost projections, IEventStore store, EventTypeRegistry types, WebhookProjection projection, ProjectionOptions runs,
    INodeTurns turns, TimeProvider clock, ILogger<WebhookWorker> log) : BackgroundService
{
    private const int Looked = 500, ReceiversAtOnce = 8;

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(30);

    private readonly string[] asking = [.. projection.Events.Where(followed => followed.Namespace?.EndsWith(".Deliveries", StringComparison.Ordinal) != true).SelectMany(types.StoredNamesOf)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!runs.RunReactions) return;
        await Task.Yield();
        var turn = CancellationToken.None;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                turn = await turns.Next(stoppingToken);
                using var acting = CancellationTokenSource.CreateLinkedTokenSource(turn, stoppingToken);
                // Before anything is read: what happens in the meantime ends the sleep at once.
                var head = await store.Head(acting.Token);
                await store.Sleep(head, asking, await TellDue(head, acting.Token), clock, acting.Token);
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
                Failed(fault is ReadModelUnavailableException or DbException ? LogLevel.Warning : LogLevel.Error, fault);
                await Task.Delay(PauseAfterFault, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>When something is to be tried again; null when nothing is.</returns>
    private async Task<DateTimeOffset?> TellDue(long head, CancellationToken cancellation)
    {
        while (true)
        {
            await projections.Require(WebhookProjection.ReadModelName, head, cancellation, Timeout.InfiniteTimeSpan);
            var rounds = new List<Task<(bool Tried, DateTimeOffset? Next)>>();
            using var places = new SemaphoreSlim(ReceiversAtOnce);
            foreach (var hook in await reads.Awaited(cancellation)) rounds.Add(Round(hook, places, cancellation));
            var told = await Task.WhenAll(rounds);
            if (!Array.Exists(told, round => round.Tried)) return told.Min(round => round.Next);
            head = await store.Head(cancellation);
        }
    }

    /// <summary>Tells one receiver what is due, until it fails: the others are not kept waiting by one that is away.</summary>
    private async Task<(bool Tried, DateTimeOffset? Next)> Round(WebhookRow hook, SemaphoreSlim places, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            var (tried, next) = (false, (DateTimeOffset?)null);
            // What happened later to the same entity waits behind it.
            foreach (var first in (await reads.Waiting(hook, Looked, cancellation)).DistinctBy(delivery => delivery.Entity))
            {
                if (first.NextAttemptAt > clock.GetUtcNow())
                {
                    if (!(next <= first.NextAttemptAt)) next = first.NextAttemptAt;
                    continue;
                }

                tried = true;
                if (!await courier.Deliver(hook, first, cancellation)) break;
            }

            return (tried, next);
        }
        finally
        {
            places.Release();
        }
    }

    [LoggerMessage("Webhooks cannot be told at present; it is tried again.")]
    private partial void Failed(LogLevel level, Exception fault);
}
