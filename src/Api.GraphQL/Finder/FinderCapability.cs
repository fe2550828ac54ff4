using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Elasticsearch;
using PartnerGraph.Read.Projections.Finder.Lucene;
using PartnerGraph.Read.Projections.Finder.Lucene.Searching;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Application.Finder;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Finder;

public static class FinderCapability
{
    /// <summary>Which index keeps Partner Finder; <c>PartnerGraph__Finder__Index</c> as an environment variable.</summary>
    private const string IndexSetting = "PartnerGraph:Finder:Index";

    private enum FinderIndexKind { Lucene, Elasticsearch }

    /// <exception cref="InvalidOperationException">The index chosen is none, or its settings are not valid.</exception>
    public static IServiceCollection AddFinder(this IServiceCollection services, IConfiguration configuration) => services
        .AddIndex(configuration)
        .AddSingleton<ProfileWorkflow>()
        .AddSingleton<FinderReads>()
        .AddProjection<ProfileHistoryProjection>()
        .AddSingleton<ProfileHistoryReads>()
        .AddAccess<FinderAccess>()
        .AddQueries<FinderQueries>()
        .AddQueries<ProfileQueries>()
        .AddMutations<ProfileMutations>()
        .AddNode(static async (provider, actor, key, cancellation) =>
            (await provider.GetRequiredService<FinderReads>().Of(actor.Partners(), [key], cancellation)).GetValueOrDefault(key)?.To<PartnerProfile>());

    private static IServiceCollection AddIndex(this IServiceCollection services, IConfiguration configuration)
    {
        var chosen = configuration[IndexSetting] ?? nameof(FinderIndexKind.Lucene);
        if (!Enum.TryParse<FinderIndexKind>(chosen, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            throw new InvalidOperationException($"{IndexSetting} is {string.Join(" or ", Enum.GetNames<FinderIndexKind>())}, not '{chosen}'.");
        if (kind == FinderIndexKind.Lucene) return services.AddLuceneFinder();
        var options = new ElasticsearchOptions();
        configuration.GetSection(ElasticsearchOptions.Section).Bind(options);
        return services.AddElasticsearchFinder(options);
    }
}

internal sealed class FinderAccess : IAccessRules
{
    private static readonly Role[] Publishers = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator];

    private static readonly Role[] Vendor = [.. Enum.GetValues<Role>().Where(role => new Actor("", role).IsVendor)];

    public IEnumerable<AccessRule> Rules =>
    [
        new("partnerFinder", "BEN-15", [Role.Anonymous]),
        new("partnerSuggestions", "BEN-15", [Role.Anonymous]),
        new("citySuggestions", "BEN-15", [Role.Anonymous]),
        new("partnerProfile", "BEN-15", [Role.Anonymous]),
        new("partnerFinderEligibility", "BEN-14", [.. Publishers, .. Vendor], Permissions.PublishProfile),
        new("publishPartnerProfile", "BEN-14", Publishers, Permissions.PublishProfile),
        new("updatePartnerProfile", "BEN-14", Publishers, Permissions.PublishProfile),
        new("unpublishPartnerProfile", "BEN-14", Publishers, Permissions.PublishProfile),
    ];
}
