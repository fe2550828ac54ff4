using PartnerGraph.Api.Hosting;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.EventStore.Organization;
using PartnerGraph.Projections.Organization;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Api.Organization;

public static class OrganizationCapability
{
    public static IServiceCollection AddOrganization(this IServiceCollection services) => services
        .AddSingleton<MemberCreation>()
        .AddSingleton<MemberWorkflow>()
        .AddProjection<OrganizationProjection>()
        .AddSingleton<OrganizationReads>()
        .AddSingleton<IMemberDirectory, MemberDirectory>()
        .AddAccess<OrganizationAccess>()
        .AddQueries<OrganizationQueries>()
        .AddMutations<MemberMutations>()
        .AddMutations<RoleMutations>()
        .AddMutations<IamAccountMutations>()
        .AddNode(static async (provider, actor, key, cancellation) =>
            MayList(actor) ? (await provider.GetRequiredService<OrganizationReads>().Members(actor.Partners(), [key], cancellation)).GetValueOrDefault(key)?.To<Member>() : null)
        .AddNode(static async (provider, actor, key, cancellation) =>
            MayList(actor) ? (await provider.GetRequiredService<OrganizationReads>().Roles(actor.Partners(), [key], cancellation)).GetValueOrDefault(key)?.To<CustomRole>() : null);

    // node(id) is open to everybody, the list of members is not.
    private static bool MayList(Actor actor) => OrganizationAccess.Readers.Contains(actor.Role);
}

internal sealed class OrganizationAccess : IAccessRules
{
    private static readonly Role[] Administrators = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator];

    public static readonly Role[] Readers = [.. Administrators, Role.AccountDirector, Role.OperationsManager];

    public IEnumerable<AccessRule> Rules =>
    [
        new("createMember", "ORG-6", [.. Administrators, Role.OperationsManager]),
        new("assignRole", "ORG-7", Administrators),
        new("assignManagers", "ORG-7", Administrators),
        new("removeMember", "ORG-6", Administrators),
        new("defineRole", "ORG-7", Administrators),
        new("changeRole", "ORG-7", Administrators),
        new("retireRole", "ORG-7", Administrators),
        new("recordIamAccount", "ORG-9", [Role.OperationsManager]),
        new("deleteIamAccount", "ORG-10", [Role.OperationsManager]),
        new("members", "ORG-5", Readers),
        new("roles", "ORG-7", Readers),
        new("permissions", "ORG-7", Readers),
    ];
}
