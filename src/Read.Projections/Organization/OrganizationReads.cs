using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Read.Projections.Organization;

/// <summary>A member with what its rights follow from.</summary>
/// <param name="Permissions">Of its custom role, separated by spaces; null when it has none.</param>
public sealed record MemberWithRights(MemberRow Member, PartnerKind Kind, string? Permissions);

/// <summary>Which members are asked for, in which order; a null field asks nothing.</summary>
/// <param name="Text">A part of the name or the address.</param>
/// <param name="HasRole">Whether it has a role: without one a member has no rights (ORG-3).</param>
public sealed record MemberQuery(string? Text, MemberKind? Kind, BuiltInRole? Role, bool? HasRole, ListOrder Order);

/// <summary>Reads of members and roles.</summary>
public sealed class OrganizationReads(IDbContextFactory<ReadModel<OrganizationProjection>> organizations)
{
    // Asked by every request of a member: what it costs to build an expression and to find its command again is most of such a read.
    // Of this store alone: it is compiled for the mapping of the context it meets first.
    private readonly Func<ReadModel<OrganizationProjection>, string, CancellationToken, Task<MemberWithRights?>> withSubject = EF.CompileAsyncQuery(
        (ReadModel<OrganizationProjection> db, string subject, CancellationToken cancellation) => (
            from member in db.Set<MemberRow>()
            where member.Subject == subject
            join organization in db.Set<OrganizationRow>() on member.PartnerId equals organization.PartnerId
            from role in db.Set<CustomRoleRow>().Where(role => role.RoleId == member.CustomRoleId).DefaultIfEmpty()
            select new MemberWithRights(member, organization.Kind, role == null ? null : role.Permissions)).FirstOrDefault());

    /// <summary>The member with a token's subject, one SQL command; null when there is none.</summary>
    public async Task<MemberWithRights?> BySubject(string subject, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await withSubject(db, subject, cancellation);
    }

    /// <summary>Those of these members that the scope includes.</summary>
    public async Task<IReadOnlyDictionary<string, MemberRow>> Members(
        PartnerScope scope, IReadOnlyCollection<string> memberIds, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await db.Set<MemberRow>().Within(scope).Where(row => memberIds.Contains(row.MemberId))
            .ToDictionaryAsync(row => row.MemberId, cancellation);
    }

    /// <summary>The members that the scope includes, in an order; users of the console's IAM are none (ORG-5).</summary>
    public async Task<Page<MemberRow>> Members(PartnerScope scope, MemberQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).ReadPage(page, query.Order, row => row.UserName, row => row.CreatedAt, row => row.MemberId, cancellation);
    }

    public async Task<int> CountMembers(PartnerScope scope, MemberQuery query, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    /// <summary>A page of the members of each of these partners.</summary>
    public async Task<IReadOnlyDictionary<string, Page<MemberRow>>> MembersOf(
        PartnerScope scope, IReadOnlyCollection<string> partnerIds, MemberQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).Where(row => partnerIds.Contains(row.PartnerId)).ReadPages(
            page, query.Order, row => row.PartnerId, row => row.UserName, row => row.CreatedAt, row => row.MemberId, cancellation);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountMembersOf(
        PartnerScope scope, IReadOnlyCollection<string> partnerIds, MemberQuery query, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).Where(row => partnerIds.Contains(row.PartnerId)).CountEach(row => row.PartnerId, cancellation);
    }

    public async Task<IReadOnlyDictionary<string, CustomRoleRow>> Roles(
        PartnerScope scope, IReadOnlyCollection<string> roleIds, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await db.Set<CustomRoleRow>().Within(scope).Where(row => roleIds.Contains(row.RoleId)).ToDictionaryAsync(row => row.RoleId, cancellation);
    }

    public async Task<Page<CustomRoleRow>> Roles(PartnerScope scope, bool? retired, ListOrder order, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await Roles(db, scope, retired).ReadPage(page, order, row => row.Name, row => row.DefinedAt, row => row.RoleId, cancellation);
    }

    public async Task<int> CountRoles(PartnerScope scope, bool? retired, CancellationToken cancellation)
    {
        await using var db = await organizations.CreateDbContextAsync(cancellation);
        return await Roles(db, scope, retired).CountAsync(cancellation);
    }

    private static IQueryable<CustomRoleRow> Roles(ReadModelContext db, PartnerScope scope, bool? retired) =>
        db.Set<CustomRoleRow>().Within(scope).Where(row => retired == null || row.Retired == retired);

    private static IQueryable<MemberRow> Matching(ReadModelContext db, PartnerScope scope, MemberQuery query)
    {
        var rows = db.Set<MemberRow>().Within(scope);
        if (query.Text is { Length: > 0 } text) rows = rows.Where(row => row.UserName.Contains(text) || row.Email.Contains(text));
        if (query.Kind is { } kind) rows = rows.Where(row => row.Kind == kind);
        if (query.Role is { } role) rows = rows.Where(row => row.Role == role);
        return query.HasRole is { } hasRole ? rows.Where(row => (row.Role != null) == hasRole) : rows;
    }
}
