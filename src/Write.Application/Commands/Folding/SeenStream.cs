using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Write.Application.Commands.Folding;

/// <summary>A stream as a decision saw it, and what the decision adds.</summary>
internal abstract class SeenStream(string name)
{
    public string Name => name;

    /// <summary>The version in the store; -1 when there is no such stream.</summary>
    public long Version { get; protected set; } = -1;

    /// <summary>The version that clients see, with what is pending.</summary>
    public long ClientVersion { get; protected set; } = -1;

    public long Position { get; protected set; }

    public List<PendingEvent> Pending { get; } = [];

    /// <summary>Events of it that an earlier carrying out of the command appended.</summary>
    public List<IDomainEvent> Repeated { get; } = [];

    public ExpectedVersion Expected => Version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.At(Version);
}

/// <param name="ClientVersion">The version that clients see after the event; null where it is the stream's.</param>
/// <param name="Always">Stored also when the unit is refused.</param>
internal sealed record PendingEvent(IDomainEvent Event, IReadOnlyList<string> RuleIds, long? ClientVersion, bool Always);

internal sealed class SeenStream<TState> : SeenStream
{
    public SeenStream(string name, FoldedStream<TState> fold)
        : base(name) => (State, Version, ClientVersion, Position) = (fold.State, fold.Version, fold.ClientVersion, fold.Position);

    public TState State { get; private set; }

    public Loaded<TState> Loaded => new(State, ClientVersion, Position);

    /// <summary>It as stored, before anything is decided.</summary>
    public FoldedStream<TState> Folded(EventIdSet ids) => new(State, Version, ClientVersion, Position, ids);

    /// <summary>Folds a stored event.</summary>
    public void Apply(StoredEvent stored, IDomainEvent @event, Func<TState, IDomainEvent, TState> evolve)
    {
        (Version, Position) = (stored.Version, stored.Position);
        Fold(@event, evolve);
    }

    /// <summary>Adds what was decided; later decisions of the unit see it.</summary>
    public void Add(Decision decision, bool always, Func<TState, IDomainEvent, TState> evolve)
    {
        foreach (var @event in decision.Events)
        {
            Fold(@event, evolve);
            var version = ClientVersion == Version + Pending.Count + 1 ? (long?)null : ClientVersion;
            Pending.Add(new(@event, decision.RuleIds, version, always));
        }
    }

    private void Fold(IDomainEvent @event, Func<TState, IDomainEvent, TState> evolve)
    {
        State = evolve(State, @event);
        if (@event is not IObservation) ClientVersion++;
    }
}
