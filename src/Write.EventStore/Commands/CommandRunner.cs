using System.Diagnostics;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Types;

namespace PartnerGraph.EventStore.Commands;

/// <summary>
/// Runs any command of any decider: load, fold, decide, append with the version seen, and once more when another
/// writer was faster.
/// </summary>
public sealed class CommandRunner(IEventStore store, EventTypeRegistry types, TimeProvider clock)
{
    private const int MaxAttempts = 8;

    private static readonly ActivitySource Source = new("PartnerGraph.Commands");

    /// <summary>Decides and appends. A refusal appends nothing and is no exception.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the append was handed to the store.</exception>
    public async Task<CommandResult> Run<TCommand, TState>(
        Decider<TCommand, TState> decider, TCommand command, CommandContext context, CancellationToken cancellation = default)
    {
        var stream = decider.StreamOf(command);
        using var span = Source.StartActivity(command!.GetType().Name);
        span?.SetTag("stream", stream);
        for (var attempt = 1; ; attempt++)
        {
            var seen = await Load(decider, stream, context.CommandId, cancellation);
            if (seen.Repeated is { } earlier) return earlier;

            // Decided before versions are compared: CONFLICT tells that there is something, and only whoever may change it learns that.
            var decision = decider.Decide(command, seen.State);
            if (!decision.IsAccepted) return CommandResult.Refused(decision.Rejections);
            if (context.ExpectedVersion is { } expected && expected != seen.Version)
                return Refused(seen, CommandRules.StaleVersion.Refuse("expectedVersion"));
            if (decision.Events.Count == 0) return new(seen.Position, seen.Version, [], []);
            try
            {
                var version = seen.Version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.At(seen.Version);
                // An append that was handed over may become durable: from here on there is no cancelling.
                var appended = await store.Append(stream, version, Encode(decision, context), CancellationToken.None);
                return new(appended.Position, appended.Version, decision.Events, []);
            }
            catch (WrongExpectedVersionException) when (context.ExpectedVersion is null && attempt < MaxAttempts)
            {
            }
            catch (WrongExpectedVersionException)
            {
                return Refused(seen, (context.ExpectedVersion is null ? CommandRules.Contended : CommandRules.StaleVersion).Refuse());
            }
        }
    }

    /// <summary>The aggregate as its stream tells it: the facts that another capability's decision needs.</summary>
    public async Task<Loaded<TState>> Load<TCommand, TState>(
        Decider<TCommand, TState> decider, string key, CancellationToken cancellation = default)
    {
        var seen = await Load(decider, decider.StreamOf(key), commandId: null, cancellation);
        return new(seen.State, seen.Version, seen.Position);
    }

    private async Task<Seen<TState>> Load<TCommand, TState>(
        Decider<TCommand, TState> decider, string stream, Guid? commandId, CancellationToken cancellation)
    {
        var seen = new Seen<TState>(decider.Initial, -1, 0, null);
        List<IDomainEvent>? repeated = null;
        await foreach (var stored in store.ReadStream(stream, 0, cancellation))
        {
            var @event = types.Deserialize(stored.Type, stored.Data.Span);
            seen = new(decider.Evolve(seen.State, @event), stored.Version, stored.Position, null);
            if (commandId is { } id && stored.Id == EventIds.Of(id, repeated?.Count ?? 0)) (repeated ??= []).Add(@event);
        }

        return repeated is null ? seen : seen with { Repeated = new(seen.Position, seen.Version, repeated, []) };
    }

    private NewEvent[] Encode(Decision decision, CommandContext context)
    {
        var now = clock.GetUtcNow();
        var metadata = EventMetadata.Encode(context, now, decision.RuleIds);
        return [.. decision.Events.Select((@event, index) => new NewEvent(
            context.CommandId is { } id ? EventIds.Of(id, index) : Guid.CreateVersion7(now),
            types.NameOf(@event.GetType()), EventTypeRegistry.Serialize(@event), metadata))];
    }

    private static CommandResult Refused<TState>(Seen<TState> seen, Rejection rejection) => new(seen.Position, seen.Version, [], [rejection]);

    private sealed record Seen<TState>(TState State, long Version, long Position, CommandResult? Repeated);
}
