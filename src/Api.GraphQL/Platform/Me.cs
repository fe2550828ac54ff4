using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Organization;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;

namespace PartnerGraph.Api.GraphQL.Platform;

[Description("Who the request's token speaks for.")]
public sealed class Me(Actor actor)
{
    [Description("The sub of the token.")]
    public string Subject => actor.Subject;

    [Description("The kind of caller, as section 5 of the catalogue tells them apart (ORG-2).")]
    public Role Role => actor.Role;

    [Id, Description("The partner whose member the caller is; null for customers and the vendor's staff.")]
    public string? PartnerId => actor.PartnerId is { } partner ? GlobalId.Of("Partner", partner) : null;

    [SeenLike("partner"), Description("That partner; null for customers and the vendor's staff.")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [SeenLike("me"), Description("The caller as a member of its partner, whatever its role (ORG-5); null for customers and the vendor's staff.")]
    public IDataLoaderResult<Member?>? Member(IResolveFieldContext context) =>
        context.MemberOf(actor.MemberId is { } member ? GlobalId.Of("Member", member) : null);

    [Id, Description("The customer that the caller is; null for everybody else.")]
    public string? CustomerId => actor.CustomerId is { } customer ? GlobalId.Of("Customer", customer) : null;

    [SeenLike("customer"), Description("That customer; null for everybody else.")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    [Description("What an operator's custom role grants, in order (ORG-7); empty for every other role.")]
    public IReadOnlyList<string> Permissions => [.. (actor.Permissions ?? []).Order(StringComparer.Ordinal)];
}

[Description("Why the caller has no rights in the partner centre (ORG-4); reason is null when it has.")]
public sealed record AccessDiagnosis(AccessGap? Reason, string? Remedy);

public sealed class MeQueries
{
    [Cost(30), Description("The caller.")]
    public Me Me(IResolveFieldContext context) => new(Actor.Of(context));

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
        new("node", "CONV-7", [Role.Anonymous]) { Action = "platform:node:view" },
        new("nodes", "CONV-7", [Role.Anonymous]) { Action = "platform:node:view" },
        new("policyRule", "CONV-8", [Role.Anonymous]),
        new("accessDiagnosis", "ORG-4", [Role.Anonymous]),
        new("apiLimits", "API-2", [Role.Anonymous]),
        new("me", "ORG-2", [.. Enum.GetValues<Role>().Where(role => role != Role.Anonymous)]) { IsAboutOneself = true },
        new("eventCursor", "proposed", [.. Enum.GetValues<Role>().Where(role => role != Role.Anonymous)]),
        new("projections", "proposed", [Role.OperationsManager]),
        new("rebuildProjection", "proposed", [Role.OperationsManager]),
        new("retryQuarantined", "proposed", [Role.OperationsManager]),
    ];
}
