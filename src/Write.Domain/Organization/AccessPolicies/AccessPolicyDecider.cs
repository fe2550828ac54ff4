using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization.AccessPolicies;

/// <param name="Holder">Whom the policy is about: a member's id, or a user's subject.</param>
/// <param name="By">Who asks, as a holder.</param>
public abstract record AccessPolicyCommand(PolicyAccount Account, [property: Text(TextKind.Caller)] string Holder, [property: Text(TextKind.Caller)] string By);

/// <param name="Known">What can be done.</param>
/// <param name="Member">For a partner the holder as its stream tells it; null for a customer's user, whom nobody here knows.</param>
public sealed record PutAccessPolicy(PolicyAccount Account, string Holder, string By, AccessPolicyDocument Policy, ImmutableHashSet<string> Known, Member? Member)
    : AccessPolicyCommand(Account, Holder, By);

public sealed record RemoveAccessPolicy(PolicyAccount Account, string Holder, string By) : AccessPolicyCommand(Account, Holder, By);

/// <summary>Fine-grained policies: what of its role a user may use (API-6 to API-9). A policy never gives what the role does not.</summary>
public static class AccessPolicyDecider
{
    public const int MostPolicies = 100;

    public static readonly Decider<AccessPolicyCommand, AccessPolicies> Definition =
        new("access-policies", command => command.Account.Key, AccessPolicies.None, Decide, AccessPolicies.Evolve);

    public static Decision Decide(AccessPolicyCommand command, AccessPolicies state)
    {
        if (command.Holder == command.By) return Decision.Reject(AccessPolicyRules.NotOneself.Refuse());
        // Asked at the door already; here it holds also when somebody else's policy came in between.
        if (state.ByHolder.TryGetValue(command.By, out var own) && !PolicyEvaluator.Decide(own, PolicyActions.PutPolicies).IsAllowed)
            return Decision.Reject(AccessPolicyRules.PermissionMissing.Refuse("", $"CBC.0151: the correct permission code is {PolicyActions.PutPolicies}."));
        return command switch
        {
            PutAccessPolicy put => Put(put, state),
            RemoveAccessPolicy remove => state.ByHolder.ContainsKey(remove.Holder)
                ? Decision.Accept(new AccessPolicyRemoved(remove.Account.PartnerId, remove.Account.CustomerId, remove.Holder))
                : Decision.Nothing,
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
    }

    private static Decision Put(PutAccessPolicy put, AccessPolicies state)
    {
        List<Rejection> refusals = [];
        if (string.IsNullOrWhiteSpace(put.Holder)) refusals.Add(InputRules.Required.Refuse("userSubject"));
        if (put.Account.PartnerId is { } partner && (put.Member is not { IsActive: true } member || member.PartnerId != partner))
            refusals.Add(OrganizationRules.MemberNotFound.Refuse("memberId"));
        refusals.AddRange(PolicyChecks.ForStoring(put.Policy, put.Known));
        var present = state.ByHolder.GetValueOrDefault(put.Holder);
        if (present is null && state.ByHolder.Count >= MostPolicies) refusals.Add(AccessPolicyRules.TooMany.Refuse());
        return Decision.RejectOr(refusals, () => put.Policy.Equals(present)
            ? Decision.Nothing
            : Decision.Accept(new AccessPolicyPut(put.Account.PartnerId, put.Account.CustomerId, put.Holder, put.Policy)).By(AccessPolicyRules.VersionNotSupported));
    }
}
