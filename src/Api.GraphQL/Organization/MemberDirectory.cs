using System.Collections.Immutable;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Organization;

/// <summary>Finds the member behind a token's subject in the organizations that partners maintain themselves.</summary>
public sealed class MemberDirectory(OrganizationReads reads, ReadModelChanges<OrganizationProjection> changes) : IMemberDirectory
{
    private readonly StampedReads<ReadModelStamp, string, Security.MemberAccess?> known = new(capacity: 20_000);

    // Whoever was removed is refused with the commit that says so.
    public ValueTask<Security.MemberAccess?> Find(string subject, CancellationToken cancellation = default) =>
        known.Of(changes.Now(), subject, Read, cancellation);

    private async Task<Security.MemberAccess?> Read(string subject) =>
        await reads.BySubject(subject, CancellationToken.None) is { } found
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
