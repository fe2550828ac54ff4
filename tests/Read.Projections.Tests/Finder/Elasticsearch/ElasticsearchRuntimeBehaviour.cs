using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>The adapter below the runtime, whose requests depend on how many events are there when it looks: nothing that can be played.</summary>
public abstract class ElasticsearchRuntimeBehaviour : ElasticsearchBehaviour
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

    [SkippableFact]
    public async Task Another_log_although_it_is_longer_is_told_by_building_the_index_anew()
    {
        await using var server = Server(nameof(Another_log_although_it_is_longer_is_told_by_building_the_index_anew));
        var history = SamplePartners.Events().Select(recorded => new PastEvent(recorded.Stream, recorded.Event)).ToList();
        await using (var run = await Start(server))
        {
            await run.Append(history[..7]);
            await CaughtUp(run);
            Assert.Equal(1, (await server.Store.Search(FinderSearch.Everything)).Total);
        }

        foreach (var file in Directory.GetFiles(server.Folder, "events.*")) File.Delete(file);
        await using (var log = new SqliteEventStore(new() { DataDirectory = server.Folder }, TimeProvider.System))
            foreach (var past in history[..^1]) await past.AppendTo(log, EventTypeRegistry.Domain);
        await using (var run = await Start(server))
        {
            await CaughtUp(run);
            // What was replaced is removed before the next event is applied.
            Assert.Contains(history[^1].Event.GetType(), server.Store.Events);
            await run.Append(history[^1]);
            await CaughtUp(run);
            Assert.Equal(SamplePartners.Count, (await server.Store.Search(FinderSearch.Everything)).Total);
            Assert.EndsWith("-0002", Assert.Single(await server.Store.Existing(default)).Name, StringComparison.Ordinal);
        }
    }

    private static Task<ProjectionRun> Start(ElasticsearchServerFixture server) =>
        ProjectionRun.Start(server.Folder, EventTypeRegistry.Domain, services => services.AddSingleton<IReadModelStore>(server.Store));

    private static async Task CaughtUp(ProjectionRun run) => Assert.True((await run.CatchUp()).Reached, run.Status(FinderEvents.ReadModelName).Error);
}
