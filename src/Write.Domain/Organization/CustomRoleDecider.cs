using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization;

public abstract record CustomRoleCommand(string RoleId);

public sealed record DefineRole(string RoleId, string PartnerId, [property: Text(TextKind.Name)] string Name, ImmutableArray<string> Permissions) : CustomRoleCommand(RoleId);

public sealed record ChangeRole(string RoleId, string PartnerId, [property: Text(TextKind.Name)] string Name, ImmutableArray<string> Permissions) : CustomRoleCommand(RoleId);

public sealed record RetireRole(string RoleId, string PartnerId) : CustomRoleCommand(RoleId);

/// <summary>Roles that a partner's administrator makes of permissions (ORG-7).</summary>
public static class CustomRoleDecider
{
    public static readonly Decider<CustomRoleCommand, CustomRole> Definition =
        new("role", command => command.RoleId, CustomRole.Undefined, Decide, CustomRole.Evolve);

    public static Decision Decide(CustomRoleCommand command, CustomRole state) => command switch
    {
        DefineRole define when !state.Exists => Decision.RejectOr(Refusals(define.Name, define.Permissions), () => Decision.Accept(
            new RoleDefined(define.RoleId, define.PartnerId, define.Name.Trim(), Sorted(define.Permissions))).By(OrganizationRules.RightsByCustomRole)),
        DefineRole define => IsOwn(state, define.PartnerId) && IsSame(state, define.Name, define.Permissions)
            ? Decision.Nothing
            : Decision.Reject(OrganizationRules.MemberExists.Refuse("roleId", "A role with this id exists with other data, or was retired.")),
        ChangeRole change when IsOwn(state, change.PartnerId) => Decision.RejectOr(Refusals(change.Name, change.Permissions), () =>
            IsSame(state, change.Name, change.Permissions)
                ? Decision.Nothing
                : Decision.Accept(new RoleChanged(change.RoleId, change.PartnerId, change.Name.Trim(), Sorted(change.Permissions)))
                    .By(OrganizationRules.RightsByCustomRole)),
        RetireRole retire when state.Exists && state.PartnerId == retire.PartnerId => state.Retired
            ? Decision.Nothing
            : Decision.Accept(new RoleRetired(retire.RoleId, retire.PartnerId)),
        ChangeRole or RetireRole => Decision.Reject(OrganizationRules.RoleNotFound.Refuse("roleId")),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static List<Rejection> Refusals(string name, ImmutableArray<string> permissions)
    {
        List<Rejection> refusals = [];
        if (string.IsNullOrWhiteSpace(name)) refusals.Add(InputRules.Required.Refuse("name"));
        refusals.AddRange(permissions.Where(permission => !Permissions.IsKnown(permission)).Select(permission =>
            OrganizationRules.PermissionUnknown.Refuse("permissions", $"'{permission}' is no permission.")));
        return refusals;
    }

    private static bool IsOwn(CustomRole state, string partnerId) => state.IsActive && state.PartnerId == partnerId;

    private static bool IsSame(CustomRole state, string name, ImmutableArray<string> permissions) =>
        state.Name == name.Trim() && state.Permissions.SetEquals(permissions);

    private static ImmutableArray<string> Sorted(ImmutableArray<string> permissions) =>
        [.. permissions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
