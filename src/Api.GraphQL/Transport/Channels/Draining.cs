using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PartnerGraph.Processes.Sandbox;

namespace PartnerGraph.Api.GraphQL.Transport.Channels;

/// <summary>
/// Ends serving so that nobody notices: a server that is told to stop says at once that it is not ready, and serves on for a while, until load balancers
/// have seen it. Then it closes its sockets, takes no further connection, and finishes what is under way.
/// </summary>
public sealed class Draining(IOptions<GraphQLTransportOptions> options, MachineClock clock) : IHostedLifecycleService, IHealthCheck, IDisposable
{
    private readonly CancellationTokenSource ended = new();
    private volatile bool begun;

    /// <summary>Cancelled when sockets are to be closed.</summary>
    public CancellationToken Ended => ended.Token;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Before any other service is stopped, that which listens included.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        begun = true;
        // The token ends it early where the host has no time left.
        await Task.Delay(options.Value.DrainTime, clock.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended.CancelAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(begun ? HealthCheckResult.Unhealthy("The server is stopping.") : HealthCheckResult.Healthy());

    public void Dispose() => ended.Dispose();
}
