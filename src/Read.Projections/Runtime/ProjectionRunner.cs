using Microsoft.Extensions.Logging;
using PartnerGraph.EventStore;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Runtime.Quarantining;

namespace PartnerGraph.Projections.Runtime;

/// <summary>Runs one projection: opens its generation, follows the log, rebuilds. An event that fails sets its stream aside; what fails otherwise stops this projection alone.</summary>
internal sealed partial class ProjectionRunner(
    IReadModelStore store, IEventStore events, EventTypeRegistry types, ProjectionOptions options, TimeProvider clock, ILogger log) : IDisposable
{
    private readonly ProjectionProgress progress = new(new(store.Name, ProjectionState.Stopped, 0, store.Fingerprint, null, null) { HoldsFigures = store.HoldsFigures });
    private readonly GenerationCleanup cleanup = new(store, log);
    private readonly SemaphoreSlim switching = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private ProjectionOpening? opening;
    private volatile bool rebuilding;
    private ProjectionFollower? follower;

    public string Name => store.Name;

    public bool IsReaction => store.IsReaction;

    public IReadOnlyCollection<Type> Events => store.Events;

    public ProjectionStatus Status => progress.Status;

    /// <summary>Completes when the projection's rows include the position, or when it has failed before it.</summary>
    public Task WaitFor(long position, CancellationToken cancellation) => progress.WaitFor(position, cancellation);

    /// <summary>
    /// Opens the serving generation; when it is a new one, readers see it fill. While its store is away this goes on in the background.
    /// </summary>
    public Task Start(CancellationToken cancellation) => Opening.Try(OpenNewest, cancellation);

    /// <summary>Ends following, and a rebuild under way; what it had built is given up.</summary>
    public async Task Stop()
    {
        await closing.CancelAsync();
        await switching.WaitAsync();
        try
        {
            await Opening.Pending;
            if (follower is not null)
            {
                await follower.Halt();
                await cleanup.Close(follower.Writer.Generation);
            }

            progress.Change(status => status.State == ProjectionState.Failed ? status : status with { State = ProjectionState.Stopped, Error = null });
            store.Lock.Dispose();
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

    private ProjectionOpening Opening => opening ??= new(store, clock, PutOff, Fail, closing.Token);

    private ProjectionWriter Writer(IReadModelGeneration generation) => new(store, generation, events, types, options.BatchSize, clock, SetAside);

    private async Task<IReadModelGeneration> Choose(CancellationToken cancellation)
    {
        foreach (var generation in await store.Existing(cancellation))
            if (await generation.IsReady(cancellation)) return generation;
        return await store.Next(cancellation);
    }

    private async Task OpenNewest(CancellationToken cancellation)
    {
        store.Lock.Share();
        try
        {
            await OpenAndServe(await Choose(cancellation), cancellation);
        }
        catch (LogDiffersException differs) when (!store.IsReaction)
        {
            log.LogWarning("The read model {Projection} is built anew. {Reason}", Name, differs.Message);
            await OpenAndServe(await store.Next(cancellation), cancellation);
        }
    }

    private async Task OpenAndServe(IReadModelGeneration generation, CancellationToken cancellation)
    {
        var writer = Writer(generation);
        try
        {
            await writer.Open(ready: true, cancellation);
            await Serve(writer, cancellation);
        }
        catch
        {
            await cleanup.Abandon(writer.Generation);
            throw;
        }
    }

    private async Task Serve(ProjectionWriter writer, CancellationToken cancellation)
    {
        await store.Use(writer.Generation, cancellation);
        // Older fingerprints serve older processes until this one has caught up.
        Follow(writer, RemoveReplaced);
    }

    private void Follow(ProjectionWriter writer, Func<Task> caughtUp)
    {
        progress.Change(status => status with
        {
            State = State(atHead: false),
            Position = writer.Position,
            Error = null,
            FailedAt = null,
            Quarantined = writer.Quarantined,
        });
        follower?.Dispose();
        follower = new ProjectionFollower(writer, events, progress, new(store, clock, PutOff), State, caughtUp, Broken);
    }

    private ProjectionState State(bool atHead) =>
        rebuilding ? ProjectionState.Rebuilding : atHead ? ProjectionState.Running : ProjectionState.CatchingUp;

    private async Task RemoveReplaced()
    {
        // A rebuild removes them itself; its new generation must not be taken for one of them.
        if (!switching.Wait(0)) return;
        try
        {
            await cleanup.DeleteOthersWhenAlone(closing.Token);
        }
        finally
        {
            switching.Release();
        }
    }

    private void PutOff(Exception fault)
    {
        log.LogWarning(fault, "The projection {Projection} waits for its store: {Reason}", Name, fault.Message);
        progress.Change(status => status with { State = State(atHead: false), Error = fault.Message, FailedAt = null });
    }

    // What a full disk has broken is opened again once there is room; only what somebody has to repair stops it.
    private void Broken(ProjectionFollower broken, Exception fault)
    {
        if (PassingFaults.IsPassing(store, fault)) Opening.Again(cancellation => Reopen(broken, cancellation), fault);
        else Fail(fault);
    }

    private void SetAside(QuarantinedStream stream, Exception fault) => log.LogError(
        fault, "The projection {Projection} goes on without the stream {Stream}, because it cannot apply {Type} at position {Position}: {Reason}",
        Name, stream.Stream, stream.Type, stream.Position, stream.Reason);

    private void Fail(Exception fault)
    {
        ProjectionMetrics.Failed(Name);
        log.LogError(fault, "The projection {Projection} stopped: {Reason}", Name, fault.Message);
        progress.Change(status => status with { State = ProjectionState.Failed, Error = fault.Message, FailedAt = clock.GetUtcNow() });
    }
}
