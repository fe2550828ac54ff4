using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Api.Transport.Documents;

namespace PartnerGraph.Api.Platform;

[Description("Who the request's token speaks for.")]
public sealed record Me(string Subject, Role Role, [property: Id] string? PartnerId, [property: Id] string? CustomerId, IReadOnlyList<string> Permissions);

[Description("Why the caller has no rights in the partner centre (ORG-4); reason is null when it has.")]
public sealed record AccessDiagnosis(AccessGap? Reason, string? Remedy);

public sealed class MeQueries
{
    [Cost(30), Description("The caller.")]
    public Me Me(IResolveFieldContext context)
    {
        var actor = Actor.Of(context);
        return new(
            actor.Subject, actor.Role,
            actor.PartnerId is { } partner ? GlobalId.Of("Partner", partner) : null,
            actor.CustomerId is { } customer ? GlobalId.Of("Customer", customer) : null,
            [.. (actor.Permissions ?? []).Order(StringComparer.Ordinal)]);
    }

    [Cost(30), Description("The reason of a refusal with 401, readable without any right (ORG-4).")]
    public AccessDiagnosis AccessDiagnosis(IResolveFieldContext context) => Actor.Of(context).Gap switch
    {
        AccessGap.IamUserOnly => new(AccessGap.IamUserOnly, "Ask the partner's administrator to create you as a member in the partner centre."),
        AccessGap.NoRole => new(AccessGap.NoRole, "Ask the partner's administrator to assign you a role."),
        _ => new(null, null),
    };
}

/// <summary>What everybody may ask.</summary>
public sealed class PlatformAccess : IAccessRules
{
    public IEnumerable<AccessRule> Rules =>
    [
        new("node", "CONV-7", [Role.Anonymous]),
        new("policyRule", "CONV-8", [Role.Anonymous]),
        new("accessDiagnosis", "ORG-4", [Role.Anonymous]),
        new("me", "ORG-2", [.. Enum.GetValues<Role>().Where(role => role != Role.Anonymous)]),
        new("eventCursor", "proposed", [.. Enum.GetValues<Role>().Where(role => role != Role.Anonymous)]),
        new("projections", "proposed", [Role.OperationsManager]),
        new("rebuildProjection", "proposed", [Role.OperationsManager]),
        new("retryQuarantined", "proposed", [Role.OperationsManager]),
    ];
}
