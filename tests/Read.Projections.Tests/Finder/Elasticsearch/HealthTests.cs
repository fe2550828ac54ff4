using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch.Modelled;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>Health says so when the search server is gone, although nothing is published meanwhile.</summary>
public sealed class HealthTests
{
    [Theory]
    [InlineData(true, "Elasticsearch did not answer: no node could be reached in 1 attempts; the last said: Connection refused")]
    [InlineData(false, "Elasticsearch did not answer: no node could be reached in 1 attempts; the last said: no answer within 2 s")]
    public async Task It_is_degraded_while_the_server_is_away(bool refuses, string told)
    {
        using var away = new AwayServer(new ModelledServer());
        await using var server = ElasticsearchServerFixture.Before(away);
        await using var run = await ProjectionRun.Start(
            server.Folder, EventTypeRegistry.Domain, services => services.AddSingleton<IReadModelStore>(server.Store));
        Assert.True((await run.CatchUp()).Reached);
        Assert.Equal(HealthStatus.Healthy, (await run.Host.CheckHealthAsync(new())).Status);

        (away.IsAway, away.IsSilent) = (refuses, !refuses);
        var health = await run.Host.CheckHealthAsync(new());
        Assert.Equal((HealthStatus.Degraded, "Waiting for the store of: finder."), (health.Status, health.Description));
        Assert.Equal(told, health.Data["finder"]);

        (away.IsAway, away.IsSilent) = (false, false);
        Assert.Equal(HealthStatus.Healthy, (await run.Host.CheckHealthAsync(new())).Status);
    }
}
