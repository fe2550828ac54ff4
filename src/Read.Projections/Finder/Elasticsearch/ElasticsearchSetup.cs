using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch;

public static class ElasticsearchSetup
{
    /// <summary>Partner Finder in Elasticsearch; <see cref="ProjectionOptions"/> and the clock are registered by the caller.</summary>
    /// <exception cref="InvalidOperationException">The options are not valid.</exception>
    public static IServiceCollection AddElasticsearchFinder(this IServiceCollection services, ElasticsearchOptions options)
    {
        options.Validate();
        services.AddSingleton(provider => new ElasticsearchFinderStore(
            options, provider.GetRequiredService<ProjectionOptions>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ElasticsearchFinderStore>>()));
        services.AddSingleton<IReadModelStore>(provider => provider.GetRequiredService<ElasticsearchFinderStore>());
        services.AddSingleton<IFinderIndex>(provider => provider.GetRequiredService<ElasticsearchFinderStore>());
        return services;
    }
}
