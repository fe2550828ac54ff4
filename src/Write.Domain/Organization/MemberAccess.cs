using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization;

/// <summary>Why a signed-in user has no access to the partner centre (ORG-4).</summary>
public enum AccessDenial { IamUserOnly, NoRole }

/// <summary>What a user may do: everything of the built-in role, or the permissions of its custom role.</summary>
public sealed record MemberRights(string PartnerId, string MemberId, BuiltInRole Role, ImmutableSortedSet<string> Permissions);

/// <summary>Reads the rights of a signed-in user from the member behind its token.</summary>
public static class MemberAccess
{
    /// <summary>Why the user is refused with 401; null when it has rights (ORG-1, ORG-3).</summary>
    /// <param name="member">The member with the token's subject; null when there is none.</param>
    public static AccessDenial? DenialOf(Member? member) => member switch
    {
        not { IsActive: true } => AccessDenial.IamUserOnly,
        { Role: null } => AccessDenial.NoRole,
        _ => null,
    };

    /// <summary>The rule that tells the user what to do.</summary>
    public static Rule RuleOf(AccessDenial denial) =>
        denial == AccessDenial.NoRole ? OrganizationRules.RightsByRole : OrganizationRules.IamUserOnly;

    /// <summary>The rights of a member; null when it has none. A retired custom role permits nothing.</summary>
    public static MemberRights? RightsOf(Member? member, CustomRole? role) => DenialOf(member) is not null ? null : new(
        member!.PartnerId, member.MemberId, member.Role!.Value,
        member.Role == BuiltInRole.Operator && role is { IsActive: true } && role.PartnerId == member.PartnerId ? role.Permissions : []);
}
