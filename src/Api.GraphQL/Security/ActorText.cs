using System.Collections.Immutable;
using System.Text;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Api.GraphQL.Security;

/// <summary>An actor as a text, with everything that it may be told apart by; two that are alike have the same rights.</summary>
internal static class ActorText
{
    public static string Of(Actor actor)
    {
        var text = new StringBuilder();
        foreach (var part in new[] { actor.Subject, $"{actor.Role}", actor.PartnerId, actor.MemberId, actor.CustomerId, $"{actor.Gap}" }) Add(text, part);
        Add(text, actor.ManagerIds.IsDefault ? null : actor.ManagerIds);
        Add(text, actor.Permissions?.Order(StringComparer.Ordinal));
        Add(text, actor.ResellerIds.IsDefault ? null : actor.ResellerIds);
        Add(text, actor.Policy);
        return text.ToString();
    }

    // With lengths, so that no text can pretend to be two.
    private static void Add(StringBuilder text, string? part) => _ = part is null ? text.Append('-') : text.Append(part.Length).Append(':').Append(part);

    private static void Add(StringBuilder text, IEnumerable<string>? parts)
    {
        var list = parts?.ToList();
        text.Append('[').Append(list?.Count ?? -1);
        foreach (var part in list ?? []) Add(text, part);
    }

    private static void Add(StringBuilder text, AccessPolicyDocument? policy)
    {
        Add(text, policy?.Version);
        foreach (var statement in policy?.Statements ?? ImmutableArray<PolicyStatement>.Empty)
        {
            Add(text, $"{statement.Effect}");
            Add(text, statement.Actions);
            foreach (var condition in statement.Conditions)
            {
                Add(text, $"{condition.Operator}");
                Add(text, condition.Key);
                Add(text, condition.Values);
            }
        }
    }
}
