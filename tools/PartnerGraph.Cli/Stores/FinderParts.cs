using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.EventStore.Finder;
using PartnerGraph.Projections.Finder;
using PartnerGraph.Projections.Finder.Lucene;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Cli.Stores;

/// <summary>Partner Finder's parts, as long as the host does not bring them itself.</summary>
internal static class FinderParts
{
    public static IServiceCollection AddFinderParts(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(IFinderIndex))) return services;
        services.AddSingleton<LuceneFinderStore>();
        services.AddSingleton<IReadModelStore>(provider => provider.GetRequiredService<LuceneFinderStore>());
        services.AddSingleton<IFinderIndex>(provider => provider.GetRequiredService<LuceneFinderStore>());
        services.AddSingleton<FinderReads>();
        return services.AddSingleton<ProfileWorkflow>();
    }
}
