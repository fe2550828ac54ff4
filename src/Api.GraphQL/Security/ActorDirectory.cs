using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Claims;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Api.GraphQL.Security;

/// <summary>What the organization of a partner says of one of its users (ORG-2, ORG-3).</summary>
/// <param name="Role">Null while no role is assigned.</param>
public sealed record MemberAccess(
    string MemberId, string PartnerId, Role? Role, ImmutableArray<string> ManagerIds, ImmutableHashSet<string> Permissions);

/// <summary>Finds the member behind a token's subject.</summary>
public interface IMemberDirectory
{
    /// <summary>Null when no partner has made this user a member.</summary>
    ValueTask<MemberAccess?> Find(string subject, CancellationToken cancellation = default);
}

/// <summary>Finds the resellers of a distributor.</summary>
public interface IResellerDirectory
{
    ValueTask<ImmutableArray<string>> Of(string distributorId, CancellationToken cancellation = default);
}

/// <summary>Finds the fine-grained policy of a user.</summary>
public interface IPolicyDirectory
{
    /// <summary>Null when it has none.</summary>
    ValueTask<AccessPolicyDocument?> Of(PolicyAccount account, string holder, CancellationToken cancellation = default);
}

/// <summary>
/// Turns a validated token into the actor of this product. The vendor's staff and customers are told by claims; what a
/// partner's user may do is told by its organization, asked anew for every request and every delivered event.
/// </summary>
public sealed class ActorDirectory(IMemberDirectory members, IResellerDirectory resellers, IPolicyDirectory policies)
{
    /// <summary>The claim of the vendor's staff: one of <see cref="VendorRoles"/>.</summary>
    public const string RoleClaim = "role";

    /// <summary>The claim of a customer's user: the customer's id.</summary>
    public const string CustomerClaim = "customer";

    public static readonly FrozenDictionary<string, Role> VendorRoles = new Dictionary<string, Role>
    {
        ["ecosystem_manager"] = Role.EcosystemManager,
        ["partner_development_manager"] = Role.PartnerDevelopmentManager,
        ["business_developer"] = Role.BusinessDeveloper,
        ["mdf_owner"] = Role.MdfOwner,
        ["operations_manager"] = Role.OperationsManager,
        ["finance"] = Role.Finance,
    }.ToFrozenDictionary();

    public async ValueTask<Actor> Resolve(ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        if (user.Identity is not { IsAuthenticated: true } || user.FindFirstValue("sub") is not { Length: > 0 } subject) return Actor.Anonymous;
        if (user.FindFirstValue(RoleClaim) is { } role && VendorRoles.TryGetValue(role, out var vendor)) return new(subject, vendor);
        if (user.FindFirstValue(CustomerClaim) is { Length: > 0 } customer) return await Customer(customer, subject, cancellation);
        return await Member(subject, cancellation);
    }

    /// <summary>A user of a customer's account.</summary>
    public ValueTask<Actor> Customer(string customerId, string subject, CancellationToken cancellation) =>
        Narrowed(new(subject, Role.Customer, CustomerId: customerId), cancellation);

    /// <summary>A partner's user.</summary>
    public async ValueTask<Actor> Member(string subject, CancellationToken cancellation) => await Narrowed(await WithRole(subject, cancellation), cancellation);

    private async ValueTask<Actor> Narrowed(Actor actor, CancellationToken cancellation) => actor is { Gap: null, PolicyHolder: { } held }
        && await policies.Of(held.Account, held.Holder, cancellation) is { } policy ? actor with { Policy = policy } : actor;

    private async ValueTask<Actor> WithRole(string subject, CancellationToken cancellation) =>
        await members.Find(subject, cancellation) switch
        {
            null => new Actor(subject, Role.Anonymous, Gap: AccessGap.IamUserOnly),
            { Role: null } member => new(subject, Role.Anonymous, member.PartnerId, member.MemberId, Gap: AccessGap.NoRole),
            { Role: { } assigned } member => new(
                subject, assigned, member.PartnerId, member.MemberId, ManagerIds: member.ManagerIds, Permissions: member.Permissions,
                ResellerIds: assigned is Role.DistributorAdministrator or Role.Operator ? await resellers.Of(member.PartnerId, cancellation) : []),
        };
}
