using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Organization;

[Node, Description("A user of a partner's organization.")]
public sealed record Member
{
    [Id]
    public required string Id { get; init; }

    [Id]
    public required string PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    public required MemberKind Kind { get; init; }

    public required string UserName { get; init; }

    public required string Email { get; init; }

    [Description("The sub of the member's tokens.")]
    public required string Subject { get; init; }

    [Description("Null while no role is assigned: then the member has no rights (ORG-3).")]
    public required BuiltInRole? Role { get; init; }

    [Ignore]
    public required string? CustomRoleKey { get; init; }

    [Id, Description("The account managers that a director leads; who was given to it and is none now is left out until it is one again (ORG-3).")]
    public required IReadOnlyList<string> ManagerIds { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }

    [Description("The custom role of an operator.")]
    public IDataLoaderResult<CustomRole?>? CustomRole(IResolveFieldContext context, OrganizationReads reads)
    {
        if (CustomRoleKey is null) return null;
        var scope = context.PartnerScope();
        return new Continued<CustomRoleRow?, CustomRole?>(
            context.Load<string, CustomRoleRow>("custom-roles", CustomRoleKey, (keys, cancellation) => reads.Roles(scope, keys, cancellation)),
            row => row?.To<CustomRole>());
    }
}

[Node, Description("A role that a partner made of permissions; a retired one permits nothing (ORG-7).")]
public sealed record CustomRole
{
    [Id]
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset DefinedAt { get; init; }

    public required IReadOnlyList<string> Permissions { get; init; }

    public required bool Retired { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }
}

internal sealed class OrganizationMapping : IRegister
{
    public void Register(TypeAdapterConfig config)
    {
        config.NewConfig<MemberRow, Member>()
            .Map(member => member.Id, row => GlobalId.Of(nameof(Member), row.MemberId))
            .Map(member => member.PartnerId, row => GlobalId.Of("Partner", row.PartnerId))
            .Map(member => member.CustomRoleKey, row => row.CustomRoleId)
            .Map(member => member.ManagerIds, row => Words(row.ManagerIds).Select(id => GlobalId.Of(nameof(Member), id)).ToList());
        config.NewConfig<CustomRoleRow, CustomRole>()
            .Map(role => role.Id, row => GlobalId.Of(nameof(CustomRole), row.RoleId))
            .Map(role => role.Permissions, row => Words(row.Permissions));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
