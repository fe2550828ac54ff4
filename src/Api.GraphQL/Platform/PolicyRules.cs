using System.Collections.Frozen;
using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Platform.Catalogue;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Platform;

[Description("A rule of the catalogue.")]
public sealed record PolicyRule(
    [property: Description("Such as ASSOC-6, as rules are named everywhere.")] string RuleId,
    [property: Description("The part of the catalogue, such as ASSOC.")] string Area,
    [property: Description("What the rule is about.")] RuleKind Kind,
    [property: Description("What the rule says, in a sentence.")] string Text,
    [property: Description("The item of the vendor's FAQ that it comes from, such as 8.3.1; null for a convention of this API.")] string? Source,
    [property: Description("Whether this version keeps the rule, and a test proves it; false when it is not built yet.")] bool IsEnforced,
    [property: Description("The ways in which mutations refuse by it; none for rules that refuse nothing.")] IReadOnlyList<RuleViolation> Violations);

[Description("One way in which a rule is violated.")]
public sealed record RuleViolation(
    [property: Description("As in errors { code }.")] string Code,
    [property: Description("What was violated, as in errors { message } where the case says nothing more.")] string Text,
    [property: Description("What the caller can do about it; empty when nothing helps.")] string Remedy);

/// <summary>Explains the <c>ruleId</c> of a rejection, and any other rule of the catalogue.</summary>
public sealed class PolicyQueries
{
    private static readonly FrozenDictionary<string, Rule[]> Violations = RuleCatalogue.Of(typeof(Rule).Assembly, typeof(IEventStore).Assembly);

    [Cost(30), Description("The rule with this id, such as ASSOC-6, in any letter case; null when the catalogue has none of that id.")]
    public PolicyRule? PolicyRule([Id, Description("Such as ASSOC-6; the ruleId of a rejection.")] string id)
    {
        if (!CatalogueRules.All.TryGetValue(id.Trim(), out var rule)) return null;
        return new(
            rule.Id, rule.Id[..rule.Id.IndexOf('-', StringComparison.Ordinal)], rule.Kind, rule.Text, rule.Source.Length > 0 ? rule.Source : null, rule.IsProven,
            [.. Violations.GetValueOrDefault(rule.Id, []).Select(violation => new RuleViolation(violation.Code, violation.Text, violation.Remedy))]);
    }
}
