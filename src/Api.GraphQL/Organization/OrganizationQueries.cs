using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Api.Transport.Documents;
using PartnerGraph.Domain.Organization;
using PartnerGraph.Projections.Organization;
using PartnerGraph.Projections.Paging;

namespace PartnerGraph.Api.Organization;

public sealed class OrganizationQueries(OrganizationReads reads)
{
    [Description("The members of the caller's organization, by name; users of the console's IAM are none (ORG-5).")]
    public async Task<Connection<Member>> Members(IResolveFieldContext context, PageRequest page)
    {
        var scope = context.PartnerScope();
        return new(
            (await reads.Members(scope, page, context.CancellationToken)).Select(row => row.To<Member>()),
            cancellation => reads.CountMembers(scope, cancellation));
    }

    [Description("The custom roles of the caller's organization, by name (ORG-7).")]
    public async Task<Connection<CustomRole>> Roles(IResolveFieldContext context, PageRequest page)
    {
        var scope = context.PartnerScope();
        return new(
            (await reads.Roles(scope, page, context.CancellationToken)).Select(row => row.To<CustomRole>()),
            cancellation => reads.CountRoles(scope, cancellation));
    }

    [Cost(30), Description("Every permission that a custom role can be made of.")]
    public IReadOnlyList<string> Permissions() => Domain.Organization.Permissions.All;
}
