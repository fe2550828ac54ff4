using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Api.GraphQL.Organization.AccessPolicies;

/// <summary>What policies say and would say.</summary>
public sealed class AccessPolicyQueries(AccessPolicyReads reads, AccessPolicy access, ActorDirectory actors, MemberFinder members)
{
    [Description("The policy of a user of the caller's account; null when it has none.")]
    public async Task<AccessPolicyView?> AccessPolicy(
        IResolveFieldContext context, [Id, Description("The member, for a partner's policies.")] string? memberId,
        [Description("The sub of the user's tokens, for a customer's policies.")] string? userSubject)
    {
        var held = PolicyHolder.Of(context, memberId, userSubject);
        return await reads.Of(held.Account, held.Holder, context.CancellationToken) is { } row ? new(row, held.MemberId) : null;
    }

    [Cost(60), Description("Everything that a policy can be about, in order.")]
    public IReadOnlyList<string> PolicyActions() => [.. access.Actions.Order(StringComparer.Ordinal)];

    [Cost(500), Description("What is to be said of a policy, without putting it (API-6).")]
    public PolicyValidation ValidatePolicy([Description("What is looked at.")] PolicyDocumentInput policy)
    {
        var findings = PolicyChecks.Of(policy.Document(), access.Actions);
        return new(findings.Count == 0, [.. findings.Select(finding => new Mutations.RejectionView(finding))]);
    }

    [Cost(500), Description("The policy with one statement for unsubscribing with the key, and another for the other actions without it (API-9); as it is when nothing is mixed. Null when it has too much in it to be a policy.")]
    public PolicyDocumentView? SuggestPolicyFix([Description("What is repaired.")] PolicyDocumentInput policy) =>
        PolicyChecks.IsWithinBounds(policy.Document()) ? PolicyDocumentView.Of(PolicyFix.Of(policy.Document(), access.Actions)) : null;

    [Cost(300), Description("What a user of the caller's account would be answered (API-7); null when there is no such user.")]
    public async Task<PolicySimulation?> SimulatePolicy(
        IResolveFieldContext context, [Id, Description("The member, of a partner.")] string? memberId, [Description("The sub of the user's tokens, of a customer.")] string? userSubject,
        [Description("One of policyActions, in any letter case.")] string action,
        [Description("The type of the resource's cloud service, such as hws.service.type.ebs; a resource of which nothing is known when left out.")] string? cloudServiceType,
        [Description("Instead of the policy that the user has.")] PolicyDocumentInput? policy)
    {
        var held = PolicyHolder.Of(context, memberId, userSubject);
        var known = access.Actions.FirstOrDefault(one => one.Equals(action, StringComparison.OrdinalIgnoreCase))
            ?? throw RequestErrors.Of(RequestErrors.BadRequest, "There is no such action; see policyActions.");
        if (await Holder(context, held) is not { } actor) return null;
        if (!access.IsGranted(actor, known)) return new(SimulatedVerdict.NotGrantedByRole, false, null, known);
        if ((policy?.Document() ?? actor.Policy) is not { } document) return new(SimulatedVerdict.Allowed, true, null, known);
        if (!PolicyChecks.IsWithinBounds(document)) throw RequestErrors.Of(RequestErrors.BadRequest, AccessPolicyRules.TooLarge.Text);
        var decided = PolicyEvaluator.Decide(document, known, cloudServiceType is null ? null : new Dictionary<string, string> { [Write.Domain.Organization.AccessPolicies.PolicyActions.CloudServiceType] = cloudServiceType });
        return new(
            decided.Verdict switch
            {
                PolicyVerdict.Allowed => SimulatedVerdict.Allowed,
                PolicyVerdict.Denied => SimulatedVerdict.DeniedByStatement,
                _ => SimulatedVerdict.NotAllowedByPolicy,
            },
            decided.IsAllowed, decided.Statement, known);
    }

    private async Task<Actor?> Holder(IResolveFieldContext context, PolicyHolder held)
    {
        if (held.Account.CustomerId is { } customer) return await actors.Customer(customer, held.Holder, context.CancellationToken);
        var found = await members.Of(Actor.Of(context), [held.Holder], context.CancellationToken);
        return found.TryGetValue(held.Holder, out var member) ? await actors.Member(member.Subject, context.CancellationToken) : null;
    }
}
