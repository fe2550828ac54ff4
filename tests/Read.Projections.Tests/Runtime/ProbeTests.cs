using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>A server that goes away while no event comes is noticed by whoever asks for health.</summary>
public sealed class ProbeTests : FaultTests
{
    [Fact]
    public async Task Health_is_degraded_while_the_store_cannot_be_read_and_nothing_else_changes()
    {
        await using var run = await Start();
        await AssertFollows(run);
        Assert.Equal(HealthStatus.Healthy, (await run.Host.CheckHealthAsync(new())).Status);

        BeAway(1, StoreCall.Probe);
        var health = await run.Host.CheckHealthAsync(new());
        Assert.Equal((HealthStatus.Degraded, "Waiting for the store of: demo-faulty."), (health.Status, health.Description));
        Assert.Equal("The server is away.", health.Data[Store.Name]);
        Assert.Equal((ProjectionState.Running, null), (Status(run).State, Status(run).Error));

        Assert.Equal(HealthStatus.Healthy, (await run.Host.CheckHealthAsync(new())).Status);
    }

    [Fact]
    public async Task What_has_failed_is_told_as_it_failed()
    {
        await using var run = await Start();
        Fail(StoreCall.Commit, StoreCall.Probe);
        await run.Host.WaitFor(await run.Append(Demo.Opened("a", "ann")), Patience);
        var health = await run.Host.CheckHealthAsync(new());
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("Commit failed.", (string)health.Data[Store.Name], StringComparison.Ordinal);
    }
}
