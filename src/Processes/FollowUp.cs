using System.Globalization;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes;

/// <summary>
/// Sends the commands of a reaction. A command's id follows from the event that it reacts to, so that one that was sent before a
/// crash changes nothing when it is sent again.
/// </summary>
internal sealed class FollowUp(CommandRunner runner, string reaction)
{
    /// <param name="about">What the command concerns, when one event sets off several.</param>
    public CommandContext Context(EventMetadata metadata, long position, string about) => new(
        $"system:{reaction}", metadata.CorrelationId, position.ToString(CultureInfo.InvariantCulture),
        CommandId: EventIds.Of(string.Create(CultureInfo.InvariantCulture, $"{reaction}:{position}:{about}")), Historical: metadata.Historical);

    /// <exception cref="InvalidOperationException">The command was refused although the reaction only states what is so.</exception>
    public Task Tell<TCommand, TState>(
        Decider<TCommand, TState> decider, TCommand command, string about, Recorded source, CancellationToken cancellation) =>
        Tell(decider, command, Context(source.Metadata, source.Position, about), cancellation);

    /// <exception cref="InvalidOperationException">As above.</exception>
    public Task Tell<TCommand, TState, TEvent>(
        Decider<TCommand, TState> decider, TCommand command, string about, Recorded<TEvent> source, CancellationToken cancellation) where TEvent : IDomainEvent =>
        Tell(decider, command, Context(source.Metadata, source.Position, about), cancellation);

    private async Task Tell<TCommand, TState>(Decider<TCommand, TState> decider, TCommand command, CommandContext context, CancellationToken cancellation)
    {
        var result = await runner.Run(decider, command, context, cancellation);
        if (!result.IsAccepted) throw new InvalidOperationException(string.Join(" ", result.Rejections.Select(rejection => rejection.Message)));
    }
}
