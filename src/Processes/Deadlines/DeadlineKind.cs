using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Processes.Deadlines;

/// <summary>What an event does to a deadline.</summary>
/// <param name="DueAt">The first instant at which the command runs; null clears the deadline.</param>
internal readonly record struct DeadlineChange(string Key, DateTimeOffset? DueAt, string? PartnerId);

/// <summary>
/// Declares one kind of deadline of the catalogue (REF-19): which events set and clear it, for which key, and to which instant. One key has
/// one deadline of a kind; setting it again moves it.
/// </summary>
/// <param name="Name">Such as <c>invitation-expiry</c>; kept in the log, so it is never changed.</param>
/// <param name="RuleId">The rule that says so.</param>
/// <param name="Zone">How its time is counted.</param>
/// <param name="About">The type in the schema that the key is of.</param>
/// <param name="FallsDue">What happens then, in a sentence.</param>
/// <param name="Version">Raised when the same events must set other deadlines; the read model is then rebuilt.</param>
public sealed record DeadlineKind(string Name, string RuleId, ZoneRule Zone, string About, string FallsDue, int Version = 1)
{
    private readonly Dictionary<Type, Func<IDomainEvent, WorkingCalendar, DeadlineChange>> changes = [];

    /// <summary>The events that set or clear it.</summary>
    public IReadOnlyCollection<Type> Events => changes.Keys;

    /// <param name="dueAt">
    /// The first instant at which it is due; null when this event sets none and clears what was set. After an inclusive limit that is the
    /// first late second (<see cref="BusinessTime.FirstLateSecond"/>).
    /// </param>
    /// <param name="partner">Whose it is; null for nobody's in particular.</param>
    public DeadlineKind SetBy<TEvent>(
        Func<TEvent, string> key, Func<TEvent, WorkingCalendar, DateTimeOffset?> dueAt, Func<TEvent, string?> partner) where TEvent : IDomainEvent
    {
        changes.Add(typeof(TEvent), (@event, calendar) =>
        {
            var e = (TEvent)@event;
            return new(key(e), dueAt(e, calendar), partner(e));
        });
        return this;
    }

    public DeadlineKind ClearedBy<TEvent>(Func<TEvent, string> key) where TEvent : IDomainEvent
    {
        changes.Add(typeof(TEvent), (@event, _) => new(key((TEvent)@event), null, null));
        return this;
    }

    internal DeadlineChange ChangeOf(IDomainEvent @event, WorkingCalendar calendar) => changes[@event.GetType()](@event, calendar);
}
