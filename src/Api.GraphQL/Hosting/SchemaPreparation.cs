using GraphQL.Types;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PartnerGraph.Api.GraphQL.Hosting;

/// <summary>
/// Builds the schema while the stores open, so that the first request does not. The server has not started before, nor is it ready; one whose schema
/// cannot be built does not start.
/// </summary>
internal sealed class SchemaPreparation(IServiceProvider services) : IHostedLifecycleService, IHealthCheck
{
    private Task building = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        building = Task.Run(() => services.GetRequiredService<ISchema>().Initialize(), CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // To the end also when the process is told to stop meanwhile: it has started, and ends in order.
    public Task StartedAsync(CancellationToken cancellationToken) => building;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        building.IsCompletedSuccessfully ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The schema is being built."));
}
