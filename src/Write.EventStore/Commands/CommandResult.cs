using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.EventStore.Commands;

/// <summary>The answer to a command: the events it appended (none when it was already true) or why it was refused.</summary>
/// <param name="Position">Where the store stood for this stream after the command; queries that have reached it see its effect.</param>
/// <param name="Version">The version of the aggregate's last event; -1 before the first.</param>
public sealed record CommandResult(
    long Position, long Version, IReadOnlyList<IDomainEvent> Events, IReadOnlyList<Rejection> Rejections)
{
    public bool IsAccepted => Rejections.Count == 0;

    /// <summary>
    /// A refusal, which stored nothing and therefore has no place in the log: the last position of the stream that was looked at
    /// would tell that the stream exists, also when it is somebody else's.
    /// </summary>
    public static CommandResult Refused(params IReadOnlyList<Rejection> rejections) => new(0, -1, [], rejections);
}

/// <summary>An aggregate as folded from its stream.</summary>
/// <param name="Version">The version of its last event; -1 when there is none.</param>
/// <param name="Position">The position of its last event; 0 when there is none.</param>
public sealed record Loaded<TState>(TState State, long Version, long Position);
