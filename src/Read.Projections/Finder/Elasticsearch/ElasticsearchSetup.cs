using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerGraph.Projections.Finder.Elasticsearch.Transport;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Finder.Elasticsearch;

public static class ElasticsearchSetup
{
    /// <summary>Partner Finder in Elasticsearch; <see cref="ProjectionOptions"/> and the clock are registered by the caller.</summary>
    /// <exception cref="InvalidOperationException">The options are not valid.</exception>
    public static IServiceCollection AddElasticsearchFinder(this IServiceCollection services, ElasticsearchOptions options)
    {
        options.Validate();
        services.AddSingleton(provider => new ElasticsearchFinderStore(
            options, provider.GetRequiredService<ProjectionOptions>(), ElasticsearchHandler.For(options), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ElasticsearchFinderStore>>()));
        services.AddSingleton<IReadModelStore>(provider => provider.GetRequiredService<ElasticsearchFinderStore>());
        services.AddSingleton<IFinderIndex>(provider => provider.GetRequiredService<ElasticsearchFinderStore>());
        return services;
    }
}
