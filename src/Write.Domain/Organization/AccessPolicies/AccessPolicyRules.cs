using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization.AccessPolicies;

/// <summary>The rules of fine-grained policies.</summary>
public static class AccessPolicyRules
{
    public static readonly Rule KeyNotSupported = new("API-6", "CONDITION_KEY_NOT_SUPPORTED_FOR_ACTION",
        $"The condition key {PolicyActions.CloudServiceType} supports the action {PolicyActions.Unsubscribe} alone.",
        "Give the other actions a statement of their own without the key; suggestPolicyFix does it.");

    public static readonly Rule KeyUnknown = new("API-6", "CONDITION_KEY_UNKNOWN",
        "A condition asks for a known key.", $"The key is {PolicyActions.CloudServiceType}.");

    public static readonly Rule PermissionMissing = new("API-7", "PERMISSION_NOT_IN_POLICY",
        "What a policy does not allow, or denies, is not permitted.", "Ask whoever maintains the account's policies for the permission.");

    public static readonly Rule VersionNotSupported = new("API-8", "POLICY_VERSION_NOT_SUPPORTED",
        $"A policy has the version {AccessPolicyDocument.SupportedVersion}.", $"Write the policy in version {AccessPolicyDocument.SupportedVersion}.");

    public static readonly Rule ActionUnknown = new("API-8", "POLICY_ACTION_UNKNOWN",
        "An action is service:resource:verb, each a name or *, and covers something that can be done.", "Choose from policyActions.");

    public static readonly Rule TooLarge = new("API-8", "POLICY_TOO_LARGE",
        $"A policy has 1 to {PolicyChecks.MostStatements} statements of 1 to {TextBounds.MostValues} actions and at most {PolicyChecks.MostConditions} conditions of 1 to {PolicyChecks.MostConditionValues} values, and at most {PolicyChecks.MostCharacters:N0} characters in all of them.",
        "Use * for parts of actions, or leave out what others cover.");

    public static readonly Rule NotOneself = new("API-8", "POLICY_OF_ONESELF",
        "Nobody maintains the policy of oneself: whoever is restricted could lift it.", "Ask another administrator of the account.");

    public static readonly Rule TooMany = new("API-8", "TOO_MANY_POLICIES",
        $"An account has at most {AccessPolicyDecider.MostPolicies} policies.", "Remove policies that are not needed any more.");
}
