namespace PartnerGraph.Write.Domain.Kernel.Sandbox;

public abstract record SandboxTimeCommand;

/// <param name="IsSandbox">Whether this server's clock may be moved.</param>
/// <param name="Now">As the clock of the sandbox stands.</param>
/// <param name="Machine">As the machine's own clock stands.</param>
public sealed record RequestClockAdvance(DateTimeOffset To, bool IsSandbox, DateTimeOffset Now, DateTimeOffset Machine) : SandboxTimeCommand;

/// <summary>Moves the clock on the way of an advance; never back.</summary>
public sealed record MoveClock(DateTimeOffset To, DateTimeOffset Machine) : SandboxTimeCommand;

/// <summary>The clock of a sandbox; there is one in a log.</summary>
public static class SandboxTimeDecider
{
    public const string Key = "clock";

    public const int MostYears = 10;

    public static readonly Decider<SandboxTimeCommand, SandboxTime> Definition = new("sandbox", _ => Key, SandboxTime.Unmoved, Decide, SandboxTime.Evolve);

    public static Decision Decide(SandboxTimeCommand command, SandboxTime state) => command switch
    {
        RequestClockAdvance request => Request(request),
        MoveClock move => move.To - move.Machine is var offset && offset > state.Offset
            ? Decision.Accept(new ClockAdvanced(move.To, offset))
            : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Request(RequestClockAdvance request)
    {
        if (!request.IsSandbox) return Decision.Reject(SandboxRules.SandboxOnly.Refuse());
        if (request.To < request.Now) return Decision.Reject(SandboxRules.ForwardOnly.Refuse("to"));
        if (request.To > request.Machine.AddYears(MostYears)) return Decision.Reject(SandboxRules.WithinTenYears.Refuse("to"));
        return request.To == request.Now
            ? Decision.Nothing
            : Decision.Accept(new ClockAdvanceRequested(request.Now, request.To));
    }
}
