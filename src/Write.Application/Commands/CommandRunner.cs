using System.Diagnostics;
using PartnerGraph.Write.Application.Commands.Folding;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Commands;

/// <summary>
/// Runs any command of any decider, alone or as a unit over several streams: load, fold, decide, append all with the versions
/// seen, and again when another writer was faster.
/// </summary>
public sealed class CommandRunner(IEventStore store, EventTypeRegistry types, TimeProvider clock, Contention? contention = null) : IAggregates
{
    private static readonly ActivitySource Source = new("PartnerGraph.Commands");

    private readonly AggregateReader reader = new(store, types);
    private readonly UnitEncoding encoding = new(types, clock);
    private readonly StreamQueues queues = new();
    private readonly Contention contention = contention ?? new();

    /// <summary>Decides and appends. A refusal appends nothing and is no exception.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the append was handed to the store.</exception>
    public async Task<CommandResult> Run<TCommand, TState>(
        Decider<TCommand, TState> decider, TCommand command, CommandContext context, CancellationToken cancellation = default)
    {
        using var span = Source.StartActivity(command!.GetType().Name);
        span?.SetTag("stream", decider.StreamOf(command));
        using var turn = new Turn(queues, contention);
        await turn.JoinIfBusy(decider.StreamOf(command), cancellation);
        return (await Run(turn, context, async unit => new CommandResult<object?>(await unit.Decide(decider, command), null), cancellation)).Result;
    }

    /// <summary>Makes a decision over several streams, and appends all of it or nothing.</summary>
    /// <param name="decide">Made again when another writer was faster; has no effect but through the unit.</param>
    /// <exception cref="OperationCanceledException">Cancelled before the append was handed to the store.</exception>
    public async Task<CommandResult<TValue>> Decide<TValue>(
        CommandContext context, Func<DecisionUnit, Task<CommandResult<TValue>>> decide, CancellationToken cancellation = default)
    {
        using var turn = new Turn(queues, contention);
        return await Run(turn, context, decide, cancellation);
    }

    /// <inheritdoc cref="Decide{TValue}"/>
    public async Task<CommandResult> Decide(
        CommandContext context, Func<DecisionUnit, Task<CommandResult>> decide, CancellationToken cancellation = default) =>
        (await Decide(context, async unit => new CommandResult<object?>(await decide(unit), null), cancellation)).Result;

    /// <inheritdoc />
    public async Task<Loaded<TState>> Load<TCommand, TState>(
        Decider<TCommand, TState> decider, string key, CancellationToken cancellation = default) =>
        (await reader.Read(decider, decider.StreamOf(key), null, cancellation)).Loaded;

    private async Task<CommandResult<TValue>> Run<TValue>(
        Turn turn, CommandContext context, Func<DecisionUnit, Task<CommandResult<TValue>>> decide, CancellationToken cancellation)
    {
        while (true)
        {
            var unit = new DecisionUnit(reader, context, cancellation);
            if (await RequestMemory.Recall<TValue>(unit, context) is { } first) return first;
            var outcome = await decide(unit);
            if (!unit.HasEvents(outcome.Result.IsAccepted))
            {
                // Refused, or true already: perhaps by what this very request did, carried out elsewhere in the meantime.
                return await RequestMemory.Recall<TValue>(this, context) ?? (outcome.Result.IsAccepted
                    ? outcome with { Result = outcome.Result with { Position = Math.Max(unit.Position, outcome.Result.Position) } }
                    : outcome);
            }

            try
            {
                return await Append(unit, context, outcome);
            }
            catch (Exception failure) when (LostStream(failure, context) is { } lost)
            {
                reader.Forget(lost);
                if (!await turn.Lost(lost, cancellation)) return outcome with { Result = CommandResult.Refused(CommandRules.Contended.Refuse()) };
            }
        }
    }

    private async Task<CommandResult<TValue>> Append<TValue>(DecisionUnit unit, CommandContext context, CommandResult<TValue> outcome)
    {
        await RequestMemory.Keep(unit, context, outcome);
        // An append that was handed over may become durable: from here on there is no cancelling.
        var appended = await store.Append(encoding.Encode(unit, context), CancellationToken.None);
        return outcome with { Result = outcome.Result with { Position = appended.Max(stream => stream.Position) } };
    }

    /// <summary>The stream in which another writer was faster; null for another failure. Ids that follow from a command may have been taken by itself.</summary>
    private static string? LostStream(Exception failure, CommandContext context) => failure switch
    {
        WrongExpectedVersionException wrong => wrong.Stream,
        DuplicateEventIdException duplicate when context.CommandId is not null => duplicate.Stream,
        _ => null,
    };
}
