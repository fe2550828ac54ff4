using System.Collections.Immutable;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Organization;
using PartnerGraph.Domain.Partners;
using PartnerGraph.Projections.Organization;

namespace PartnerGraph.Api.Organization;

/// <summary>Finds the member behind a token's subject in the organizations that partners maintain themselves.</summary>
public sealed class MemberDirectory(OrganizationReads reads) : IMemberDirectory
{
    public async ValueTask<Security.MemberAccess?> Find(string subject, CancellationToken cancellation = default) =>
        await reads.BySubject(subject, cancellation) is { } found
            ? new(
                found.Member.MemberId, found.Member.PartnerId, RoleOf(found), ManagersOf(found.Member),
                [.. (found.Permissions ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)])
            : null;

    private static Role? RoleOf(MemberWithRights found) => found.Member.Role switch
    {
        null => null,
        BuiltInRole.Administrator => found.Kind switch
        {
            PartnerKind.Distributor => Role.DistributorAdministrator,
            PartnerKind.Reseller => Role.ResellerAdministrator,
            _ => Role.PartnerAdministrator,
        },
        BuiltInRole.AccountDirector => Role.AccountDirector,
        BuiltInRole.AccountManager => Role.AccountManager,
        BuiltInRole.Operator => Role.Operator,
        _ => throw new InvalidOperationException($"No caller has the role {found.Member.Role}."),
    };

    private static ImmutableArray<string> ManagersOf(MemberRow member) => member.Role switch
    {
        BuiltInRole.AccountDirector => [.. member.ManagerIds.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        BuiltInRole.AccountManager => [member.MemberId],
        _ => [],
    };
}
