using System.Collections.Immutable;

namespace PartnerGraph.Read.Projections.Tests.Finder;

/// <summary>What somebody types, and what they look for: judged before any engine had answered.</summary>
/// <param name="Expected">Each of them is right as the first result; none: nothing must be found.</param>
public sealed record JudgedQuery(string Kind, string Query, ImmutableArray<string> Expected)
{
    public const string NoHit = "no-hit";

    public static IReadOnlyList<JudgedQuery> All()
    {
        using var reader = new StreamReader(typeof(JudgedQuery).Assembly.GetManifestResourceStream("JudgedQueries.tsv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Parse)];
    }

    private static JudgedQuery Parse(string line) => line.Split('\t') is [var kind, var query, .. var rest] && query.Length > 0
        ? new(kind, query, [.. rest.SelectMany(names => names.Split('|', StringSplitOptions.RemoveEmptyEntries))])
        : throw new FormatException($"Not a judged query: '{line}'.");
}
