namespace PartnerGraph.Write.Domain.Kernel.Deadlines;

/// <summary>What fell due was tried and failed; it is tried again.</summary>
/// <param name="Kind">The kind of deadline, such as <c>invitation-expiry</c>.</param>
/// <param name="Key">What it is about, within its kind.</param>
/// <param name="Attempt">How many times it has been tried for this instant.</param>
[EventType("deadlines.deadline-set-aside")]
public sealed record DeadlineSetAside(
    string Kind, string Key, DateTimeOffset DueAt, int Attempt, string Reason, DateTimeOffset NextAttemptAt) : IObservation;

/// <summary>The instant has passed, and there was nothing to do.</summary>
[EventType("deadlines.deadline-passed")]
public sealed record DeadlinePassed(string Kind, string Key, DateTimeOffset DueAt) : IObservation;

/// <summary>What the scheduler has noted of a deadline beside what its own events tell.</summary>
/// <param name="DueAt">The instant that the rest is about; null before anything was noted.</param>
public sealed record Deadline(DateTimeOffset? DueAt, int Attempts, bool HasPassed)
{
    public static readonly Deadline Unnoted = new(null, 0, false);

    public static Deadline Evolve(Deadline state, IDomainEvent @event) => @event switch
    {
        DeadlineSetAside e => new(e.DueAt, e.Attempt, false),
        DeadlinePassed e => new(e.DueAt, 0, true),
        _ => throw new UnknownEventException(state, @event),
    };
}
