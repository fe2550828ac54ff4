using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Application.Commands;

/// <summary>The answer to a command: the events it appended (none when it was already true) or why it was refused.</summary>
/// <param name="Position">Where the store stood for this stream after the command; queries that have reached it see its effect.</param>
/// <param name="Version">
/// The version of the aggregate that clients see: it counts what was set, from 0, and not what the system observed
/// (<see cref="IObservation"/>); -1 before the first event.
/// </param>
public sealed record CommandResult(
    long Position, long Version, IReadOnlyList<IDomainEvent> Events, IReadOnlyList<Rejection> Rejections)
{
    /// <summary>Accepted, and nothing was to be done: what was asked for is true already, or is none of the caller's.</summary>
    public static CommandResult Nothing { get; } = new(0, -1, [], []);

    public bool IsAccepted => Rejections.Count == 0;

    /// <summary>
    /// A refusal, which stored nothing and therefore has no place in the log: the last position of the stream that was looked at
    /// would tell that the stream exists, also when it is somebody else's.
    /// </summary>
    public static CommandResult Refused(params IReadOnlyList<Rejection> rejections) => new(0, -1, [], rejections);
}

/// <summary>The answer to a command, with what the decision made besides, such as the id of a new entity.</summary>
/// <param name="Value">Kept as JSON when the command is part of a request with an idempotency key.</param>
public sealed record CommandResult<TValue>(CommandResult Result, TValue Value);
