using System.Reflection;
using System.Text.RegularExpressions;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Architecture.Tests;

public sealed partial class RuleCoverageTests
{
    [Fact]
    public void Every_rule_that_the_code_enforces_has_a_test_that_names_it()
    {
        var enforced = RulesInCode().Select(rule => rule.Id).ToHashSet();
        Assert.NotEmpty(enforced);
        Assert.Empty(enforced.Except(Named()).Order());
    }

    /// <summary>The rules that tests prove.</summary>
    internal static HashSet<string> Named() =>
        [.. RepositoryFiles.Sources("tests").SelectMany(file => RuleTrait().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))];

    private static IEnumerable<Rule> RulesInCode() =>
        new[] { typeof(Rule).Assembly, typeof(CommandRunner).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Rule))
            .Select(field => (Rule)field.GetValue(null)!);

    [GeneratedRegex("Trait\\(\"Rule\", \"([A-Z]+-[0-9]+)\"\\)")]
    private static partial Regex RuleTrait();
}
