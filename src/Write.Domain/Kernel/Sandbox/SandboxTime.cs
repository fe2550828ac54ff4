namespace PartnerGraph.Write.Domain.Kernel.Sandbox;

/// <summary>Operations asked to move the clock of a sandbox.</summary>
[EventType("sandbox.clock-advance-requested")]
public sealed record ClockAdvanceRequested(DateTimeOffset From, DateTimeOffset To) : IDomainEvent;

/// <summary>The clock was moved: to a deadline on the way, or to the end of it.</summary>
/// <param name="Offset">By how much the clock is ahead of the machine's from then on.</param>
[EventType("sandbox.clock-advanced")]
public sealed record ClockAdvanced(DateTimeOffset To, TimeSpan Offset) : IObservation;

/// <summary>How far the clock of a sandbox is ahead of the machine's.</summary>
public sealed record SandboxTime(TimeSpan Offset)
{
    public static readonly SandboxTime Unmoved = new(TimeSpan.Zero);

    public static SandboxTime Evolve(SandboxTime state, IDomainEvent @event) => @event switch
    {
        ClockAdvanceRequested => state,
        ClockAdvanced e => new(e.Offset),
        _ => throw new UnknownEventException(state, @event),
    };
}
