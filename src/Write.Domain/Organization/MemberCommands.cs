using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization;

public abstract record MemberCommand(string MemberId);

/// <summary>What a new member's addresses and its organization say, as their own streams tell it.</summary>
/// <param name="PartnerExists">Whether the partner is registered.</param>
/// <param name="MasterId">The organization's master account; null while it has none.</param>
/// <param name="EmailInIam">Whether an IAM account uses the address (ORG-9).</param>
/// <param name="EmailTaken">Whether another active member uses the address.</param>
/// <param name="SubjectTaken">Whether another active member has the subject.</param>
public sealed record MemberFacts(bool PartnerExists, string? MasterId, bool EmailInIam, bool EmailTaken, bool SubjectTaken);

public sealed record CreateMember(
    string MemberId, string PartnerId, MemberKind Kind, [property: Text(TextKind.Name)] string UserName, [property: Text(TextKind.Address)] string Email, string Subject, MemberFacts Facts, DateTimeOffset At)
    : MemberCommand(MemberId);

/// <summary>Gives a member its role; rights begin with it (ORG-3).</summary>
/// <param name="PartnerId">The partner whose administrator asks.</param>
/// <param name="CustomRole">The role named by <paramref name="CustomRoleId"/> as its stream tells it; null when none is named.</param>
public sealed record AssignRole(string MemberId, string PartnerId, BuiltInRole Role, string? CustomRoleId, CustomRole? CustomRole)
    : MemberCommand(MemberId);

/// <summary>Says which account managers a director leads; replaces what was said before.</summary>
/// <param name="Managers">Those members as their streams tell it.</param>
public sealed record AssignManagers(string MemberId, string PartnerId, ImmutableArray<Member> Managers) : MemberCommand(MemberId);

public sealed record RemoveMember(string MemberId, string PartnerId, DateTimeOffset At) : MemberCommand(MemberId);

/// <summary>Gives up an id whose creation was interrupted; an existing member is left as it is.</summary>
public sealed record VoidMember(string MemberId) : MemberCommand(MemberId);
