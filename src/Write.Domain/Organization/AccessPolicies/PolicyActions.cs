namespace PartnerGraph.Write.Domain.Organization.AccessPolicies;

/// <summary>Names of actions, and what covers them. Letter case does not matter.</summary>
public static class PolicyActions
{
    public const string ViewOrders = "billing:order:view";
    public const string Unsubscribe = "billing:subscription:unsubscribe";

    /// <summary>What whoever puts policies needs.</summary>
    public const string PutPolicies = "organization:policy:put";

    /// <summary>The condition key that tells the type of a cloud service, such as <c>hws.service.type.ebs</c>.</summary>
    public const string CloudServiceType = "billing:cloudServiceType";

    private const int Parts = 3;

    /// <summary>Whether a pattern, of three names or <c>*</c>, covers an action.</summary>
    public static bool Covers(string pattern, string action)
    {
        var (wanted, given) = (pattern.Split(':'), action.Split(':'));
        return wanted.Length == Parts && given.Length == Parts && wanted.Zip(given).All(part => part.First == "*" || Same(part.First, part.Second));
    }

    /// <summary>Whether requests of the action have the key (API-6).</summary>
    public static bool Supports(string action, string key) => Same(action, Unsubscribe) && key == CloudServiceType;

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
