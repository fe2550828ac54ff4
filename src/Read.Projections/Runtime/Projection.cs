using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Runtime;

/// <summary>
/// Keeps one read model. Its rows and its checkpoint commit in one transaction, so an event counts exactly once; applying reads
/// no clock and makes no ids, so that a rebuild from the first event gives the same rows.
/// </summary>
public abstract class Projection
{
    private readonly Dictionary<Type, Func<ReadModelContext, Recorded, CancellationToken, ValueTask>> handlers = [];

    /// <summary>Lower case, such as <c>associations</c>; part of the read model's file name.</summary>
    public abstract string Name { get; }

    /// <summary>Raised when the same events must give other rows; the read model is then rebuilt.</summary>
    public virtual int Version => 1;

    /// <summary>
    /// Whether amounts are read or added up from its rows. While a stream of a tenant is set aside here, that tenant is refused such a
    /// figure (FIGURES_INCOMPLETE) instead of being shown a wrong one.
    /// </summary>
    public virtual bool HoldsFigures => false;

    /// <summary>The events that it follows.</summary>
    public IReadOnlyCollection<Type> Events => handlers.Keys;

    /// <summary>The tables and their indexes.</summary>
    public abstract void Map(ModelBuilder model);

    /// <summary>
    /// Applies events in order to the tracked rows of <paramref name="db"/>; the caller saves and commits. Rows of earlier events of the
    /// batch may not be saved yet: look rows up by key (<c>FindAsync</c>, <see cref="Rows.Row"/>), which sees them, as queries do not.
    /// Override it to write in bulk, on the connection and transaction of <paramref name="db"/>.
    /// </summary>
    public virtual async ValueTask Apply(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        foreach (var recorded in batch) await handlers[recorded.Event.GetType()](db, recorded, cancellation);
    }

    /// <summary>Follows an event type.</summary>
    protected void On<TEvent>(Func<ReadModelContext, Recorded<TEvent>, CancellationToken, ValueTask> apply) where TEvent : IDomainEvent =>
        handlers.Add(typeof(TEvent), (db, recorded, cancellation) => apply(
            db, recorded.As<TEvent>(), cancellation));

    /// <summary>Follows an event type for an <see cref="Apply"/> of the projection's own.</summary>
    protected void Follow(Type @event) =>
        handlers.Add(@event, (_, _, _) => throw new NotSupportedException($"{Name} applies whole batches."));

    /// <summary>Follows an event type whose effect needs no reading.</summary>
    protected void On<TEvent>(Action<ReadModelContext, Recorded<TEvent>> apply) where TEvent : IDomainEvent =>
        On<TEvent>((db, recorded, _) =>
        {
            apply(db, recorded);
            return ValueTask.CompletedTask;
        });
}

/// <summary>
/// A process manager: it keeps what it must remember like a projection, and issues commands before its transaction commits.
/// Its commands are idempotent by the position they react to, so issuing them again after a crash changes nothing.
/// It is not part of what queries wait for.
/// </summary>
public abstract class Reaction : Projection;

/// <summary>A decoded event of a known type.</summary>
public readonly record struct Recorded<TEvent>(TEvent Event, EventMetadata Metadata, string Stream, long Version, long Position)
{
    /// <summary>The version of the aggregate that clients see after this event, for <c>expectedVersion</c>.</summary>
    public long ClientVersion => Metadata.Version ?? Version;

    /// <summary>Names the event by its place in its stream, which no rebuild and no other store changes: the id of steps of histories and of alerts.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Stream}@{Version}");
}

public static class RecordedEvents
{
    /// <exception cref="InvalidCastException">It is an event of another type.</exception>
    public static Recorded<TEvent> As<TEvent>(this Recorded recorded) where TEvent : IDomainEvent =>
        new((TEvent)recorded.Event, recorded.Metadata, recorded.Stream, recorded.Version, recorded.Position);
}
