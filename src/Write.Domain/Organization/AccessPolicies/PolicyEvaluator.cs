using System.Collections.Frozen;

namespace PartnerGraph.Write.Domain.Organization.AccessPolicies;

public enum PolicyVerdict
{
    Allowed,

    /// <summary>A statement denies it, whatever others allow.</summary>
    Denied,

    /// <summary>No statement allows it.</summary>
    NotAllowed,
}

/// <param name="Statement">The first statement by which it was decided, from 1; null when none was.</param>
public sealed record PolicyDecision(PolicyVerdict Verdict, int? Statement)
{
    public bool IsAllowed => Verdict == PolicyVerdict.Allowed;
}

/// <summary>What a policy says of an action: a denial counts before anything that allows, wherever it stands, and what nothing allows is denied.</summary>
public static class PolicyEvaluator
{
    private static readonly FrozenDictionary<string, string> Nothing = FrozenDictionary<string, string>.Empty;

    /// <param name="resource">What is known of the resource, by condition key.</param>
    public static PolicyDecision Decide(AccessPolicyDocument policy, string action, IReadOnlyDictionary<string, string>? resource = null) =>
        Decide(policy, action, condition => Holds(condition, resource ?? Nothing), condition => Holds(condition, resource ?? Nothing));

    /// <summary>
    /// As long as the resource is not known: whether it is allowed for any, and denied for all. What the action's requests do not have, no resource will have (API-7).
    /// </summary>
    public static PolicyDecision DecideForSome(AccessPolicyDocument policy, string action) =>
        Decide(policy, action, condition => PolicyActions.Supports(action, condition.Key), _ => false);

    private static PolicyDecision Decide(AccessPolicyDocument policy, string action, Func<PolicyCondition, bool> allows, Func<PolicyCondition, bool> denies)
    {
        var allowed = default(int?);
        for (var at = 0; at < policy.Statements.Length; at++)
        {
            var statement = policy.Statements[at];
            if (!statement.Actions.Any(pattern => PolicyActions.Covers(pattern, action))) continue;
            if (statement.Effect == PolicyEffect.Deny && statement.Conditions.All(denies)) return new(PolicyVerdict.Denied, at + 1);
            if (statement.Effect == PolicyEffect.Allow && statement.Conditions.All(allows)) allowed ??= at + 1;
        }

        return allowed is null ? new(PolicyVerdict.NotAllowed, null) : new(PolicyVerdict.Allowed, allowed);
    }

    private static bool Holds(PolicyCondition condition, IReadOnlyDictionary<string, string> resource) =>
        resource.TryGetValue(condition.Key, out var value)
        && condition.Values.Contains(value, StringComparer.OrdinalIgnoreCase) == (condition.Operator == PolicyOperator.StringEquals);
}
