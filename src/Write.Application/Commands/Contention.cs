namespace PartnerGraph.Write.Application.Commands;

/// <summary>How long a command goes on while others are faster, and how it waits in between.</summary>
public sealed class Contention
{
    /// <summary>After so long a command is refused as contended.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMilliseconds(32);

    /// <summary>The machine's own clock by default: a sandbox that moves its clock must not hold commands up.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Doubles from a millisecond; half to one and a half times that, so that two processes fall out of step.</summary>
    internal TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(
        Math.Min(Math.Pow(2, attempt - 1), LongestPause.TotalMilliseconds) * (0.5 + Random.Shared.NextDouble()));
}
