using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Deliveries;

namespace PartnerGraph.Processes.Notifications.Deliveries.Transports;

/// <param name="Id">The same at every attempt, so that a repetition can be told.</param>
/// <param name="To">An address or a number.</param>
/// <param name="Subject">Of an email; a text message has none.</param>
public sealed record OutgoingMessage(string Id, string To, string Subject, string Text);

/// <summary>What the other side made of an attempt; null as fault when it took the message.</summary>
/// <param name="IsFinal">Whether it will never take it.</param>
public readonly record struct DeliveryOutcome(DeliveryFault? Fault, int? Code = null, bool IsFinal = false)
{
    public static readonly DeliveryOutcome Accepted = new(null);
}

/// <summary>Hands messages of one channel over.</summary>
public interface IMessageTransport
{
    MessageChannel Channel { get; }

    /// <summary>Completes when the other side has answered. A message that it took may come again after a crash, with the same id.</summary>
    /// <exception cref="TransportUnavailableException">Nothing at all can be sent now, this message or another.</exception>
    Task<DeliveryOutcome> Send(OutgoingMessage message, CancellationToken cancellation);
}

/// <summary>The gateway is away, or takes nothing from this sender. No message is at fault.</summary>
public sealed class TransportUnavailableException(MessageChannel channel, string reason, Exception? inner = null)
    : Exception($"{channel} cannot be sent: {reason}", inner);
