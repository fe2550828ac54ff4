using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Organization.AccessPolicies;
using PartnerGraph.Api.GraphQL.Organization.Audit;
using PartnerGraph.Api.GraphQL.Organization.Menus;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Read.Projections.Organization.Audit;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Organization;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Api.GraphQL.Organization;

public static class OrganizationCapability
{
    public static IServiceCollection AddOrganization(this IServiceCollection services) => services
        .AddSingleton<MemberCreation>()
        .AddSingleton<MemberWorkflow>()
        .AddProjection<OrganizationProjection>()
        .AddSingleton<OrganizationReads>()
        .AddSingleton<IamAccountReads>()
        .AddSingleton<MemberFinder>()
        .AddSingleton<IMemberDirectory, MemberDirectory>()
        .AddSingleton<AccessPolicyWorkflow>()
        .AddSingleton<AccessPolicyReads>()
        .AddSingleton<IPolicyDirectory, PolicyDirectory>()
        .AddQueries<AccessPolicyQueries>()
        .AddProjection<AuditProjection>()
        .AddSingleton<AuditReads>()
        .AddQueries<AuditQueries>()
        .AddMutations<AccessPolicyMutations>()
        .AddAccess<OrganizationAccess>()
        .AddQueries<OrganizationQueries>()
        .AddQueries<IamAccountQueries>()
        .AddQueries<SalesMenuQueries>()
        .AddMutations<MemberMutations>()
        .AddMutations<RoleMutations>()
        .AddMutations<IamAccountMutations>()
        .AddNode(static async (provider, actor, key, cancellation) =>
            (await provider.GetRequiredService<MemberFinder>().Of(actor, [key], cancellation)).GetValueOrDefault(key)?.To<Member>())
        .AddNode(static async (provider, actor, key, cancellation) =>
            MayList(actor) ? (await provider.GetRequiredService<OrganizationReads>().Roles(actor.Partners(), [key], cancellation)).GetValueOrDefault(key)?.To<CustomRole>() : null);

    // node(id) is open to everybody, the list of roles is not.
    private static bool MayList(Actor actor) => OrganizationAccess.Readers.Contains(actor.Role);
}

internal sealed class OrganizationAccess : IAccessRules
{
    private static readonly Role[] Administrators = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator];

    private static readonly Role[] PolicyMakers = [.. Administrators, Role.Customer];

    public static readonly Role[] Readers = [.. Administrators, Role.AccountDirector, Role.OperationsManager];

    // Also whom no role grants an entry: the diagnosis says why.
    private static readonly Role[] Members = [.. Administrators, Role.AccountDirector, Role.AccountManager, Role.Operator];

    public IEnumerable<AccessRule> Rules =>
    [
        new("salesMenu", "MENU-1", Members),
        new("menuDiagnosis", "MENU-7", Members),
        new("salesMenuComparison", "MENU-5", Members),
        new("createMember", "ORG-6", [.. Administrators, Role.OperationsManager]),
        new("assignRole", "ORG-7", Administrators),
        new("assignManagers", "ORG-7", Administrators),
        new("removeMember", "ORG-6", Administrators),
        new("defineRole", "ORG-7", Administrators),
        new("changeRole", "ORG-7", Administrators),
        new("retireRole", "ORG-7", Administrators),
        new("recordIamAccount", "ORG-9", [Role.OperationsManager]),
        new("deleteIamAccount", "ORG-10", [Role.OperationsManager]),
        new("iamAccounts", "ORG-9", [Role.OperationsManager]),
        new("members", "ORG-5", Readers),
        new("roles", "ORG-7", Readers),
        new("permissions", "ORG-7", Readers),
        new("auditLog", "ORG-7", [.. Administrators, Role.OperationsManager]),
        new("putPolicy", "API-8", PolicyMakers) { Action = PolicyActions.PutPolicies },
        new("removePolicy", "API-8", PolicyMakers) { Action = PolicyActions.PutPolicies },
        new("accessPolicy", "API-8", PolicyMakers),
        new("policyActions", "API-8", PolicyMakers),
        new("validatePolicy", "API-6", PolicyMakers),
        new("suggestPolicyFix", "API-9", PolicyMakers),
        new("simulatePolicy", "API-7", PolicyMakers),
    ];
}
