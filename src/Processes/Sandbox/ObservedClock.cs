using PartnerGraph.Read.Projections.Runtime.Reading;

namespace PartnerGraph.Processes.Sandbox;

/// <summary>The business's clock, of which it is known when a request looks at it: what it then answers holds for that instant.</summary>
public sealed class ObservedClock(TimeProvider clock) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        ReadTrace.Current?.NotePassing();
        return clock.GetUtcNow();
    }

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);

    /// <summary>The clock behind it.</summary>
    internal TimeProvider Behind => clock;
}
