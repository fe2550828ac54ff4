using PartnerGraph.Write.Domain.Kernel.Requests;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Commands;

/// <summary>What surrounds a command: who asked, what it belongs to, and what the caller expects.</summary>
/// <param name="Actor">The subject of the caller's token, or <c>system:reaction-name</c>.</param>
/// <param name="CorrelationId">One id for everything that one request set off.</param>
/// <param name="CausationId">The event that this follows from, for reactions.</param>
/// <param name="ExpectedVersion">The aggregate's version as the caller saw it; then a change in between is answered, not retried (CONV-10).</param>
/// <param name="Historical">The command enters what happened long ago: it is told, but nothing is done about it in the present.</param>
/// <param name="CommandId">Given for a command that must happen once although it may be sent again; its event ids follow from it.</param>
/// <param name="Request">The request with an idempotency key that the command carries out; what it did is kept there in the same append.</param>
/// <param name="StepName">Tells the commands of one request apart.</param>
/// <param name="Claim">The claim of the request's key, stored with the first thing that it does; null when it is stored already.</param>
public sealed record CommandContext(
    string Actor, string CorrelationId, string? CausationId = null, long? ExpectedVersion = null, Guid? CommandId = null,
    RequestKey? Request = null, string StepName = "", bool Historical = false, StartRequest? Claim = null)
{
    /// <summary>An id for a new entity: the same whenever the same request is carried out again.</summary>
    public string NewId(TimeProvider clock) => CommandId is { } id ? id.ToString("N") : EventIds.New(clock);

    /// <summary>The context of a further command of the same request: the caller's expected version is about the first one.</summary>
    public CommandContext Step(string name) => this with
    {
        ExpectedVersion = null,
        CommandId = CommandId is { } id ? EventIds.Of($"{id:N}:{name}") : null,
        StepName = name,
    };

    /// <summary>What is stored beside events that follow from the command now.</summary>
    public EventMetadata Metadata(DateTimeOffset now, IReadOnlyList<string> ruleIds, long? version = null) => new(
        now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)), Actor, CorrelationId, CausationId,
        ruleIds.Count > 0 ? ruleIds : null, version, Historical);

    /// <summary>The context of a command that does no harm when it is repeated, and is not remembered.</summary>
    public CommandContext Unremembered() => this with { ExpectedVersion = null, CommandId = null, Request = null, Claim = null };
}
