using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerGraph.Processes.Notifications.Deliveries.Transports;
using PartnerGraph.Read.Projections.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Turns;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Notifications.Deliveries;

/// <summary>
/// Sends what the outbox holds, also what a process that ended had left, each channel on its own; in between it sleeps until a message is asked for, or one
/// is to be tried again. Of nodes that share read models the one whose turn it is sends.
/// </summary>
public sealed partial class MessageDeliveryWorker(
    DeliveryReads reads, MessageCourier courier, ProjectionHost projections, IEventStore store, EventTypeRegistry types, ProjectionOptions runs,
    MessageOptions options, INodeTurns turns, TimeProvider clock, ILogger<MessageDeliveryWorker> log) : BackgroundService
{
    private const int AtOnce = 100;

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(30);

    // Where a message is written from.
    private static readonly string[] Needed = [DeliveryProjection.ReadModelName, "customer-emails", "partners"];

    private readonly string[] asking = [.. DeliveryProjection.Asking.SelectMany(types.StoredNamesOf)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!runs.RunReactions || !options.Deliver) return;
        await Task.Yield();
        await Task.WhenAll(Enum.GetValues<MessageChannel>().Select(channel => Run(channel, stoppingToken)));
    }

    private async Task Run(MessageChannel channel, CancellationToken stopping)
    {
        var turn = CancellationToken.None;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                turn = await turns.Next(stopping);
                using var acting = CancellationTokenSource.CreateLinkedTokenSource(turn, stopping);
                // Before anything is read: what is asked for in the meantime ends the sleep at once.
                var head = await store.Head(acting.Token);
                await Include(head, acting.Token);
                await SendDue(channel, acting.Token);
                await store.Sleep(head, asking, await reads.NextAttemptAt(channel, Oldest, acting.Token), clock, acting.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (OperationCanceledException) when (turn.IsCancellationRequested)
            {
                // Another node goes on.
            }
            catch (Exception fault)
            {
                Failed(fault is ReadModelUnavailableException or TransportUnavailableException or DbException ? LogLevel.Warning : LogLevel.Error, fault, channel.ToString());
                await Task.Delay(PauseAfterFault, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private DateTimeOffset Oldest => clock.GetUtcNow() - options.GiveUpAfter;

    private async Task SendDue(MessageChannel channel, CancellationToken cancellation)
    {
        while (await reads.Due(channel, clock.GetUtcNow(), Oldest, AtOnce, cancellation) is { Count: > 0 } due)
        {
            foreach (var row in due) await courier.Deliver(row, cancellation);
            await Include(await store.Head(cancellation), cancellation);
        }
    }

    // However long it takes: without them nothing can be sent.
    private async Task Include(long position, CancellationToken cancellation)
    {
        if (!(await projections.WaitFor(position, Timeout.InfiniteTimeSpan, Needed, cancellation)).Reached)
            throw new ReadModelUnavailableException(DeliveryProjection.ReadModelName);
    }

    [LoggerMessage("{Channel} cannot be sent at present; it is tried again.")]
    private partial void Failed(LogLevel level, Exception fault, string channel);
}
