using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Policies;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Policies;

namespace PartnerGraph.Api.GraphQL.Policies;

public static class PoliciesCapability
{
    public static IServiceCollection AddPolicies(this IServiceCollection services) => services
        .AddSingleton<ReferenceDay>()
        .AddAccess<PoliciesAccess>()
        .AddQueries<ReferenceQueries>()
        .AddSingleton<PolicyWorkflow>()
        .AddProjection<PolicyProjection>()
        .AddSingleton<PolicyReads>()
        .AddQueries<CommercialPolicyQueries>()
        .AddMutations<CommercialPolicyMutations>();
}

internal sealed class PoliciesAccess : IAccessRules
{
    // What the vendor pays its partners, and at what prices it settles, is between the two: customers and visitors read none of it.
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Anonymous or Role.Customer))];

    public IEnumerable<AccessRule> Rules =>
    [
        new("associationModel", "CSP-11", Enum.GetValues<Role>()),
        new("associationModels", "CSP-11", Enum.GetValues<Role>()),
        new("partnerPolicies", "CSP-31", Enum.GetValues<Role>()),
        new("partnerPolicy", "CSP-35", Enum.GetValues<Role>()),
        new("commercialPolicies", "CSP-33", Readers),
        new("pricing", "CSP-33", Readers),
        new("incentivePolicy", "INCENT-1", Readers),
        new("commercialPolicyVersions", "CSP-33", [Role.OperationsManager, Role.Finance]),
        new("commercialPolicyPreview", "CSP-33", [Role.OperationsManager]),
        new("applyCommercialPolicies", "CSP-33", [Role.OperationsManager]),
        new("setPricingPolicy", "CSP-33", [Role.OperationsManager]),
        new("setIncentivePolicy", "INCENT-10", [Role.OperationsManager]),
    ];
}
