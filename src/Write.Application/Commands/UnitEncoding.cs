using PartnerGraph.Write.Application.Commands.Folding;
using PartnerGraph.Write.Domain.Kernel.Requests;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Commands;

/// <summary>Makes a decision's streams into an append: what is stored, and what is only compared.</summary>
internal sealed class UnitEncoding(EventTypeRegistry types, TimeProvider clock)
{
    public IReadOnlyList<StreamAppend> Encode(DecisionUnit unit, CommandContext context)
    {
        var now = clock.GetUtcNow();
        return [.. unit.Streams.Select(seen => new StreamAppend(
            seen.Name, seen.Expected, [.. seen.Pending.Select((pending, index) => Encode(pending, IdOf(unit, seen, context, index), context, now))]))];
    }

    private static Guid? IdOf(DecisionUnit unit, SeenStream seen, CommandContext context, int index) =>
        context.CommandId is not { } command || IsMemory(seen, context) ? null
        : EventIds.Of(seen == unit.Main ? command : EventIds.Of($"{command:N}:{seen.Name}"), index);

    /// <summary>
    /// What is remembered of a request differs from one carrying out to another, so it never passes for a repetition: the
    /// second of two at once is turned away, and finds the first one's outcome.
    /// </summary>
    private static bool IsMemory(SeenStream seen, CommandContext context) =>
        context.Request is { } request && seen.Name == RequestDecider.Definition.StreamOf(request.StreamKey);

    private NewEvent Encode(PendingEvent pending, Guid? id, CommandContext context, DateTimeOffset now) => new(
        id ?? Guid.CreateVersion7(now), types.NameOf(pending.Event.GetType()), EventTypeRegistry.Serialize(pending.Event),
        context.Metadata(now, pending.RuleIds, pending.ClientVersion).Encode());
}
