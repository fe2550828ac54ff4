using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization.AccessPolicies;

public enum PolicyEffect { Allow, Deny }

/// <summary>How a condition compares; what the request does not have satisfies none.</summary>
public enum PolicyOperator { StringEquals, StringNotEquals }

/// <summary>What a statement asks of the resource: one of the values, or none of them.</summary>
[GivenTexts]
public sealed record PolicyCondition(PolicyOperator Operator, string Key, ImmutableArray<string> Values)
{
    public bool Equals(PolicyCondition? other) => other is not null && Operator == other.Operator && Key == other.Key && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Operator, Key, Values.Length);
}

/// <summary>What is allowed or denied; with conditions only where all of them hold.</summary>
/// <param name="Actions">As <c>service:resource:verb</c>, each part a name or <c>*</c>.</param>
[GivenTexts]
public sealed record PolicyStatement(PolicyEffect Effect, ImmutableArray<string> Actions, ImmutableArray<PolicyCondition> Conditions)
{
    public bool Equals(PolicyStatement? other) =>
        other is not null && Effect == other.Effect && Actions.SequenceEqual(other.Actions) && Conditions.SequenceEqual(other.Conditions);

    public override int GetHashCode() => HashCode.Combine(Effect, Actions.Length, Conditions.Length);
}

/// <summary>A fine-grained policy: what of its holder's role its holder may use (API-8).</summary>
[GivenTexts]
public sealed record AccessPolicyDocument(string Version, ImmutableArray<PolicyStatement> Statements)
{
    public const string SupportedVersion = "5.0";

    public bool Equals(AccessPolicyDocument? other) => other is not null && Version == other.Version && Statements.SequenceEqual(other.Statements);

    public override int GetHashCode() => HashCode.Combine(Version, Statements.Length);
}
