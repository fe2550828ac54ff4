using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization;

/// <summary>A partner has one master account; everyone else is a user (ORG-8).</summary>
public enum MemberKind { User, Master }

public enum BuiltInRole
{
    /// <summary>Everything of the own partner.</summary>
    Administrator,

    /// <summary>The customers of the account managers that it leads.</summary>
    AccountDirector,

    /// <summary>The customers allocated to it.</summary>
    AccountManager,

    /// <summary>What its custom role permits, and nothing without one.</summary>
    Operator,
}

/// <param name="Subject">The <c>sub</c> of the member's tokens.</param>
[EventType("organization.member-created")]
public sealed record MemberCreated(
    string MemberId, string PartnerId, MemberKind Kind, string UserName, string Email, string Subject, DateTimeOffset CreatedAt) : IDomainEvent;

/// <param name="CustomRoleId">The custom role of an operator; null for every other role.</param>
[EventType("organization.role-assigned")]
public sealed record RoleAssigned(string MemberId, string PartnerId, BuiltInRole Role, string? CustomRoleId) : IDomainEvent;

/// <param name="ManagerIds">The account managers that the director leads from now on, in ascending order.</param>
[EventType("organization.managers-assigned")]
public sealed record ManagersAssigned(string MemberId, string PartnerId, ImmutableArray<string> ManagerIds) : IDomainEvent;

[EventType("organization.member-removed")]
public sealed record MemberRemoved(string MemberId, string PartnerId, DateTimeOffset RemovedAt) : IDomainEvent;

/// <summary>The id was claimed for a member that never came to be, and can no more be used: what it had claimed is free.</summary>
[EventType("organization.member-voided")]
public sealed record MemberVoided(string MemberId) : IDomainEvent;

/// <summary>A user of the partner centre as decisions need it.</summary>
public sealed record Member
{
    public static readonly Member Unknown = new();

    public bool Exists { get; init; }

    public bool Removed { get; init; }

    public string MemberId { get; init; } = "";

    public string PartnerId { get; init; } = "";

    public MemberKind Kind { get; init; }

    public string UserName { get; init; } = "";

    public string Email { get; init; } = "";

    public string Subject { get; init; } = "";

    public BuiltInRole? Role { get; init; }

    public string? CustomRoleId { get; init; }

    public ImmutableSortedSet<string> Managers { get; init; } = [];

    public bool IsActive => Exists && !Removed;

    public static Member Evolve(Member state, IDomainEvent @event) => @event switch
    {
        MemberCreated e => state with
        {
            Exists = true,
            MemberId = e.MemberId,
            PartnerId = e.PartnerId,
            Kind = e.Kind,
            UserName = e.UserName,
            Email = e.Email,
            Subject = e.Subject,
        },
        RoleAssigned e => state with
        {
            Role = e.Role,
            CustomRoleId = e.CustomRoleId,
            Managers = e.Role == BuiltInRole.AccountDirector ? state.Managers : [],
        },
        ManagersAssigned e => state with { Managers = [.. e.ManagerIds] },
        MemberRemoved => state with { Removed = true, Role = null, CustomRoleId = null, Managers = [] },
        MemberVoided => state with { Exists = true, Removed = true },
        _ => throw new UnknownEventException(state, @event),
    };
}
