using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Notifications.Deliveries;

/// <param name="DeliveryId">Follows from the event that asks for the message, so that whoever sends it names the same.</param>
/// <param name="Attempt">The first one is 1.</param>
public abstract record DeliveryCommand(string DeliveryId, string PartnerId, int Attempt, DateTimeOffset At);

public sealed record NoteDelivery(string DeliveryId, string PartnerId, int Attempt, DateTimeOffset At) : DeliveryCommand(DeliveryId, PartnerId, Attempt, At);

/// <param name="IsFinal">Whether the other side will never take it.</param>
/// <param name="GiveUpAt">An attempt that would come later is not made.</param>
public sealed record NoteFailure(
    string DeliveryId, string PartnerId, int Attempt, DeliveryFault Fault, int? Code, bool IsFinal, DateTimeOffset GiveUpAt, DateTimeOffset At)
    : DeliveryCommand(DeliveryId, PartnerId, Attempt, At);

/// <summary>What is noted of attempts, so that whoever sends goes on where it stopped, on any node, and sends nothing that arrived.</summary>
public static class DeliveryDecider
{
    /// <summary>After a first failure; each further one doubles it.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    // A minute doubled eight times is more than four hours.
    private const int MostDoublings = 8;

    public static readonly Decider<DeliveryCommand, Delivery> Definition =
        new("delivery", command => command.DeliveryId, Delivery.Untried, Decide, Delivery.Evolve);

    public static Decision Decide(DeliveryCommand command, Delivery state) => command switch
    {
        _ when state.IsOver || command.Attempt <= state.Attempts => Decision.Nothing,
        NoteDelivery made => Decision.Accept(new DeliveryMade(made.DeliveryId, made.PartnerId, made.Attempt, made.At)),
        NoteFailure failure when failure.IsFinal || NextAttemptAt(failure) > failure.GiveUpAt => Decision.Accept(
            new DeliveryFailed(failure.DeliveryId, failure.PartnerId, failure.Attempt, failure.Fault, failure.Code, failure.At)),
        NoteFailure failure => Decision.Accept(
            new DeliveryDeferred(failure.DeliveryId, failure.PartnerId, failure.Attempt, failure.Fault, failure.Code, NextAttemptAt(failure))),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    /// <summary>How long is waited after the n-th failure.</summary>
    public static TimeSpan PauseAfter(int attempt)
    {
        var pause = FirstPause * Math.Pow(2, Math.Clamp(attempt - 1, 0, MostDoublings));
        return pause < LongestPause ? pause : LongestPause;
    }

    private static DateTimeOffset NextAttemptAt(NoteFailure failure) => failure.At + PauseAfter(failure.Attempt);
}
