using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Commands.Folding;

/// <summary>Folds streams, from where they were last folded.</summary>
internal sealed class AggregateReader(IEventStore store, EventTypeRegistry types)
{
    private readonly KeptFolds kept = new();

    /// <param name="commandId">The command whose own events are told apart; null for none.</param>
    public async Task<SeenStream<TState>> Read<TCommand, TState>(
        Decider<TCommand, TState> decider, string name, Guid? commandId, CancellationToken cancellation)
    {
        var own = commandId is { } command ? EventIds.Of(command, 0) : (Guid?)null;
        var fold = kept.Find<TState>(name);
        // Who asks for a command's own events needs those before, too.
        var known = fold is not null && own is { } first && fold.Ids.Contains(first) ? null : fold;
        var seen = new SeenStream<TState>(name, known ?? new(decider.Initial, -1, -1, 0, new()));
        var ids = known?.Ids ?? new EventIdSet();
        await foreach (var stored in store.ReadStream(name, seen.Version + 1, cancellation))
        {
            var @event = types.Deserialize(stored.Type, stored.Data.Span);
            seen.Apply(stored, @event, decider.Evolve);
            ids.Add(stored.Id);
            if (stored.Id != own) continue;
            seen.Repeated.Add(@event);
            own = EventIds.Of(commandId!.Value, seen.Repeated.Count);
        }

        if (seen.Version > (fold?.Version ?? -1)) kept.Keep(name, seen.Folded(ids));
        return seen;
    }

    /// <inheritdoc cref="KeptFolds.Forget"/>
    public void Forget(string name) => kept.Forget(name);
}
