using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Runtime;

/// <summary>Runs every projection and reaction, and lets queries wait until the read models include a position.</summary>
public sealed class ProjectionHost : IHostedService, IHealthCheck, IDisposable
{
    private static readonly TimeSpan RequiredWithin = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<ProjectionRunner> runners;
    private readonly TimeProvider clock;
    private readonly ConcernedRunners concerned;
    private readonly Meter gauges;
    private Task? started;

    internal ProjectionHost(
        IEnumerable<IReadModelStore> stores, IEventStore events, EventTypeRegistry types, ProjectionOptions options, TimeProvider clock, ILoggerFactory logs)
    {
        this.clock = clock;
        concerned = new ConcernedRunners(events);
        var decoded = new DecodedEvents(types);
        runners = [.. stores
            .Where(store => options.RunReactions || !store.IsReaction)
            .Select(store => new ProjectionRunner(store, events, decoded, options, clock, logs.CreateLogger("PartnerGraph.Projections")))];
        gauges = ProjectionMetrics.Observe(() => Statuses);
    }

    /// <summary>Every projection and reaction, those that stopped included.</summary>
    public IReadOnlyList<ProjectionStatus> Statuses
    {
        get
        {
            var statuses = runners.Select(runner => runner.Status).ToList();
            // One that stopped looks no longer; the others know how far the log has gone on.
            var head = statuses.Select(status => status.Head).DefaultIfEmpty(0).Max();
            return [.. statuses.Select(status => status with { Head = head })];
        }
    }

    /// <summary>One of them; null when there is none of this name.</summary>
    public ProjectionStatus? StatusOf(string name) => runners.FirstOrDefault(runner => runner.Name == name) is { } found
        ? found.Status with { Head = runners.Max(runner => runner.Status.Head) }
        : null;

    /// <summary>Whether any of them has set a stream aside.</summary>
    public bool AnyLacks => runners.Any(runner => runner.Status.Quarantined.Count > 0);

    /// <summary>The events that one of them follows.</summary>
    /// <exception cref="ArgumentException">There is no such read model or reaction here.</exception>
    public IReadOnlyCollection<Type> EventsOf(string name) => Runner(name).Events;

    /// <summary>Opens and follows everything. Once, however often and by however many at the same time it is asked for.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (runners) return started ??= Task.WhenAll(runners.Select(runner => runner.Start(cancellationToken)));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(runners.Select(runner => runner.Stop()));

    /// <summary>Waits until every read model includes the position, at most as long as said. Reactions are not waited for.</summary>
    public Task<WaitOutcome> WaitFor(long position, TimeSpan atMost, CancellationToken cancellation = default) =>
        WaitFor(position, atMost, runner => !runner.IsReaction, cancellation);

    /// <summary>As above for the read models of these names alone. An unknown name is not waited for.</summary>
    public Task<WaitOutcome> WaitFor(long position, TimeSpan atMost, IReadOnlyCollection<string> names, CancellationToken cancellation = default) =>
        WaitFor(position, atMost, runner => names.Contains(runner.Name), cancellation);

    /// <summary>Waits until the read model includes the position, for who cannot go on without it.</summary>
    /// <exception cref="ReadModelUnavailableException">It has failed, or is behind for longer than is waited.</exception>
    public async Task Require(string readModel, long position, CancellationToken cancellation, TimeSpan? atMost = null)
    {
        if (!(await WaitFor(position, atMost ?? RequiredWithin, [readModel], cancellation)).Reached) throw new ReadModelUnavailableException(readModel);
    }

    /// <summary>As above for reactions too: everything that follows directly from the position has been done.</summary>
    public Task<WaitOutcome> WaitForAll(long position, TimeSpan atMost, CancellationToken cancellation = default) =>
        WaitFor(position, atMost, _ => true, cancellation);

    /// <summary>
    /// Rebuilds one read model from the first event while the present one serves. A reaction goes through the log again in the same way; what
    /// it has done already it does not do twice.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another process has the read model open: ask that one.</exception>
    /// <exception cref="ArgumentException">There is no such read model or reaction here.</exception>
    public Task Rebuild(string name, IProgress<RebuildProgress>? progress = null, CancellationToken cancellation = default) =>
        Runner(name).Rebuild(progress, cancellation);

    /// <summary>Tries again what a read model or reaction has set aside of a stream, as <see cref="ProjectionRunner.Retry"/> says.</summary>
    /// <returns>Null when it is taken up; else how it still stands.</returns>
    /// <exception cref="InvalidOperationException">Another process has the read model open: ask that one.</exception>
    /// <exception cref="ArgumentException">There is no such read model or reaction here.</exception>
    public Task<QuarantinedStream?> Retry(string name, string stream, CancellationToken cancellation = default) =>
        Runner(name).Retry(stream, cancellation);

    /// <summary>The names of the read models, without reactions.</summary>
    public IEnumerable<string> ReadModels => Names(runner => !runner.IsReaction);

    /// <summary>The names of the reactions that run here.</summary>
    public IEnumerable<string> Reactions => Names(runner => runner.IsReaction);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        ProjectionHealth.Of(await Task.WhenAll(runners.Select(runner => runner.Probed(cancellationToken))));

    public void Dispose()
    {
        gauges.Dispose();
        foreach (var runner in runners) runner.Dispose();
    }

    private ProjectionRunner Runner(string name) => runners.FirstOrDefault(runner => runner.Name == name)
        ?? throw new ArgumentException($"There is no read model or reaction '{name}' here. There are: {string.Join(", ", Names(_ => true))}.", nameof(name));

    private IEnumerable<string> Names(Func<ProjectionRunner, bool> which) =>
        runners.Where(which).Select(runner => runner.Name).Order(StringComparer.Ordinal);

    private async Task<WaitOutcome> WaitFor(long position, TimeSpan atMost, Func<ProjectionRunner, bool> whom, CancellationToken cancellation)
    {
        IReadOnlyList<ProjectionRunner> waited = [.. runners.Where(runner => whom(runner) && runner.Status.Position < position)];
        if (waited.Count == 0) return WaitOutcome.AllReached;
        using var bound = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellation);
        try
        {
            waited = await concerned.Of(position, waited, either.Token);
            await Task.WhenAll(waited.Select(runner => runner.WaitFor(position, either.Token)));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
        }

        return new(
            [.. waited.Where(runner => runner.Status.State != ProjectionState.Failed && runner.Status.Position < position).Select(runner => runner.Name)],
            [.. waited.Where(runner => runner.Status.State == ProjectionState.Failed && runner.Status.Position < position).Select(runner => runner.Name)]);
    }
}
