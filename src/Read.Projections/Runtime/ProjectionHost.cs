using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerGraph.EventStore;
using PartnerGraph.EventStore.Types;

namespace PartnerGraph.Projections.Runtime;

/// <summary>Runs every projection and reaction, and lets queries wait until the read models include a position.</summary>
public sealed class ProjectionHost : IHostedService, IHealthCheck, IDisposable
{
    private readonly IReadOnlyList<ProjectionRunner> runners;
    private readonly TimeProvider clock;
    private readonly Meter gauges;

    internal ProjectionHost(
        IEnumerable<IReadModelStore> stores, IEventStore events, EventTypeRegistry types, ProjectionOptions options, TimeProvider clock, ILoggerFactory logs)
    {
        this.clock = clock;
        runners = [.. stores
            .Where(store => options.RunReactions || !store.IsReaction)
            .Select(store => new ProjectionRunner(store, events, types, options, clock, logs.CreateLogger("PartnerGraph.Projections")))];
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

    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(runners.Select(runner => runner.Start(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(runners.Select(runner => runner.Stop()));

    /// <summary>Waits until every read model includes the position, at most as long as said. Reactions are not waited for.</summary>
    public Task<WaitOutcome> WaitFor(long position, TimeSpan atMost, CancellationToken cancellation = default) =>
        WaitFor(position, atMost, runner => !runner.IsReaction, cancellation);

    /// <summary>As above for the read models of these names alone. An unknown name is not waited for.</summary>
    public Task<WaitOutcome> WaitFor(long position, TimeSpan atMost, IReadOnlyCollection<string> names, CancellationToken cancellation = default) =>
        WaitFor(position, atMost, runner => names.Contains(runner.Name), cancellation);

    /// <summary>As above for reactions too: everything that follows directly from the position has been done.</summary>
    public Task<WaitOutcome> WaitForAll(long position, TimeSpan atMost, CancellationToken cancellation = default) =>
        WaitFor(position, atMost, _ => true, cancellation);

    /// <summary>Rebuilds one read model from the first event while the present one serves.</summary>
    /// <exception cref="InvalidOperationException">Another process has the read model open: ask that one.</exception>
    /// <exception cref="ArgumentException">There is no such read model; reactions are not rebuilt.</exception>
    public Task Rebuild(string name, IProgress<RebuildProgress>? progress = null, CancellationToken cancellation = default) =>
        runners.FirstOrDefault(runner => !runner.IsReaction && runner.Name == name) is { } found
            ? found.Rebuild(progress, cancellation)
            : throw new ArgumentException($"There is no read model '{name}'. There are: {string.Join(", ", ReadModels)}.", nameof(name));

    /// <summary>The names of what can be rebuilt.</summary>
    public IEnumerable<string> ReadModels => runners.Where(runner => !runner.IsReaction).Select(runner => runner.Name).Order(StringComparer.Ordinal);

    /// <summary>
    /// Unhealthy when a projection has failed. Degraded while one waits for its store, which <c>/health/ready</c> answers with 200: everything
    /// else is served, and taking this node away would not bring the store back.
    /// </summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var statuses = Statuses;
        var failed = Errors(status => status.State == ProjectionState.Failed);
        var putOff = Errors(status => status.IsPutOff);
        return Task.FromResult(
            failed.Count > 0 ? HealthCheckResult.Unhealthy($"Stopped: {string.Join(", ", failed.Keys)}.", data: failed)
            : putOff.Count > 0 ? HealthCheckResult.Degraded($"Waiting for the store of: {string.Join(", ", putOff.Keys)}.", data: putOff)
            : HealthCheckResult.Healthy("Every projection runs."));

        Dictionary<string, object> Errors(Func<ProjectionStatus, bool> which) =>
            statuses.Where(which).ToDictionary(status => status.Name, object (status) => status.Error!);
    }

    public void Dispose()
    {
        gauges.Dispose();
        foreach (var runner in runners) runner.Dispose();
    }

    private async Task<WaitOutcome> WaitFor(long position, TimeSpan atMost, Func<ProjectionRunner, bool> whom, CancellationToken cancellation)
    {
        var waited = runners.Where(runner => whom(runner) && runner.Status.Position < position).ToList();
        if (waited.Count == 0) return WaitOutcome.AllReached;
        using var bound = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellation);
        try
        {
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
