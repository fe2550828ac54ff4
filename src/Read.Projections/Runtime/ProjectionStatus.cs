using PartnerGraph.Read.Projections.Runtime.Quarantining;

namespace PartnerGraph.Read.Projections.Runtime;

public enum ProjectionState
{
    /// <summary>Not started, or stopped with the server.</summary>
    Stopped,

    /// <summary>Applying events that lie behind.</summary>
    CatchingUp,

    /// <summary>At the end of the log, applying what comes.</summary>
    Running,

    /// <summary>A new generation is being built beside the one that serves.</summary>
    Rebuilding,

    /// <summary>Stopped by its store, or at an event that it can neither apply nor set aside; see the error.</summary>
    Failed,
}

/// <summary>How a projection stands.</summary>
/// <param name="Position">The log position that its rows include.</param>
/// <param name="Error">
/// Why it failed, with the position of the event when it was one; in another state, what its store says while it does not answer and the
/// projection tries again. Null otherwise.
/// </param>
/// <param name="FailedAt">UTC; null in every other state.</param>
public sealed record ProjectionStatus(
    string Name, ProjectionState State, long Position, string Fingerprint, string? Error, DateTimeOffset? FailedAt)
{
    /// <summary>Whether it tries again until its store answers: it needs nobody's help, but does not go on meanwhile.</summary>
    public bool IsPutOff => Error is not null && State != ProjectionState.Failed;

    /// <summary>Whether amounts are read from it.</summary>
    public bool HoldsFigures { get; init; }

    /// <summary>The streams that it has set aside, by position: its rows lack them, and it goes on with the others.</summary>
    public IReadOnlyList<QuarantinedStream> Quarantined { get; init; } = [];

    /// <summary>The last known end of the log.</summary>
    public long Head { get; init; }

    /// <summary>Positions that may still hold events for it; 0 while it runs at the end, whatever others have appended since.</summary>
    public long Lag => State == ProjectionState.Running ? 0 : Math.Max(0, Head - Position);
}

/// <param name="Position">How far the new generation has come.</param>
/// <param name="Head">The end of the log as it was when the rebuild began.</param>
public readonly record struct RebuildProgress(long Position, long Head);

/// <summary>Whether a wait for the read models succeeded, and who held it up.</summary>
/// <param name="Behind">Projections that had not reached the position in time.</param>
/// <param name="Failed">Projections that cannot reach it before somebody repairs them.</param>
public sealed record WaitOutcome(IReadOnlyList<string> Behind, IReadOnlyList<string> Failed)
{
    public static readonly WaitOutcome AllReached = new([], []);

    public bool Reached => Behind.Count == 0 && Failed.Count == 0;
}
