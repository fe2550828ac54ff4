namespace PartnerGraph.Processes.Sandbox;

/// <summary>
/// The machine's time plus what the sandbox was moved by. While an advance or a walk through the past is under way it stands still, at one deadline after
/// the other. Timers and stopwatches are the machine's: they measure how long something takes.
/// </summary>
public sealed class SandboxClock(MachineClock machine) : TimeProvider
{
    private readonly TimeProvider time = machine.Time;
    private long offset;
    private long standing;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => Volatile.Read(ref standing) is > 0 and var ticks
        ? new(ticks, TimeSpan.Zero)
        : Going;

    /// <summary>What it shows when it does not stand still.</summary>
    internal DateTimeOffset Going => time.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref offset));

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);

    /// <summary>As the log has it.</summary>
    internal void Move(TimeSpan by) => Volatile.Write(ref offset, by.Ticks);

    internal void StandAt(DateTimeOffset instant) => Volatile.Write(ref standing, instant.UtcTicks);

    internal void GoOn() => Volatile.Write(ref standing, 0);
}
