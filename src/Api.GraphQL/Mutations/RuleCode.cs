using GraphQL.Types;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Mutations;

/// <summary>The code of a rule, as clients tell cases apart.</summary>
public readonly record struct RuleCode(string Value);

/// <summary>Every code by which a rule of this version speaks.</summary>
public sealed class RuleCodeEnum : EnumerationGraphType
{
    public RuleCodeEnum()
    {
        Name = nameof(RuleCode);
        Description = "The ways of keeping or breaking rules. What an earlier version stored may carry a code that this version no longer lists.";
        var rules = RuleCatalogue.Of(typeof(Rule).Assembly, typeof(IEventStore).Assembly, typeof(CommandRules).Assembly).Values.SelectMany(rules => rules);
        foreach (var code in rules.GroupBy(rule => rule.Code).OrderBy(code => code.Key, StringComparer.Ordinal))
            Add(code.Key, code.Key, string.Join(' ', code.Select(rule => $"{rule.Text} ({rule.Id})").Distinct().Order(StringComparer.Ordinal)));
    }

    public override object? Serialize(object? value) => value is RuleCode code ? code.Value : base.Serialize(value);
}
