using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Notifications.Deliveries;

/// <summary>Why something did not arrive. What the other side said of it is not kept: it may name people.</summary>
public enum DeliveryFault
{
    /// <summary>Nobody knows where it should go.</summary>
    NoAddress,

    /// <summary>The other side answered that it does not take it.</summary>
    Refused,

    /// <summary>The other side asked for patience.</summary>
    Busy,

    /// <summary>It could not be reached, or the connection broke.</summary>
    Unreachable,

    /// <summary>It did not answer in time.</summary>
    TimedOut,

    /// <summary>Its address is one that nothing is sent to.</summary>
    ForbiddenAddress,

    /// <summary>What it is to be signed with was made with another key.</summary>
    ForeignSecret,

    /// <summary>It could not be written, by a fault of this server, whose log tells it.</summary>
    Unwritten,
}

/// <summary>The other side has taken it.</summary>
[EventType("notifications.delivery-made")]
public sealed record DeliveryMade(string DeliveryId, string PartnerId, int Attempt, DateTimeOffset DeliveredAt) : IObservation;

/// <summary>It did not arrive, and is tried again.</summary>
/// <param name="Code">What the other side answered, as its protocol numbers it; null when it did not.</param>
[EventType("notifications.delivery-deferred")]
public sealed record DeliveryDeferred(
    string DeliveryId, string PartnerId, int Attempt, DeliveryFault Fault, int? Code, DateTimeOffset NextAttemptAt) : IObservation;

/// <summary>It did not arrive and is not tried again: it was refused for good, or for too long.</summary>
/// <param name="Code">As above.</param>
[EventType("notifications.delivery-failed")]
public sealed record DeliveryFailed(
    string DeliveryId, string PartnerId, int Attempt, DeliveryFault Fault, int? Code, DateTimeOffset FailedAt) : IObservation;

/// <summary>What became of one message to one recipient.</summary>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="IsOver">Whether it is not to be tried again.</param>
public sealed record Delivery(int Attempts, bool IsOver)
{
    public static readonly Delivery Untried = new(0, false);

    public static Delivery Evolve(Delivery state, IDomainEvent @event) => @event switch
    {
        DeliveryMade e => new(e.Attempt, true),
        DeliveryDeferred e => new(e.Attempt, false),
        DeliveryFailed e => new(e.Attempt, true),
        _ => throw new UnknownEventException(state, @event),
    };
}
