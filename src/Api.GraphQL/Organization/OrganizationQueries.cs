using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Organization;

[Description("Which members are asked for; a field left out asks nothing.")]
public sealed record MemberFilter(
    [property: Description("A part of the name or of the email address.")] string? Text,
    [property: Description("Master accounts or users.")] MemberKind? Kind,
    [property: Description("Those with this role.")] BuiltInRole? Role,
    [property: Description("Those with a role, or those without, who have no rights yet (ORG-3).")] bool? HasRole);

[Description("Which roles are asked for; a field left out asks nothing.")]
public sealed record RoleFilter([property: Description("Those that are given to nobody any more, or those that are not retired.")] bool? Retired);

public sealed class OrganizationQueries(OrganizationReads reads)
{
    [Description("The members of the caller's organization, by name unless orderBy says otherwise; users of the console's IAM are none (ORG-5).")]
    public async Task<Connection<Member>> Members(IResolveFieldContext context, MemberFilter? filter, ListOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), QueryOf(filter, orderBy));
        return new(
            (await reads.Members(scope, query, page, context.CancellationToken)).Select(row => row.To<Member>()),
            cancellation => reads.CountMembers(scope, query, cancellation));
    }

    [Description("The custom roles of the caller's organization, by name unless orderBy says otherwise (ORG-7).")]
    public async Task<Connection<CustomRole>> Roles(IResolveFieldContext context, RoleFilter? filter, ListOrder? orderBy, PageRequest page)
    {
        var scope = context.PartnerScope();
        return new(
            (await reads.Roles(scope, filter?.Retired, orderBy ?? ListOrder.NameAscending, page, context.CancellationToken)).Select(row => row.To<CustomRole>()),
            cancellation => reads.CountRoles(scope, filter?.Retired, cancellation));
    }

    [Cost(30), Description("Every permission that a custom role can be made of.")]
    public IReadOnlyList<string> Permissions() => Write.Domain.Organization.Permissions.All;

    internal static MemberQuery QueryOf(MemberFilter? filter, ListOrder? order) =>
        new(filter?.Text?.Trim(), filter?.Kind, filter?.Role, filter?.HasRole, order ?? ListOrder.NameAscending);
}
