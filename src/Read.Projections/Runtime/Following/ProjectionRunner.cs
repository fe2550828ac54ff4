using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>Runs one projection: opens its generation, follows the log, rebuilds. An event that fails sets its stream aside; what fails otherwise stops this projection alone.</summary>
internal sealed partial class ProjectionRunner(
    IReadModelStore store, IEventStore events, DecodedEvents decoded, ProjectionOptions options, TimeProvider clock, ILogger log) : IDisposable
{
    private readonly ProjectionProgress progress = new(new(store.Name, ProjectionState.Stopped, 0, store.Fingerprint, null, null) { HoldsFigures = store.HoldsFigures });
    private readonly FrozenSet<string> interests = store.Events.SelectMany(decoded.StoredNamesOf).ToFrozenSet(StringComparer.Ordinal);
    private readonly GenerationCleanup cleanup = new(store, log);
    private readonly SemaphoreSlim switching = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private readonly Outage outage = new(clock);
    private ProjectionOpening? opening;
    private volatile bool rebuilding;
    private volatile string? place;
    private ProjectionFollower? follower;

    public string Name => store.Name;

    public bool IsReaction => store.IsReaction;

    public IReadOnlyCollection<Type> Events => store.Events;

    public bool Follows(string storedType) => interests.Contains(storedType);

    /// <summary>Is told that nothing that it follows lies between where it stood and a position.</summary>
    public void Pass(long from, long to) => progress.Change(status =>
        status.Position == from ? status with { Position = to, Head = Math.Max(status.Head, to) } : status);

    public ProjectionStatus Status => progress.Status;

    /// <summary>The status, with what the store says when it cannot be read now.</summary>
    public async Task<ProjectionStatus> Probed(CancellationToken cancellation)
    {
        var status = Status;
        if (status.Error is not null || status.State is ProjectionState.Stopped) return status;
        try
        {
            await store.Probe(cancellation);
            return status;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            return status with { Error = fault.Message };
        }
    }

    /// <summary>Completes when the projection's rows include the position, or when it has failed before it.</summary>
    public Task WaitFor(long position, CancellationToken cancellation) => progress.WaitFor(position, cancellation);

    /// <summary>
    /// Opens the serving generation; when it is a new one, readers see it fill. While its store is away this goes on in the background.
    /// </summary>
    public Task Start(CancellationToken cancellation) => Opening.Try(OpenNewest, cancellation);

    /// <summary>Ends following, and a rebuild under way; what it had built is given up.</summary>
    public async Task Stop()
    {
        await Interleaving.Cancel(closing);
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

    private TimeProvider Pauses => options.Pauses ?? clock;

    private ProjectionOpening Opening => opening ??= new(store, Pauses, PutOff, Fail, closing.Token);

    private ProjectionWriter Writer(IReadModelGeneration generation) => new(store, generation, events, decoded, options.BatchSize, clock, SetAside);

    private async Task<IReadModelGeneration> Choose(CancellationToken cancellation)
    {
        foreach (var generation in await store.Existing(cancellation))
        {
            place = generation.Name;
            if (await generation.IsReady(cancellation)) return generation;
        }

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
        place = generation.Name;
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
        follower = new ProjectionFollower(writer, events, progress, new(store, Pauses, PutOff, outage.Over), State, caughtUp, Broken);
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

    /// <summary>Shows that it waits, and after a while that somebody has to look at the file; it goes on trying all the same.</summary>
    private void PutOff(Exception fault)
    {
        var (lasts, reason) = (outage.Lasts() && StoreFaults.IsOfAFile(fault), StoreFaults.Told(fault, place));
        if (lasts && Status.State == ProjectionState.Failed) return;
        if (lasts)
        {
            Fail(fault, $"{reason} It is tried again every half minute.");
            return;
        }

        log.LogWarning(fault, "The projection {Projection} waits for its store: {Reason}", Name, reason);
        progress.Change(status => status with { State = State(atHead: false), Error = reason, FailedAt = null });
    }

    // What a full disk has broken is opened again once there is room; only what somebody has to repair stops it.
    private void Broken(ProjectionFollower broken, Exception fault)
    {
        if (fault is ReadModelReplacedException) Opening.Now(cancellation => OpenReplacement(broken, cancellation));
        else if (PassingFaults.IsPassing(store, fault)) Opening.Again(cancellation => Reopen(broken, cancellation), fault);
        else Fail(fault);
    }

    private void SetAside(QuarantinedStream stream, Exception fault) => log.LogError(
        fault, "The projection {Projection} goes on without the stream {Stream}, because it cannot apply {Type} at position {Position}: {Reason}",
        Name, stream.Stream, stream.Type, stream.Position, stream.Reason);

    private void Fail(Exception fault) => Fail(fault, StoreFaults.Told(fault, place));

    private void Fail(Exception fault, string reason)
    {
        ProjectionMetrics.Failed(Name);
        log.LogError(fault, "The projection {Projection} stopped: {Reason}", Name, reason);
        progress.Change(status => status with { State = ProjectionState.Failed, Error = reason, FailedAt = clock.GetUtcNow() });
    }
}
