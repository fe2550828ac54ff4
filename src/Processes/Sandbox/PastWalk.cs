using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Processes.Sandbox;

/// <summary>
/// Lets what a demo is made of happen at its own time: the clock stands in the past and goes from deadline to deadline up to the present, and each is met at its
/// own instant, in order. It is done before anybody is served, because nobody else's time goes on meanwhile.
/// </summary>
/// <param name="clock">One that can stand still; with another nothing can be begun.</param>
public sealed class PastWalk(TimeProvider clock, DeadlineScheduler scheduler)
{
    private bool isUnderWay;

    /// <summary>The present, wherever the clock stands.</summary>
    public DateTimeOffset Present => clock is SandboxClock standing ? standing.Going : clock.GetUtcNow();

    /// <summary>Lets the clock stand at an instant that has passed.</summary>
    /// <exception cref="InvalidOperationException">Time cannot stand still here.</exception>
    public void Begin(DateTimeOffset at)
    {
        (clock as SandboxClock ?? throw new InvalidOperationException("The demo is loaded by a server that was started with it.")).StandAt(at);
        isUnderWay = true;
    }

    /// <summary>Goes on to an instant, when all that falls due until then has been done. It never goes back, and not at all before it was begun.</summary>
    /// <exception cref="ReadModelUnavailableException">The read model of deadlines stands still.</exception>
    public async Task To(DateTimeOffset instant, CancellationToken cancellation)
    {
        if (!isUnderWay || clock is not SandboxClock standing || instant < clock.GetUtcNow()) return;
        await scheduler.RunUntil(
            instant,
            next =>
            {
                standing.StandAt(next);
                return Task.CompletedTask;
            },
            cancellation);
        standing.StandAt(instant);
    }

    /// <summary>Lets the clock show the present.</summary>
    public void End()
    {
        (clock as SandboxClock)?.GoOn();
        isUnderWay = false;
        scheduler.Wake();
    }
}
