using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes;

public static class ReactionContext
{
    /// <summary>The context of a command that follows from an event: the same request, caused by the event.</summary>
    /// <remarks>Without a command id: the commands bring a target in line with the present state, so that repeating one changes nothing.</remarks>
    public static CommandContext Context<TEvent>(this Reaction reaction, Recorded<TEvent> recorded) where TEvent : IDomainEvent => new(
        $"system:{reaction.Name}", recorded.Metadata.CorrelationId, recorded.Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Historical: recorded.Metadata.Historical);
}
