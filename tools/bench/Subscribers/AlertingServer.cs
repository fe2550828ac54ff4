using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Bench.Whole;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Bench.Subscribers;

/// <summary>The product with the partners' own organizations, which raises an alert when it is told to.</summary>
internal static class AlertingServer
{
    public static async Task Run(string data)
    {
        var app = PartnerGraphHost.Build(
            [$"--{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.DataDirectory)}={data}", "--urls=http://0.0.0.0:0", "--Authentication:DevelopmentKey=true", "--GraphQL:InitTimeout=00:01:00", "--GraphQL:Rates:CallsPerSecond=0", "--GraphQL:MaxSubscriptionsPerCaller=100000"],
            builder => builder.Logging.ClearProviders());
        await using (app)
        {
            await app.StartAsync();
            var store = app.Services.GetRequiredService<IEventStore>();
            await app.Services.GetRequiredService<ProjectionHost>().WaitForAll(await store.Head(), TimeSpan.FromHours(1));
            await ServerProcess.Serve(new UriBuilder(BenchServer.AddressOf(app)) { Host = "127.0.0.1" }.Uri, async partner =>
            {
                var alert = new QuotaAlertRaised(partner, QuotaAlert.Warning, 0.8m, new Money(800m), new Money(1_000m), 1);
                await store.Append($"quota-{partner}", ExpectedVersion.Any, [PartnerMembers.Stored(alert)]);
            });
            await app.StopAsync();
        }
    }
}
