using Microsoft.Extensions.Logging;
using PartnerGraph.EventStore;
using PartnerGraph.EventStore.Types;

namespace PartnerGraph.Projections.Runtime;

/// <summary>Runs one projection: opens its file, follows the log, rebuilds. A failure stops this projection alone.</summary>
internal sealed class ProjectionRunner(
    IReadModelStore store, IEventStore events, EventTypeRegistry types, ProjectionOptions options, TimeProvider clock, ILogger log) : IDisposable
{
    private readonly ProjectionProgress progress = new(new(store.Name, ProjectionState.Stopped, 0, store.Fingerprint, null, null));
    private readonly SemaphoreSlim switching = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private volatile bool rebuilding;
    private ProjectionFollower? follower;

    public string Name => store.Name;

    public bool IsReaction => store.IsReaction;

    public ProjectionStatus Status => progress.Status;

    /// <summary>Completes when the projection's rows include the position, or when it has failed before it.</summary>
    public Task WaitFor(long position, CancellationToken cancellation) => progress.WaitFor(position, cancellation);

    /// <summary>Opens the serving file; when it is a new one, readers see it fill.</summary>
    public async Task Start(CancellationToken cancellation)
    {
        try
        {
            store.Lock.Share();
            var writer = Writer(await Choose(cancellation));
            await writer.Open(ready: true, cancellation);
            await store.Use(writer.Generation, cancellation);
            // Older fingerprints serve older processes until this file has caught up.
            Follow(writer, RemoveReplaced);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Fail(fault);
        }
    }

    /// <summary>Ends following, and a rebuild under way; what it had built is given up.</summary>
    public async Task Stop()
    {
        await closing.CancelAsync();
        await switching.WaitAsync();
        try
        {
            if (follower is not null)
            {
                await follower.Halt();
                await follower.Writer.Generation.DisposeAsync();
            }

            progress.Change(status => status with { State = status.State == ProjectionState.Failed ? ProjectionState.Failed : ProjectionState.Stopped });
            store.Lock.Dispose();
        }
        finally
        {
            switching.Release();
        }
    }

    /// <summary>Builds the rows anew from the first event beside those that serve, and switches when they have caught up.</summary>
    /// <exception cref="InvalidOperationException">Another process has the read model open.</exception>
    public async Task Rebuild(IProgress<RebuildProgress>? report, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closing.Token);
        await switching.WaitAsync(either.Token);
        try
        {
            if (!store.Lock.TryExclude())
                throw new InvalidOperationException($"Another process has the read model '{Name}' open: ask it to rebuild, or stop it first.");
            rebuilding = true;
            progress.Change(status => status.State == ProjectionState.Failed ? status : status with { State = ProjectionState.Rebuilding });
            try
            {
                await BuildBeside(report, either.Token);
            }
            finally
            {
                EndRebuild();
            }
        }
        finally
        {
            switching.Release();
        }
    }

    public void Dispose()
    {
        closing.Cancel();
        follower?.Dispose();
        store.Lock.Dispose();
    }

    private ProjectionWriter Writer(IReadModelGeneration generation) => new(store, generation, events, types, options.BatchSize);

    private async Task<IReadModelGeneration> Choose(CancellationToken cancellation)
    {
        foreach (var generation in await store.Existing(cancellation))
            if (await generation.IsReady(cancellation)) return generation;
        return await store.Next(cancellation);
    }

    private async Task BuildBeside(IProgress<RebuildProgress>? report, CancellationToken cancellation)
    {
        var beside = Writer(await store.Next(cancellation));
        var replaced = follower;
        try
        {
            await beside.Open(ready: false, cancellation);
            var head = await events.Head(cancellation);
            do report?.Report(new(beside.Position, head));
            while (!await beside.Advance(cancellation));
            // The old rows stand still for the last steps, so that the new ones are never behind what readers have seen.
            if (replaced is not null) await replaced.Halt();
            while (!await beside.Advance(cancellation)) report?.Report(new(beside.Position, head));
            // Tokens linked to this one may learn of it later.
            closing.Token.ThrowIfCancellationRequested();
            await beside.Generation.MarkReady(cancellation);
            report?.Report(new(beside.Position, head));
        }
        catch
        {
            await beside.Generation.DisposeAsync();
            await beside.Generation.Delete();
            if (replaced is { IsHalted: true } && !closing.IsCancellationRequested) Follow(replaced.Writer, static () => Task.CompletedTask);
            throw;
        }

        await store.Use(beside.Generation, CancellationToken.None);
        if (replaced is not null) await replaced.Writer.Generation.DisposeAsync();
        await store.DeleteOthers(CancellationToken.None);
        Follow(beside, static () => Task.CompletedTask);
    }

    private void EndRebuild()
    {
        rebuilding = false;
        if (!closing.IsCancellationRequested) store.Lock.Share();
        progress.Change(status => status.State == ProjectionState.Rebuilding ? status with { State = ProjectionState.CatchingUp } : status);
        // The one that follows says by itself how it stands.
        progress.Demand();
    }

    private void Follow(ProjectionWriter writer, Func<Task> caughtUp)
    {
        progress.Change(status => status with { State = State(atHead: false), Position = writer.Position, Error = null, FailedAt = null });
        follower?.Dispose();
        follower = new ProjectionFollower(writer, events, progress, State, caughtUp, Fail);
    }

    private ProjectionState State(bool atHead) =>
        rebuilding ? ProjectionState.Rebuilding : atHead ? ProjectionState.Running : ProjectionState.CatchingUp;

    private async Task RemoveReplaced()
    {
        // A rebuild removes them itself; its new file must not be taken for one of them.
        if (!switching.Wait(0)) return;
        try
        {
            if (!await store.HasOthers(closing.Token)) return;
            if (store.Lock.TryExclude()) await store.DeleteOthers(closing.Token);
            store.Lock.Share();
        }
        finally
        {
            switching.Release();
        }
    }

    private void Fail(Exception fault)
    {
        ProjectionMetrics.Failed(Name);
        log.LogError(fault, "The projection {Projection} stopped: {Reason}", Name, fault.Message);
        progress.Change(status => status with { State = ProjectionState.Failed, Error = fault.Message, FailedAt = clock.GetUtcNow() });
    }
}
