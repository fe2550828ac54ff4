using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization.AccessPolicies;

/// <summary>What is wrong with a policy, every fault by its place.</summary>
public static class PolicyChecks
{
    public const int MostStatements = 20;
    public const int MostConditions = 5;
    public const int MostConditionValues = 50;
    public const int MostCharacters = 16_384;

    /// <summary>Everything that should not be, for whoever writes a policy.</summary>
    /// <param name="known">What can be done.</param>
    public static IReadOnlyList<Rejection> Of(AccessPolicyDocument policy, IReadOnlyCollection<string> known) =>
        SizeOf(policy) is { } size ? [size] : [.. Texts(policy, known), .. KeysNotSupported(policy, _ => true)];

    /// <summary>
    /// What must not be stored. A key that an action does not support makes an Allow allow less (API-7), which narrows; it makes a Deny deny nothing, which would be taken for safe.
    /// </summary>
    public static IReadOnlyList<Rejection> ForStoring(AccessPolicyDocument policy, IReadOnlyCollection<string> known) =>
        SizeOf(policy) is { } size ? [size] : [.. Texts(policy, known), .. KeysNotSupported(policy, statement => statement.Effect == PolicyEffect.Deny)];

    /// <summary>Whether it is small enough to be looked at.</summary>
    public static bool IsWithinBounds(AccessPolicyDocument policy) => SizeOf(policy) is null;

    private static Rejection? SizeOf(AccessPolicyDocument policy)
    {
        var statements = policy.Statements;
        var fits = statements.Length is >= 1 and <= MostStatements
            && statements.All(statement => statement.Actions.Length is >= 1 and <= TextBounds.MostValues && statement.Conditions.Length <= MostConditions
                && statement.Conditions.All(condition => condition.Values.Length is >= 1 and <= MostConditionValues))
            && statements.Sum(statement => statement.Actions.Sum(action => (long)action.Length)
                + statement.Conditions.Sum(condition => condition.Key.Length + condition.Values.Sum(value => (long)value.Length))) <= MostCharacters;
        return fits ? null : AccessPolicyRules.TooLarge.Refuse("policy");
    }

    private static IEnumerable<Rejection> Texts(AccessPolicyDocument policy, IReadOnlyCollection<string> known)
    {
        if (policy.Version != AccessPolicyDocument.SupportedVersion) yield return AccessPolicyRules.VersionNotSupported.Refuse("policy.version");
        foreach (var (at, statement) in policy.Statements.Index())
        {
            foreach (var action in statement.Actions.Where(action => !known.Any(one => PolicyActions.Covers(action, one))))
                yield return AccessPolicyRules.ActionUnknown.Refuse($"policy.statements.{at}.actions", $"'{action}' covers nothing that can be done.");
            foreach (var condition in statement.Conditions.Where(condition => condition.Key != PolicyActions.CloudServiceType))
                yield return AccessPolicyRules.KeyUnknown.Refuse($"policy.statements.{at}.conditions", $"'{condition.Key}' is no condition key.");
        }
    }

    private static IEnumerable<Rejection> KeysNotSupported(AccessPolicyDocument policy, Func<PolicyStatement, bool> where) => policy.Statements.Index()
        .Where(of => where(of.Item) && of.Item.Conditions.Any(condition => condition.Key == PolicyActions.CloudServiceType && !of.Item.Actions.All(action => PolicyActions.Supports(action, condition.Key))))
        .Select(of => AccessPolicyRules.KeyNotSupported.Refuse($"policy.statements.{of.Index}.conditions"));
}
