namespace PartnerGraph.Write.EventStore.Waiting;

/// <summary>
/// Starts what goes on beside its caller, and names the places inside one step where it matters what others do meanwhile. In the product these are the
/// thread pool and nothing at all; a test runs everything on a scheduler of its own, which decides at each of them who goes on (ADR 71).
/// </summary>
public static class Interleaving
{
    [ThreadStatic]
    private static Action? between;

    /// <summary>Work of its own, on the thread pool or on the scheduler that its caller runs on.</summary>
    public static Task Start(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Current).Unwrap();

    /// <summary>A step of its own, in the same places.</summary>
    public static void Queue(IThreadPoolWorkItem step)
    {
        if (TaskScheduler.Current == TaskScheduler.Default) ThreadPool.UnsafeQueueUserWorkItem(step, preferLocal: false);
        else Task.Factory.StartNew(step.Execute, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Current);
    }

    /// <summary>Cancels without running on the caller's thread what is told of it.</summary>
    public static Task Cancel(CancellationTokenSource source) => TaskScheduler.Current == TaskScheduler.Default
        ? source.CancelAsync()
        : Task.Factory.StartNew(source.Cancel, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Current);

    /// <summary>For what completes under a lock: whoever waits goes on elsewhere. On another scheduler everybody does so anyhow, and detours by the pool are not repeatable.</summary>
    public static TaskCreationOptions Elsewhere =>
        TaskScheduler.Current == TaskScheduler.Default ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None;

    /// <summary>Others may go on here. Never called under a lock.</summary>
    public static void Between() => between?.Invoke();

    /// <summary>What this thread does between its steps; null for nothing.</summary>
    public static void Watch(Action? action) => between = action;
}
