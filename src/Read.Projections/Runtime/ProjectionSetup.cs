using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;
using PartnerGraph.Read.Projections.Runtime.Turns;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Runtime;

public sealed class ProjectionOptions
{
    /// <summary>The read models lie below it in <c>read/</c>, unless <see cref="PostgreSql"/> says otherwise.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>The database of the read models; null for files in the data directory.</summary>
    public PostgreSqlReadOptions? PostgreSql { get; set; }

    /// <summary>The most events that share one transaction.</summary>
    public int BatchSize { get; set; } = 2_000;

    /// <summary>By which a store that is away is waited for; the clock that is registered unless given.</summary>
    public TimeProvider? Pauses { get; set; }

    /// <summary>False for a process that must not act, such as a command that only rebuilds.</summary>
    public bool RunReactions { get; set; } = true;

    /// <summary>False for a node that leaves it to others to write the read models that they share in <see cref="PostgreSql"/>.</summary>
    public bool WriteReadModels { get; set; } = true;
}

public static class ProjectionSetup
{
    /// <summary>Registers the host; <see cref="ProjectionOptions"/>, the event store and the clock are registered by the caller.</summary>
    public static IServiceCollection AddProjectionHost(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ProjectionHost(
            provider.GetServices<IReadModelStore>(), provider.GetRequiredService<IEventStore>(), provider.GetRequiredService<EventTypeRegistry>(),
            provider.GetRequiredService<ProjectionOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        // For a reaction that waits for a read model: the host itself is made of all of them.
        services.AddSingleton(provider => new Lazy<ProjectionHost>(provider.GetRequiredService<ProjectionHost>));
        services.AddHostedService(provider => provider.GetRequiredService<ProjectionHost>());
        services.AddHealthChecks().AddCheck<ProjectionHost>("projections");
        return services;
    }

    /// <summary>
    /// Registers a projection or reaction, and for its reads <c>IDbContextFactory&lt;ReadModel&lt;T&gt;&gt;</c>. Several capabilities may
    /// name the same one; it runs once.
    /// </summary>
    public static IServiceCollection AddProjection<TProjection>(this IServiceCollection services) where TProjection : Projection
    {
        if (services.Any(service => service.ServiceType == typeof(ReadModelStore<TProjection>))) return services;
        services.TryAddSingleton<TProjection>();
        services.TryAddSingleton(provider => ReadDatabases.Of(provider.GetRequiredService<ProjectionOptions>(), provider.GetRequiredService<ILoggerFactory>()));
        services.TryAddSingleton(provider => provider.GetRequiredService<IReadDatabase>().Acting);
        services.TryAddSingleton(provider => provider.GetRequiredService<IReadDatabase>().Files);
        services.AddSingleton<ReadModelStore<TProjection>>();
        services.AddSingleton<INodeTurns<TProjection>>(provider => new ReactionTurns<TProjection>(new(provider.GetRequiredService<ReadModelStore<TProjection>>)));
        services.AddSingleton<IReadModelStore>(provider => provider.GetRequiredService<ReadModelStore<TProjection>>());
        services.AddSingleton(provider => provider.GetRequiredService<ReadModelStore<TProjection>>().Changes);
        services.AddSingleton<IReadModelStatements<TProjection>>(provider => provider.GetRequiredService<ReadModelStore<TProjection>>());
        services.AddSingleton<IDbContextFactory<ReadModel<TProjection>>>(provider => provider.GetRequiredService<ReadModelStore<TProjection>>());
        return services;
    }
}
