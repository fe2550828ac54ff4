using PartnerGraph.Write.Application.Commands.Folding;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Write.Application.Commands;

/// <summary>
/// A decision over several streams while it is being made. Whatever it reads is held to what was read, and whatever it decides is
/// appended together or not at all; when another writer was faster, it is made again from the beginning. So it must have no other effect.
/// </summary>
public sealed class DecisionUnit : IAggregates
{
    private readonly AggregateReader reader;
    private readonly CommandContext context;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<string, SeenStream> streams = new(StringComparer.Ordinal);
    private readonly List<SeenStream> concerned = [];

    internal DecisionUnit(AggregateReader reader, CommandContext context, CancellationToken cancellation) =>
        (this.reader, this.context, this.cancellation) = (reader, context, cancellation);

    /// <summary>First those that commands concerned, in the order of the decisions, then the facts that these rest on.</summary>
    internal IEnumerable<SeenStream> Streams => concerned.Union(streams.Values);

    /// <summary>The stream of the main command; null before there is one.</summary>
    internal SeenStream? Main { get; private set; }

    /// <summary>Whether the main command was carried out before: then all of the unit was.</summary>
    internal bool IsRepetition => Main is { Repeated.Count: > 0 };

    /// <summary>A reader that has reached it sees what the commands found or changed, as far as it was stored before.</summary>
    internal long Position => concerned.Count > 0 ? concerned.Max(seen => seen.Position) : 0;

    /// <inheritdoc />
    public async Task<Loaded<TState>> Load<TCommand, TState>(
        Decider<TCommand, TState> decider, string key, CancellationToken cancellation = default) =>
        (await See(decider, decider.StreamOf(key))).Loaded;

    /// <summary>The main command: the caller's expected version is about its stream, and a repetition is known by it.</summary>
    public async Task<CommandResult> Decide<TCommand, TState>(Decider<TCommand, TState> decider, TCommand command)
    {
        var seen = await See(decider, decider.StreamOf(command));
        Main = seen;
        return IsRepetition
            ? new(seen.Position, seen.ClientVersion, seen.Repeated, [])
            : Decide(decider, seen, command, always: false, context.ExpectedVersion);
    }

    /// <summary>A command on another stream that is part of the decision.</summary>
    public async Task<CommandResult> Follow<TCommand, TState>(Decider<TCommand, TState> decider, TCommand command) =>
        Decide(decider, await See(decider, decider.StreamOf(command)), command, always: false);

    /// <summary>As <see cref="Follow"/> for what happened also when the decision is a refusal, such as a wrong code that was tried.</summary>
    public async Task<CommandResult> Record<TCommand, TState>(Decider<TCommand, TState> decider, TCommand command) =>
        Decide(decider, await See(decider, decider.StreamOf(command)), command, always: true);

    /// <summary>What is left to append after the decision; an accepted one keeps everything, a refused one only what was recorded.</summary>
    internal bool HasEvents(bool isAccepted)
    {
        foreach (var seen in concerned) seen.Pending.RemoveAll(pending => IsRepetition || !(isAccepted || pending.Always));
        return concerned.Exists(seen => seen.Pending.Count > 0);
    }

    private CommandResult Decide<TCommand, TState>(
        Decider<TCommand, TState> decider, SeenStream<TState> seen, TCommand command, bool always, long? expected = null)
    {
        if (!concerned.Contains(seen)) concerned.Add(seen);
        // Decided before versions are compared: CONFLICT tells that there is something, and only whoever may change it learns that.
        var decision = decider.Decide(command, seen.State);
        if (!decision.IsAccepted) return CommandResult.Refused(decision.Rejections);
        if (expected is not null && expected != seen.ClientVersion) return CommandResult.Refused(CommandRules.StaleVersion.Refuse("expectedVersion"));
        seen.Add(decision, always, decider.Evolve);
        return new(seen.Position, seen.ClientVersion, decision.Events, []);
    }

    private async Task<SeenStream<TState>> See<TCommand, TState>(Decider<TCommand, TState> decider, string name)
    {
        if (streams.TryGetValue(name, out var known)) return (SeenStream<TState>)known;
        var seen = await reader.Read(decider, name, context.CommandId, cancellation);
        streams[name] = seen;
        return seen;
    }
}
