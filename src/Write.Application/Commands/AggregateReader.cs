using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Commands;

/// <summary>Folds streams.</summary>
internal sealed class AggregateReader(IEventStore store, EventTypeRegistry types)
{
    /// <param name="commandId">The command whose own events are told apart; null for none.</param>
    public async Task<SeenStream<TState>> Read<TCommand, TState>(
        Decider<TCommand, TState> decider, string name, Guid? commandId, CancellationToken cancellation)
    {
        var seen = new SeenStream<TState>(name, decider.Initial);
        var own = commandId is { } command ? EventIds.Of(command, 0) : (Guid?)null;
        await foreach (var stored in store.ReadStream(name, 0, cancellation))
        {
            var @event = types.Deserialize(stored.Type, stored.Data.Span);
            seen.Apply(stored, @event, decider.Evolve);
            if (stored.Id != own) continue;
            seen.Repeated.Add(@event);
            own = EventIds.Of(commandId!.Value, seen.Repeated.Count);
        }

        return seen;
    }
}
