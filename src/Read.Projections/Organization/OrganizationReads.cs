using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Partners;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Organization;

/// <summary>A member with what its rights follow from.</summary>
/// <param name="Permissions">Of its custom role, separated by spaces; null when it has none.</param>
public sealed record MemberWithRights(MemberRow Member, PartnerKind Kind, string? Permissions);

/// <summary>Reads of members and roles.</summary>
public sealed class OrganizationReads(IDbContextFactory<ReadModel<OrganizationProjection>> organizations)
{
    /// <summary>The member with a token's subject, one SQL command; null when there is none.</summary>
    public async Task<MemberWithRights?> BySubject(string subject, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await (
            from member in db.Set<MemberRow>()
            where member.Subject == subject
            join organization in db.Set<OrganizationRow>() on member.PartnerId equals organization.PartnerId
            from role in db.Set<CustomRoleRow>().Where(role => role.RoleId == member.CustomRoleId).DefaultIfEmpty()
            select new MemberWithRights(member, organization.Kind, role == null ? null : role.Permissions)).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Those of these members that the scope includes.</summary>
    public async Task<IReadOnlyDictionary<string, MemberRow>> Members(
        PartnerScope scope, IReadOnlyCollection<string> memberIds, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await db.Set<MemberRow>().Within(scope).Where(row => memberIds.Contains(row.MemberId))
            .ToDictionaryAsync(row => row.MemberId, cancellation);
    }

    /// <summary>The members that the scope includes, by name; users of the console's IAM are none (ORG-5).</summary>
    public async Task<Page<MemberRow>> Members(PartnerScope scope, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await db.Set<MemberRow>().Within(scope).ReadPage(page, row => row.UserName, row => row.MemberId, cancellation: cancellation);
    }

    public async Task<int> CountMembers(PartnerScope scope, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await db.Set<MemberRow>().Within(scope).CountAsync(cancellation);
    }

    public async Task<IReadOnlyDictionary<string, CustomRoleRow>> Roles(
        PartnerScope scope, IReadOnlyCollection<string> roleIds, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await db.Set<CustomRoleRow>().Within(scope).Where(row => roleIds.Contains(row.RoleId)).ToDictionaryAsync(row => row.RoleId, cancellation);
    }

    public async Task<Page<CustomRoleRow>> Roles(PartnerScope scope, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await db.Set<CustomRoleRow>().Within(scope).ReadPage(page, row => row.Name, row => row.RoleId, cancellation: cancellation);
    }

    public async Task<int> CountRoles(PartnerScope scope, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await db.Set<CustomRoleRow>().Within(scope).CountAsync(cancellation);
    }
}
