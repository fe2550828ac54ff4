using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization;

/// <param name="Permissions">Each once, in ascending order.</param>
[EventType("organization.role-defined")]
public sealed record RoleDefined(string RoleId, string PartnerId, string Name, ImmutableArray<string> Permissions) : IDomainEvent;

[EventType("organization.role-changed")]
public sealed record RoleChanged(string RoleId, string PartnerId, string Name, ImmutableArray<string> Permissions) : IDomainEvent;

[EventType("organization.role-retired")]
public sealed record RoleRetired(string RoleId, string PartnerId) : IDomainEvent;

/// <summary>A partner's own role; a retired one permits nothing to those who still hold it.</summary>
public sealed record CustomRole(bool Exists, bool Retired, string PartnerId, string Name, ImmutableSortedSet<string> Permissions)
{
    public static readonly CustomRole Undefined = new(false, false, "", "", ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal));

    public bool IsActive => Exists && !Retired;

    public static CustomRole Evolve(CustomRole state, IDomainEvent @event) => @event switch
    {
        RoleDefined e => state with { Exists = true, PartnerId = e.PartnerId, Name = e.Name, Permissions = state.Permissions.Clear().Union(e.Permissions) },
        RoleChanged e => state with { Name = e.Name, Permissions = state.Permissions.Clear().Union(e.Permissions) },
        RoleRetired => state with { Retired = true, Permissions = state.Permissions.Clear() },
        _ => throw new UnknownEventException(state, @event),
    };
}
