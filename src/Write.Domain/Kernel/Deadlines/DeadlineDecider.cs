namespace PartnerGraph.Write.Domain.Kernel.Deadlines;

public abstract record DeadlineCommand(string Kind, string Key, DateTimeOffset DueAt);

/// <summary>Notes a failure of what fell due, once an attempt.</summary>
public sealed record SetDeadlineAside(
    string Kind, string Key, DateTimeOffset DueAt, int Attempt, [property: Text(TextKind.Reason)] string Reason, DateTimeOffset At)
    : DeadlineCommand(Kind, Key, DueAt);

/// <summary>Notes that the instant passed without anything to do.</summary>
public sealed record PassDeadline(string Kind, string Key, DateTimeOffset DueAt) : DeadlineCommand(Kind, Key, DueAt);

/// <summary>What the scheduler of deadlines notes in the log (CONV-9), so that it goes on where it stopped, on any node.</summary>
public static class DeadlineDecider
{
    /// <summary>After a first failure; each further one doubles it.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    // A minute doubled eleven times is more than a day.
    private const int MostDoublings = 11;

    public static readonly Decider<DeadlineCommand, Deadline> Definition =
        new("deadline", command => $"{command.Kind}:{command.Key}", Deadline.Unnoted, Decide, Deadline.Evolve);

    public static Decision Decide(DeadlineCommand command, Deadline state) => command switch
    {
        _ when state.DueAt == command.DueAt && state.HasPassed => Decision.Nothing,
        SetDeadlineAside aside when state.DueAt == aside.DueAt && aside.Attempt <= state.Attempts => Decision.Nothing,
        SetDeadlineAside aside => Decision.Accept(new DeadlineSetAside(
            aside.Kind, aside.Key, aside.DueAt, aside.Attempt, aside.Reason, BusinessTime.WholeSecond(aside.At) + PauseAfter(aside.Attempt))),
        PassDeadline pass => Decision.Accept(new DeadlinePassed(pass.Kind, pass.Key, pass.DueAt)),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    /// <summary>How long is waited after the n-th failure.</summary>
    public static TimeSpan PauseAfter(int attempt)
    {
        var pause = FirstPause * Math.Pow(2, Math.Clamp(attempt - 1, 0, MostDoublings));
        return pause < LongestPause ? pause : LongestPause;
    }
}
