using Microsoft.Extensions.Logging;
using PartnerGraph.EventStore;
using PartnerGraph.EventStore.Types;

namespace PartnerGraph.Projections.Runtime;

/// <summary>Runs one projection: catches up, follows, and says how far it has come. A failure stops this projection alone.</summary>
internal sealed class ProjectionRunner(
    IReadModelStore store, IEventStore events, EventTypeRegistry types, ProjectionOptions options, TimeProvider clock, ILogger log) : IDisposable
{
    private readonly SemaphoreSlim rebuilding = new(1, 1);
    private readonly Lock gate = new();
    private TaskCompletionSource progress = NewSignal();
    private TaskCompletionSource poke = NewSignal();
    private CancellationTokenSource? stopping;
    private Task loop = Task.CompletedTask;

    public Projection Projection => store.Projection;

    public ProjectionStatus Status { get; private set; } =
        new(store.Projection.Name, ProjectionState.Stopped, 0, store.Files.Fingerprint, null, null);

    /// <summary>Opens the serving file; when it is a new one, readers see it fill.</summary>
    public async Task Start(CancellationToken cancellation)
    {
        var writer = Writer(await Choose(cancellation));
        await writer.Open(ready: true, cancellation);
        store.Files.Use(writer.File);
        store.Files.DeleteOthers();
        Follow(writer);
    }

    public async Task Stop()
    {
        if (stopping is null) return;
        await stopping.CancelAsync();
        await loop;
        Report(Status with { State = Status.State == ProjectionState.Failed ? ProjectionState.Failed : ProjectionState.Stopped });
    }

    /// <summary>Completes when the projection's rows include the position; false when it failed before.</summary>
    public async Task<bool> WaitFor(long position, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (gate) changed = progress.Task;
            if (Status.Position >= position) return true;
            if (Status.State == ProjectionState.Failed) return false;
            // It may be waiting for events of interest while others have moved the end of the log.
            lock (gate) poke.TrySetResult();
            await changed.WaitAsync(cancellation);
        }
    }

    /// <summary>Builds the rows anew from the first event beside those that serve, and switches when they have caught up.</summary>
    public async Task Rebuild(IProgress<RebuildProgress>? report, CancellationToken cancellation)
    {
        await rebuilding.WaitAsync(cancellation);
        try
        {
            var beside = Writer(store.Files.Next());
            await beside.Open(ready: false, cancellation);
            var head = await events.Head(cancellation);
            Report(Status with { State = ProjectionState.Rebuilding });
            while (!await beside.Advance(cancellation)) report?.Report(new(beside.Position, head));
            await Stop();
            while (!await beside.Advance(cancellation)) report?.Report(new(beside.Position, head));
            await beside.MarkReady(cancellation);
            store.Files.Use(beside.File);
            store.Files.DeleteOthers();
            report?.Report(new(beside.Position, head));
            Follow(beside);
        }
        finally
        {
            rebuilding.Release();
        }
    }

    public void Dispose()
    {
        stopping?.Dispose();
        rebuilding.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProjectionWriter Writer(string file) => new(store, file, events, types, options.BatchSize);

    private async Task<string> Choose(CancellationToken cancellation)
    {
        foreach (var file in store.Files.Existing())
            if (await ProjectionWriter.IsReady(store, file, cancellation)) return file;
        return store.Files.Next();
    }

    private void Follow(ProjectionWriter writer)
    {
        stopping = new CancellationTokenSource();
        Report(Status with { State = ProjectionState.CatchingUp, Position = writer.Position, Error = null, FailedAt = null });
        loop = Task.Run(() => Run(writer, stopping.Token));
    }

    private async Task Run(ProjectionWriter writer, CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                Task poked;
                lock (gate)
                {
                    if (poke.Task.IsCompleted) poke = NewSignal();
                    poked = poke.Task;
                }

                var atHead = await writer.Advance(cancellation);
                Report(Status with
                {
                    State = Status.State == ProjectionState.Rebuilding ? ProjectionState.Rebuilding : atHead ? ProjectionState.Running : ProjectionState.CatchingUp,
                    Position = writer.Position,
                });
                if (atHead) await WaitForMore(writer, poked, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        catch (Exception fault)
        {
            ProjectionMetrics.Failures.Add(1, new KeyValuePair<string, object?>("projection", Projection.Name));
            log.LogError(fault, "The projection {Projection} stopped: {Reason}", Projection.Name, fault.Message);
            Report(Status with { State = ProjectionState.Failed, Position = writer.Position, Error = fault.Message, FailedAt = clock.GetUtcNow() });
        }
    }

    private async Task WaitForMore(ProjectionWriter writer, Task poked, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var appended = events.WaitForEvents(writer.Position, writer.Interests, either.Token);
        var first = await Task.WhenAny(appended, poked);
        await either.CancelAsync();
        if (first == appended) await appended;
        else await appended.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Report(ProjectionStatus status)
    {
        TaskCompletionSource reached;
        lock (gate)
        {
            Status = status;
            (reached, progress) = (progress, NewSignal());
        }

        reached.TrySetResult();
    }
}
