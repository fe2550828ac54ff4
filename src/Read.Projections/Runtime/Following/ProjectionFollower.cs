using System.Runtime.ExceptionServices;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>The loop that keeps one generation up to date until it is halted, an event fails or the generation breaks.</summary>
internal sealed class ProjectionFollower : IDisposable
{
    private readonly CancellationTokenSource halting = new();
    private readonly IEventStore events;
    private readonly ProjectionProgress progress;
    private readonly PassingFaults passing;
    private readonly Func<bool, ProjectionState> stateAt;
    private readonly Func<Task> caughtUp;
    private readonly Action<ProjectionFollower, Exception> fail;
    private readonly Task loop;
    private int disposed;

    /// <param name="passing">Of this follower alone.</param>
    /// <param name="caughtUp">Called once, at the end of the log for the first time.</param>
    /// <param name="fail">Called once, when an event or the store failed; nothing is applied after it.</param>
    public ProjectionFollower(
        ProjectionWriter writer, IEventStore events, ProjectionProgress progress, PassingFaults passing,
        Func<bool, ProjectionState> stateAt, Func<Task> caughtUp, Action<ProjectionFollower, Exception> fail)
    {
        (Writer, this.events, this.progress, this.passing) = (writer, events, progress, passing);
        (this.stateAt, this.caughtUp, this.fail) = (stateAt, caughtUp, fail);
        var cancellation = halting.Token;
        loop = Interleaving.Start(() => Run(cancellation));
    }

    public ProjectionWriter Writer { get; }

    public bool IsHalted => halting.IsCancellationRequested;

    public async Task Halt()
    {
        await Interleaving.Cancel(halting);
        await loop;
    }

    public void Dispose()
    {
        // The container knows the host twice, as a singleton and as a hosted service, and disposes of it twice.
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        halting.Cancel();
        halting.Dispose();
    }

    private async Task Run(CancellationToken cancellation)
    {
        try
        {
            if (Writer.Generation.Fault is { } broken) await FollowUntil(broken, cancellation);
            else await Follow(cancellation);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // Whatever was interrupted has been rolled back, and is done again from the checkpoint.
        }
        catch (Exception fault)
        {
            fail(this, fault);
        }
    }

    private async Task FollowUntil(Task<Exception> broken, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var following = Interleaving.Start(() => Follow(ending.Token));
        await Task.WhenAny(following, broken);
        if (broken.IsCompleted)
        {
            await Interleaving.Cancel(ending);
            // Nothing may be reported after the fault; and what it made fail is not the cause.
            await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            ExceptionDispatchInfo.Throw(await broken);
        }

        await following;
    }

    private async Task Follow(CancellationToken cancellation)
    {
        await passing.Outlast(FollowFirst, cancellation);
        while (true) await passing.Outlast(Step, cancellation);
    }

    private async Task FollowFirst(CancellationToken cancellation)
    {
        var head = await events.Head(cancellation);
        progress.Change(status => status with { Head = Math.Max(status.Head, head) });
        while (!await Advance(cancellation))
        {
        }

        await caughtUp();
    }

    private async Task Step(CancellationToken cancellation)
    {
        var (anyWaiter, outOfDate) = progress.Demands();
        if (await Advance(cancellation)) await SleepAtTheEnd(anyWaiter ? null : Writer.Interests, outOfDate, cancellation);
    }

    private async Task<bool> Advance(CancellationToken cancellation)
    {
        var atHead = await AdvanceOrShowHowFar(cancellation);
        passing.Over();
        progress.Change(status => status with
        {
            State = stateAt(atHead),
            Position = Furthest(status),
            Head = Math.Max(status.Head, Writer.Position),
            Error = null,
            FailedAt = null,
            Quarantined = Writer.Quarantined,
        });
        return atHead;
    }

    private async Task<bool> AdvanceOrShowHowFar(CancellationToken cancellation)
    {
        try
        {
            return await Writer.Advance(cancellation);
        }
        catch
        {
            // Events before the one that failed may have been applied.
            progress.Change(status => status with { Position = Furthest(status), Quarantined = Writer.Quarantined });
            throw;
        }
    }

    // Somebody may have said meanwhile that the next positions hold nothing for it (ConcernedRunners): they stay included.
    private long Furthest(ProjectionStatus status) => Math.Max(status.Position, Writer.Position);

    private async Task SleepAtTheEnd(IReadOnlyCollection<string>? interests, Task outOfDate, CancellationToken cancellation)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var appended = events.WaitForEvents(Writer.Position, interests, awake.Token);
        var first = await Task.WhenAny(appended, outOfDate);
        await Interleaving.Cancel(awake);
        if (first == appended) await appended;
        else await appended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}
