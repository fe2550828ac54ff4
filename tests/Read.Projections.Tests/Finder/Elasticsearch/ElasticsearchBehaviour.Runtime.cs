using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Contract;
using PartnerGraph.Projections.Finder;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Tests.Finder.Elasticsearch;

public abstract partial class ElasticsearchBehaviour
{
    [SkippableFact]
    public async Task The_runtime_follows_the_log_goes_on_after_a_restart_and_rebuilds()
    {
        await using var server = Server(nameof(The_runtime_follows_the_log_goes_on_after_a_restart_and_rebuilds));
        var history = SamplePartners.Events().Select(recorded => new PastEvent(recorded.Stream, recorded.Event)).ToList();
        await using (var run = await Start(server))
        {
            await run.Append(history[..7]);
            await CaughtUp(run);
            Assert.Equal(1, (await server.Store.Search(FinderSearch.Everything)).Total);
        }

        await using (var run = await Start(server))
        {
            await run.Append(history[7..]);
            await CaughtUp(run);
            var before = await server.Store.Search(FinderSearch.Everything);
            Assert.Equal(SamplePartners.Count, before.Total);
            await run.Host.Rebuild(server.Store.Name);
            var after = await server.Store.Search(FinderSearch.Everything);
            Assert.Equal(before.Matches.Select(match => match.Key), after.Matches.Select(match => match.Key));
            Assert.EndsWith("-0002", Assert.Single(await server.Store.Existing(default)).Name, StringComparison.Ordinal);
        }
    }

    private static Task<ProjectionRun> Start(ElasticsearchServerFixture server) =>
        ProjectionRun.Start(server.Folder, EventTypeRegistry.Domain, services => services.AddSingleton<IReadModelStore>(server.Store));

    private static async Task CaughtUp(ProjectionRun run) => Assert.True((await run.CatchUp()).Reached, run.Status(FinderEvents.ReadModelName).Error);
}
