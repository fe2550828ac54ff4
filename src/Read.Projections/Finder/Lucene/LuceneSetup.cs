using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Finder.Lucene;

public static class LuceneSetup
{
    /// <summary>Partner Finder on disk; <see cref="ProjectionOptions"/> and the clock are registered by the caller.</summary>
    public static IServiceCollection AddLuceneFinder(this IServiceCollection services) => services
        .AddSingleton<LuceneFinderStore>()
        .AddSingleton<IReadModelStore>(provider => provider.GetRequiredService<LuceneFinderStore>())
        .AddSingleton<IFinderIndex>(provider => provider.GetRequiredService<LuceneFinderStore>());
}
