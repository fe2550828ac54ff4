using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Revenue;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Revenue;

public static class RevenueCapability
{
    public static IServiceCollection AddRevenue(this IServiceCollection services) => services
        .AddSingleton<RevenueReads>()
        .AddAccess<RevenueAccess>()
        .AddQueries<RevenueQueries>();
}

internal sealed class RevenueAccess : IAccessRules
{
    // Revenue is what incentives are computed from: who sees the one sees the other.
    private static readonly Role[] Readers =
        [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator, Role.EcosystemManager, Role.OperationsManager, Role.Finance];

    public IEnumerable<AccessRule> Rules => [new("partnerRevenue", "CSP-1", Readers, Permissions.ViewIncentives)];
}
