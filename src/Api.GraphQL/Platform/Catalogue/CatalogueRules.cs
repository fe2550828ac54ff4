using System.Collections.Frozen;
using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Api.GraphQL.Platform.Catalogue;

/// <summary>A row of the rule catalogue: what the rule says, whether or not this version enforces it.</summary>
/// <param name="Source">The number of the item in the source; empty for conventions.</param>
/// <param name="IsProven">Whether a test of this version proves it.</param>
internal sealed record CatalogueRule(string Id, RuleKind Kind, string Source, bool IsProven, string Text);

/// <summary>The rule catalogue, which is data: every rule has one text here, violations have theirs where they are decided.</summary>
internal static class CatalogueRules
{
    private const string Resource = "rules.tsv";

    /// <summary>By id, in any letter case.</summary>
    public static FrozenDictionary<string, CatalogueRule> All { get; } =
        Read().ToFrozenDictionary(rule => rule.Id, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<CatalogueRule> Read() => EmbeddedTable.Rows(typeof(CatalogueRules).Assembly, Resource)
        .Select(cells => new CatalogueRule(cells[0], Enum.Parse<RuleKind>(cells[1], ignoreCase: true), cells[2], cells[3] == "yes", cells[4]));
}
