using System.Collections.Frozen;
using System.ComponentModel;
using GraphQL;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore;

namespace PartnerGraph.Api.Platform;

[Description("A rule of the catalogue, as the code enforces it.")]
public sealed record PolicyRule([property: Id] string Id, string Text, IReadOnlyList<RuleViolation> Violations);

[Description("One way in which a rule is violated.")]
public sealed record RuleViolation(string Code, string Text, string Remedy);

/// <summary>Explains the <c>ruleId</c> of a rejection.</summary>
public sealed class PolicyQueries
{
    private static readonly FrozenDictionary<string, Rule[]> Rules = RuleCatalogue.Of(typeof(Rule).Assembly, typeof(IEventStore).Assembly);

    [Description("The rule with this id, such as ASSOC-6; null when the code enforces none of that id.")]
    public PolicyRule? PolicyRule([Id] string id) =>
        Rules.TryGetValue(id, out var rules)
            ? new(id, rules[0].Text, [.. rules.Select(rule => new RuleViolation(rule.Code, rule.Text, rule.Remedy))])
            : null;
}
