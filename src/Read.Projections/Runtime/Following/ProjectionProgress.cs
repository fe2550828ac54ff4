using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>
/// How far a projection has come, and who waits for it. Waiters look and sleep under one lock with the reports, so none is missed.
/// </summary>
internal sealed class ProjectionProgress(ProjectionStatus initial)
{
    private readonly Lock gate = new();
    private ProjectionStatus status = initial;
    private TaskCompletionSource changed = NewSignal();
    private TaskCompletionSource demanded = NewSignal();
    private int waiters;

    public ProjectionStatus Status
    {
        get
        {
            lock (gate) return status;
        }
    }

    public void Change(Func<ProjectionStatus, ProjectionStatus> change)
    {
        lock (gate)
        {
            status = change(status);
            changed.TrySetResult();
            changed = NewSignal();
        }
    }

    /// <summary>Completes when the rows include the position, or when the projection has failed before it.</summary>
    public async Task WaitFor(long position, CancellationToken cancellation)
    {
        lock (gate) waiters++;
        Interleaving.Between();
        Demand();
        try
        {
            while (Awaited(position) is { } next) await next.WaitAsync(cancellation);
        }
        finally
        {
            lock (gate) waiters--;
        }
    }

    /// <summary>Lets a follower that sleeps at the end of the log look again.</summary>
    public void Demand()
    {
        lock (gate) demanded.TrySetResult();
    }

    /// <summary>
    /// For a follower before it reads: when somebody waits, the end of the log matters to it and not only its own events.
    /// The task completes when this answer is out of date.
    /// </summary>
    public (bool AnyWaiter, Task OutOfDate) Demands()
    {
        lock (gate)
        {
            if (demanded.Task.IsCompleted) demanded = NewSignal();
            return (waiters > 0, demanded.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(Interleaving.Elsewhere);

    private Task? Awaited(long position)
    {
        lock (gate) return status.Position >= position || status.State == ProjectionState.Failed ? null : changed.Task;
    }
}
