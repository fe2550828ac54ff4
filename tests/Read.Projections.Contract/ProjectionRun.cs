using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Contract;

/// <summary>One start of the projections over a data directory, as a process would: disposing it is the orderly end.</summary>
public sealed class ProjectionRun : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly SqliteEventStore store;

    private ProjectionRun(ServiceProvider services, SqliteEventStore store) => (this.services, this.store) = (services, store);

    public static TimeSpan Patience => TimeSpan.FromSeconds(30);

    public IServiceProvider Services => services;

    public IEventStore Events => store;

    public ProjectionHost Host => services.GetRequiredService<ProjectionHost>();

    /// <param name="projections">Registers what is to run, and what it needs.</param>
    /// <param name="between">What the projections see instead of the store itself.</param>
    public static async Task<ProjectionRun> Start(
        string directory, EventTypeRegistry types, Action<IServiceCollection> projections,
        Action<ProjectionOptions>? configure = null, Func<IEventStore, IEventStore>? between = null, TimeProvider? clock = null)
    {
        var store = new SqliteEventStore(new() { DataDirectory = directory, PollInterval = TimeSpan.FromMilliseconds(20) }, TimeProvider.System);
        var options = new ProjectionOptions { DataDirectory = directory, PostgreSql = ReadModelPlace.AllInPostgreSql ? ReadModelPlace.InPostgreSql(directory) : null };
        configure?.Invoke(options);
        var collection = new ServiceCollection()
            .AddLogging().AddSingleton(types).AddSingleton(options).AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(BusinessTime.Default).AddSingleton(between?.Invoke(store) ?? store)
            .AddProjectionHost();
        projections(collection);
        var run = new ProjectionRun(collection.BuildServiceProvider(), store);
        await run.Host.StartAsync(CancellationToken.None);
        return run;
    }

    public async Task<long> Append(params IEnumerable<PastEvent> events)
    {
        var position = 0L;
        foreach (var past in events) position = await past.AppendTo(store, services.GetRequiredService<EventTypeRegistry>());
        return position;
    }

    /// <summary>Waits until the rows include everything in the store.</summary>
    public async Task<WaitOutcome> CatchUp() => await Host.WaitFor(await store.Head(), Patience);

    public ProjectionStatus Status(string name) => Host.Statuses.Single(status => status.Name == name);

    /// <summary>What projections say for themselves, for whoever expected more of them.</summary>
    public string Told => string.Join('\n', Host.Statuses.Select(status => status.ToString()));

    public ReadModel<TProjection> Open<TProjection>() where TProjection : Projection =>
        services.GetRequiredService<IDbContextFactory<ReadModel<TProjection>>>().CreateDbContext();

    public async Task<IReadOnlyList<string>> Dump<TProjection>() where TProjection : Projection
    {
        await using var db = Open<TProjection>();
        return await ReadModelDump.Of(db);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
        await store.DisposeAsync();
    }
}
