using PartnerGraph.Api.Hosting;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Organization;
using PartnerGraph.EventStore.Finder;
using PartnerGraph.Projections.Finder;
using PartnerGraph.Projections.Finder.Lucene;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Api.Finder;

public static class FinderCapability
{
    public static IServiceCollection AddFinder(this IServiceCollection services) => services
        .AddSingleton<ProfileWorkflow>()
        .AddSingleton<LuceneFinderStore>()
        .AddSingleton<IReadModelStore>(provider => provider.GetRequiredService<LuceneFinderStore>())
        .AddSingleton<IFinderIndex>(provider => provider.GetRequiredService<LuceneFinderStore>())
        .AddSingleton<FinderReads>()
        .AddAccess<FinderAccess>()
        .AddQueries<FinderQueries>()
        .AddQueries<ProfileQueries>()
        .AddMutations<ProfileMutations>()
        .AddNode(static async (provider, actor, key, cancellation) =>
            (await provider.GetRequiredService<FinderReads>().Of(actor.Partners(), [key], cancellation)).GetValueOrDefault(key)?.To<PartnerProfile>());
}

internal sealed class FinderAccess : IAccessRules
{
    private static readonly Role[] Publishers = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator];

    private static readonly Role[] Vendor = [.. Enum.GetValues<Role>().Where(role => new Actor("", role).IsVendor)];

    public IEnumerable<AccessRule> Rules =>
    [
        new("partnerFinder", "BEN-15", [Role.Anonymous]),
        new("partnerSuggestions", "BEN-15", [Role.Anonymous]),
        new("partnerProfile", "BEN-15", [Role.Anonymous]),
        new("partnerFinderEligibility", "BEN-14", [.. Publishers, .. Vendor], Permissions.PublishProfile),
        new("publishPartnerProfile", "BEN-14", Publishers, Permissions.PublishProfile),
        new("updatePartnerProfile", "BEN-14", Publishers, Permissions.PublishProfile),
        new("unpublishPartnerProfile", "BEN-14", Publishers, Permissions.PublishProfile),
    ];
}
