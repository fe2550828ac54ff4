using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Api.GraphQL.Organization.AccessPolicies;

/// <summary>Whom a policy is about, of the account of whoever asks.</summary>
/// <param name="By">The caller as a holder.</param>
/// <param name="MemberId">The global id of a member; null for a customer's user.</param>
internal sealed record PolicyHolder(PolicyAccount Account, string Holder, string By, string? MemberId)
{
    /// <exception cref="ExecutionError">BAD_USER_INPUT: a partner's user names a member, a customer's the subject of a user, and neither names both.</exception>
    public static PolicyHolder Of(IResolveFieldContext context, string? memberId, string? userSubject)
    {
        var actor = Actor.Of(context);
        var (account, by) = actor.PolicyHolder ?? throw RequestErrors.Of(RequestErrors.Forbidden, "Only users of partners and customers have policies.");
        return (account.PartnerId, memberId, userSubject) switch
        {
            (not null, { } member, null) => new(account, GlobalId.KeyOf(nameof(Member), member), by, member),
            (null, null, { } subject) => new(account, subject, by, null),
            _ => throw RequestErrors.Of(RequestErrors.BadRequest, account.PartnerId is null ? "Name the user by userSubject alone." : "Name the member by memberId alone."),
        };
    }
}
