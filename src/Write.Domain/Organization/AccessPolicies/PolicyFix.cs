using System.Collections.Immutable;

namespace PartnerGraph.Write.Domain.Organization.AccessPolicies;

/// <summary>
/// Repairs a policy that gives the key of one action to others (API-9): one statement for the action with the key, another for the others without it. Other faults stay.
/// </summary>
public static class PolicyFix
{
    /// <param name="known">What can be done: a pattern that covers the action with the key is taken apart into what it covers besides.</param>
    public static AccessPolicyDocument Of(AccessPolicyDocument policy, IReadOnlyCollection<string> known) =>
        policy with { Statements = [.. policy.Statements.SelectMany(statement => IsMixed(statement) ? Split(statement, known) : [statement])] };

    private static bool IsMixed(PolicyStatement statement) =>
        statement.Conditions.Any(condition => condition.Key == PolicyActions.CloudServiceType) && !statement.Actions.All(action => PolicyActions.Supports(action, PolicyActions.CloudServiceType));

    private static IEnumerable<PolicyStatement> Split(PolicyStatement statement, IReadOnlyCollection<string> known)
    {
        if (statement.Actions.Any(action => PolicyActions.Covers(action, PolicyActions.Unsubscribe)))
            yield return statement with { Actions = [PolicyActions.Unsubscribe] };
        // With the key the others were never denied; without it all of them would be.
        if (statement.Effect == PolicyEffect.Deny) yield break;
        var others = statement.Actions.SelectMany(action => PolicyActions.Covers(action, PolicyActions.Unsubscribe) ? Besides(action, known) : [action]).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (others.Length > 0)
            yield return statement with { Actions = others, Conditions = [.. statement.Conditions.Where(condition => condition.Key != PolicyActions.CloudServiceType)] };
    }

    /// <summary>What a pattern covers but the action with the key, in as few patterns as tell it.</summary>
    private static IEnumerable<string> Besides(string pattern, IReadOnlyCollection<string> known)
    {
        var covered = known.Where(action => PolicyActions.Covers(pattern, action)).Select(action => action.Split(':')).ToList();
        var (own, verb) = (PolicyActions.Unsubscribe.Split(':'), pattern.Split(':')[2]);
        foreach (var service in covered.Select(action => action[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (service != own[0] && pattern.Split(':')[1] == "*") yield return $"{service}:*:{verb}";
            else
            {
                foreach (var resource in covered.Where(action => action[0] == service).Select(action => action[1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                {
                    if (service != own[0] || resource != own[1]) yield return $"{service}:{resource}:{verb}";
                    else
                    {
                        foreach (var action in covered.Where(action => action[0] == service && action[1] == resource && action[2] != own[2]).Select(action => action[2]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                            yield return $"{service}:{resource}:{action}";
                    }
                }
            }
        }
    }
}
