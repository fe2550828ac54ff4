using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using PartnerGraph.Processes.Notifications.Deliveries.Transports;
using PartnerGraph.Read.Projections.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Turns;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications.Deliveries;

namespace PartnerGraph.Processes.Notifications.Deliveries;

/// <summary>
/// Makes one attempt to deliver one message, and notes what became of it. What was taken and noted is never sent again; what was taken by the other side
/// just before a crash is, with the same id.
/// </summary>
public sealed partial class MessageCourier(
    CommandRunner runner, MessageWriter writer, IEnumerable<IMessageTransport> transports, INodeTurns turns, MessageOptions options, TimeProvider clock,
    ILogger<MessageCourier> log)
{
    private static readonly CommandContext Noting = new("system:deliver-messages", "deliver-messages");

    // What this process knows and the log does not yet: it was away in that moment.
    private readonly ConcurrentDictionary<string, DeliveryCommand> unnoted = [];

    /// <exception cref="TransportUnavailableException">Nothing of the channel can be sent now.</exception>
    /// <exception cref="ReadModelUnavailableException">Another node's turn has come, or nobody knows whose it is.</exception>
    public async Task Deliver(DeliveryRow row, CancellationToken cancellation)
    {
        if (!unnoted.TryGetValue(row.DeliveryId, out var note))
        {
            var known = (await runner.Load(DeliveryDecider.Definition, row.DeliveryId, cancellation)).State;
            if (known.IsOver || known.Attempts != row.Attempts) return;
            unnoted[row.DeliveryId] = note = Judge(row, await Attempt(row, cancellation));
        }

        // From here on there is no cancelling: it has happened.
        await runner.Run(DeliveryDecider.Definition, note, Noting, CancellationToken.None);
        unnoted.TryRemove(row.DeliveryId, out _);
    }

    private async Task<DeliveryOutcome> Attempt(DeliveryRow row, CancellationToken cancellation)
    {
        OutgoingMessage? message;
        try
        {
            message = await writer.Write(row, cancellation);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or ReadModelUnavailableException or DbException))
        {
            // One that cannot be written holds up no other.
            Unwritten(fault, row.DeliveryId);
            return new(DeliveryFault.Unwritten);
        }

        if (message is null) return new(DeliveryFault.NoAddress, IsFinal: true);
        var transport = transports.First(transport => transport.Channel == row.Channel);
        // The other side cannot tell a second message from the first, unless it looks at its id: a node that stalled does not send what its successor has sent.
        if (!await turns.IsMine(cancellation)) throw new ReadModelUnavailableException(DeliveryProjection.ReadModelName);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            return await Task.Run(() => transport.Send(message, given.Token), given.Token).WaitAsync(options.Timeout, clock, cancellation);
        }
        catch (TimeoutException)
        {
            await given.CancelAsync();
            return new(DeliveryFault.TimedOut);
        }
    }

    private DeliveryCommand Judge(DeliveryRow row, DeliveryOutcome outcome)
    {
        var (attempt, now) = (row.Attempts + 1, BusinessTime.WholeSecond(clock.GetUtcNow()));
        if (outcome.Fault is not { } fault) return new NoteDelivery(row.DeliveryId, row.PartnerId, attempt, now);
        Undelivered(row.DeliveryId, row.Channel.ToString(), fault.ToString(), outcome.Code);
        return new NoteFailure(row.DeliveryId, row.PartnerId, attempt, fault, outcome.Code, outcome.IsFinal, row.QueuedAt + options.GiveUpAfter, now);
    }

    [LoggerMessage(LogLevel.Error, "Message {Delivery} could not be written.")]
    private partial void Unwritten(Exception fault, string delivery);

    // Its id alone: neither to whom nor what.
    [LoggerMessage(LogLevel.Warning, "Message {Delivery} did not arrive by {Channel} ({Fault} {Code}).")]
    private partial void Undelivered(string delivery, string channel, string fault, int? code);
}
