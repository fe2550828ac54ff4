using System.Collections.Immutable;
using GraphQL;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Api.GraphQL.Security;

/// <summary>The kinds of callers of section 5 of the rule catalogue.</summary>
public enum Role
{
    Anonymous,
    PartnerAdministrator,
    AccountDirector,
    AccountManager,
    Operator,
    DistributorAdministrator,
    ResellerAdministrator,
    Customer,
    EcosystemManager,
    PartnerDevelopmentManager,
    BusinessDeveloper,
    MdfOwner,
    OperationsManager,
    Finance,
}

/// <summary>Why a signed-in caller has no rights yet (ORG-4).</summary>
public enum AccessGap
{
    /// <summary>The user exists in the cloud console only (ORG-1).</summary>
    IamUserOnly,

    /// <summary>The member has no role yet (ORG-3).</summary>
    NoRole,
}

/// <summary>Who is asking, as this product knows it: every read and every command is bounded by it.</summary>
/// <param name="Subject">The subject of the token; empty for anonymous visitors.</param>
/// <param name="PartnerId">The partner whose member this is.</param>
/// <param name="MemberId">The member, for partner users.</param>
/// <param name="CustomerId">The customer, for customer users.</param>
/// <param name="ManagerIds">For a director the managers under it; for a manager itself.</param>
/// <param name="Permissions">What an operator's custom role grants, such as <c>quota.view</c>.</param>
/// <param name="ResellerIds">The resellers of a distributor, whose spending it reads.</param>
/// <param name="Policy">What of its role it may use, by a policy of its account (API-8); null without one.</param>
public sealed record Actor(
    string Subject, Role Role, string? PartnerId = null, string? MemberId = null, string? CustomerId = null,
    ImmutableArray<string> ManagerIds = default, ImmutableHashSet<string>? Permissions = null, AccessGap? Gap = null,
    ImmutableArray<string> ResellerIds = default, AccessPolicyDocument? Policy = null)
{
    public const string ContextKey = "actor";

    public static readonly Actor Anonymous = new("", Role.Anonymous);

    public bool IsVendor => Role is Role.EcosystemManager or Role.PartnerDevelopmentManager or Role.BusinessDeveloper
        or Role.MdfOwner or Role.OperationsManager or Role.Finance;

    /// <summary>Whose policies are about the actor, and by what it is known there; null for the vendor's staff and strangers.</summary>
    public (PolicyAccount Account, string Holder)? PolicyHolder => this switch
    {
        { CustomerId: { } customer } => (new(null, customer), Subject),
        { PartnerId: { } partner, MemberId: { } member } => (new(partner, null), member),
        _ => null,
    };

    /// <summary>The caller of the running request.</summary>
    public static Actor Of(IResolveFieldContext context) =>
        context.UserContext.TryGetValue(ContextKey, out var actor) && actor is Actor known ? known : Anonymous;

    /// <summary>The partner's own id, for fields that only partner users reach.</summary>
    /// <exception cref="ExecutionError">The caller belongs to no partner.</exception>
    public string RequirePartner() => PartnerId ?? throw Schema.RequestErrors.Of(Schema.RequestErrors.Forbidden, "Only a partner's user may do this.");

    /// <summary>The customer's own id, for fields that only customers reach.</summary>
    /// <exception cref="ExecutionError">The caller is no customer.</exception>
    public string RequireCustomer() => CustomerId ?? throw Schema.RequestErrors.Of(Schema.RequestErrors.Forbidden, "Only a customer may do this.");
}
